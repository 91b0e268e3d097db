/**
 * Webhooks as the platform sends them: signed events, keys to sign with, and broken ones that must be refused. Knows the
 * signature's rules and nothing of a client; no server is needed.
 */

import { ConfigurationError } from '../core/errors.js';
import { encodeBase64 } from '../core/webhooks/base64.js';
import type { WebhookBody } from '../core/webhooks/body.js';
import type { WebhookSecrets } from '../core/webhooks/secrets.js';
import { type SignatureHeaders, signBody } from '../core/webhooks/signature.js';
import type { EventObject } from '../types/index.js';
import { thinEvent, type WebhookEventType, webhookEvent } from './webhook_events.js';

export { type WebhookEventOptions, type WebhookEventType, webhookEvent, webhookEventTypes } from './webhook_events.js';

/** What webhooks are signed with unless it is told otherwise: "for tests only, not a real secret". It opens nothing. */
export const WEBHOOK_SECRET = 'whsec_Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHJlYWwgc2VjcmV0';

const OTHER_SECRET = 'whsec_b2Ygc29tZWJvZHkgZWxzZSwgYWxzbyBub3QgYSByZWFsIHNlY3JldA==';
const HOUR = 3_600_000;

/**
 * What makes a webhook one that must be refused: its `body` or `id` was changed after it was signed, the signature is
 * missing, it was made with another `secret`, or the `timestamp` is an hour old (and signed: a replay).
 */
export type WebhookFlaw = 'body' | 'id' | 'missing_signature' | 'secret' | 'timestamp';

/** How a body is signed. */
export interface WebhookHeadersOptions {
  /** What to sign with: `whsec_…`, a private `whsk_…`, or several while one is being replaced. Default: `WEBHOOK_SECRET`. */
  readonly secret?: WebhookSecrets | undefined;
  /** The webhook's id, the same over all deliveries of an event. Default: the event's, else `msg_test`. */
  readonly id?: string | undefined;
  /** When it was sent, as a `Date` or in milliseconds since 1970. Default: now. */
  readonly timestamp?: Date | number | undefined;
}

/** How a webhook is made. */
export interface SignWebhookEventOptions extends WebhookHeadersOptions {
  /** Send only what names the object, as endpoints with `payload: 'thin'` get it. */
  readonly thin?: boolean | undefined;
  /** What is wrong with it; nothing for a webhook that is to be accepted. */
  readonly tampered?: WebhookFlaw | undefined;
}

/** A webhook, ready to be posted to a receiver. */
export interface SignedWebhook<Event = EventObject> {
  /** The raw body. */
  readonly body: string;
  /** The three headers of Standard Webhooks, and the content type. */
  readonly headers: Record<string, string>;
  /** The event that the body had before it was tampered with. */
  readonly event: Event;
  /** The webhook as a `Request`, a new one each time. */
  request(url?: string): Request;
}

/**
 * The three headers of a signed body, whatever it is.
 *
 * @throws {@link WebhookSecretError} if the secret is none.
 */
export function webhookHeaders(body: WebhookBody, options: WebhookHeadersOptions = {}): Promise<SignatureHeaders> {
  const { secret = WEBHOOK_SECRET, id = 'msg_test', timestamp } = options;
  return signBody(body, secret, { id, timestamp });
}

/**
 * A signed webhook.
 *
 * ```ts
 * const webhook = await signWebhook('workflow.completed');
 * const response = await app.request('/webhooks', webhook.request());
 * ```
 *
 * @param given The type of an event, for a realistic one, or an event: `webhookEvent` makes one with details of yours.
 * @throws {@link RangeError} if there is no such type, or no such flaw.
 * @throws {@link WebhookSecretError} if the secret is none.
 */
export async function signWebhook<Event extends EventObject = EventObject>(
  given: WebhookEventType | Event,
  options: SignWebhookEventOptions = {},
): Promise<SignedWebhook<Event>> {
  const { secret = WEBHOOK_SECRET, tampered, thin, timestamp = Date.now() } = options;
  if (tampered !== undefined && !Object.hasOwn(FLAWS, tampered)) {
    throw new RangeError(`There is no flaw '${tampered}'. The flaws are ${Object.keys(FLAWS).join(', ')}.`);
  }
  const event = (typeof given === 'string' ? webhookEvent(given) : given) as Event;
  const letter = { body: JSON.stringify(thin ? thinEvent(event) : event), id: options.id ?? event.id };
  const headers = await webhookHeaders(letter.body, {
    id: letter.id,
    secret: tampered === 'secret' ? OTHER_SECRET : secret,
    timestamp: Number(timestamp) - (tampered === 'timestamp' ? HOUR : 0),
  });
  const whole = { body: letter.body, headers: { ...headers, 'content-type': 'application/json' } };
  const sent: Letter = tampered === undefined ? whole : FLAWS[tampered](whole);
  return {
    ...sent,
    event,
    request: (url = 'https://example.com/webhooks') => new Request(url, { method: 'POST', ...sent }),
  };
}

interface Letter {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** What is done to a webhook that was signed. Another secret and an old timestamp come before that. */
const FLAWS: Readonly<Record<WebhookFlaw, (letter: Letter) => Letter>> = {
  body: ({ body, headers }) => ({ body: body.replace('{', '{"forged":true,'), headers }),
  id: ({ body, headers }) => ({ body, headers: { ...headers, 'webhook-id': 'evt_forged' } }),
  missing_signature: ({ body, headers: { 'webhook-signature': _, ...headers } }) => ({ body, headers }),
  secret: (letter) => letter,
  timestamp: (letter) => letter,
};

/** A pair of keys for signatures of version `v1a`. */
export interface WebhookKeys {
  /** Signs: `whsk_…`, the sender's own. */
  readonly private: string;
  /** Verifies: `whpk_…`, what receivers are given as their secret. */
  readonly public: string;
}

/**
 * A new pair of Ed25519 keys, for tests of `v1a`.
 *
 * @throws {@link ConfigurationError} if the runtime's WebCrypto has no Ed25519.
 */
export async function webhookKeys(): Promise<WebhookKeys> {
  try {
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const [encoded, half] = await Promise.all([
      crypto.subtle.exportKey('pkcs8', pair.privateKey),
      crypto.subtle.exportKey('raw', pair.publicKey),
    ]);
    const seed = new Uint8Array(encoded).slice(16, 48); // behind the fixed head of RFC 8410, section 7
    return { private: `whsk_${encodeBase64(seed)}`, public: `whpk_${encodeBase64(new Uint8Array(half))}` };
  } catch (cause) {
    throw new ConfigurationError("This runtime's WebCrypto has no Ed25519.", { cause });
  }
}
