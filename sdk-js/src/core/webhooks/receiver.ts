/**
 * `WebhookReceiver`: verifies, decodes and signs webhooks, without a client and without a network.
 *
 * It joins settings, the signature's rules and the typed event, and knows none of them itself.
 */

import { ConfigurationError, WebhookPayloadError } from '../errors.js';
import { SYSTEM_CLOCK } from '../settings/clock.js';
import { rawBytes, type WebhookBody } from './body.js';
import type { WebhookHeaderSource } from './headers.js';
import { type ReceiveOptions, Reception, type UnwrapOptions, type Unwraps, type WebhookLogger } from './reception.js';
import type { WebhookSecrets } from './secrets.js';
import {
  type SignatureHeaders,
  type SignWebhookOptions,
  signBody,
  type VerifiedWebhook,
  verifyBody,
} from './signature.js';

/** What a receiver needs to know. */
export interface WebhookReceiverOptions {
  /** The endpoint's secret, or several while one is being replaced. */
  readonly secret?: WebhookSecrets | undefined;
  /** How far a timestamp may be from now, in milliseconds. Default: 300 000, five minutes. */
  readonly tolerance?: number | undefined;
  /** Where the time comes from, in milliseconds since 1970; for tests. */
  readonly now?: (() => number) | undefined;
  /** Where it is told why webhooks are not handled. */
  readonly logger?: WebhookLogger | undefined;
  /** What is wrong with an event, in words; undefined if nothing is. Default: any JSON object is an event. */
  readonly fault?: ((event: object) => string | undefined) | undefined;
  /** How to give a secret, in words, for the error that says that there is none. */
  readonly advice?: string | undefined;
}

/**
 * Receives webhooks whose events are of the type `Event`. It needs no client, which makes for a small bundle at the
 * edge; `client.webhooks` has the same methods.
 */
export class WebhookReceiver<Event extends object = Record<string, unknown>> implements Unwraps<Event> {
  readonly #options: WebhookReceiverOptions;

  constructor(options: WebhookReceiverOptions = {}) {
    this.#options = options;
  }

  get logger(): WebhookLogger | undefined {
    return this.#options.logger;
  }

  /**
   * Verify a webhook and give its typed event.
   *
   * @param body The raw request body, exactly as it came; or the `Request` itself.
   * @param headers The request's headers, as your framework has them.
   * @throws {@link WebhookError} if the webhook is not to be trusted; `code` says why. Answer with its `status`.
   * @throws {@link WebhookPayloadError} if the signature fits, but the body is not an event.
   * @throws {@link ConfigurationError} if there is no secret, or it is malformed.
   */
  async unwrap(body: WebhookBody, headers: WebhookHeaderSource, options: UnwrapOptions = {}): Promise<Event> {
    const raw = typeof body === 'string' ? body : await rawBytes(body); // a Request can be read but once
    await this.verify(raw, headers, options);
    return this.#decoded(raw);
  }

  /**
   * Verify a webhook without decoding it, and give its id and timestamp. The id is the same over all deliveries of one
   * event: keep it to ignore repeated ones. Arguments and errors are those of `unwrap`.
   */
  async verify(body: WebhookBody, headers: WebhookHeaderSource, options: UnwrapOptions = {}): Promise<VerifiedWebhook> {
    const { secret, tolerance = this.#options.tolerance, now = this.#now() } = options;
    return verifyBody(body, headers, this.#secret(secret), { tolerance, now });
  }

  /**
   * Handle a webhook once: verify it, claim its id with the guard, and call the handler with the typed event. The id is
   * handled when the handler ends; when it throws, the claim is released, so that the sender's next attempt is handled.
   *
   * @param handler Gets the event; may be asynchronous. What it returns is returned, what it throws is thrown.
   * @param options `guard` remembers which webhooks were handled; make one for all of them. Default: none, and repeated
   * deliveries are handled again.
   * @throws {@link WebhookError} if there is nothing to handle, and `status` is what to answer: see
   * `WebhookDuplicateError`, `WebhookInFlightError`, `WebhookGuardError`, and `unwrap` for the others.
   * @throws {@link ConfigurationError} if there is no secret, or it is malformed.
   */
  async receive<R>(
    body: WebhookBody,
    headers: WebhookHeaderSource,
    handler: (event: Event) => R,
    options: ReceiveOptions = {},
  ): Promise<Awaited<R>> {
    if (typeof handler !== 'function') {
      throw new ConfigurationError('A webhook is received by a handler: receive(body, headers, handler).');
    }
    const reception = await Reception.open(this, body, headers, options);
    return reception.handle(handler);
  }

  /**
   * Sign a body as the platform does, to test a receiver, and give the headers to send with it.
   *
   * @param options `secret` is the receiver's, `id` a new one and `timestamp` now, unless they are given.
   */
  async sign(
    body: WebhookBody,
    options: Partial<SignWebhookOptions> & { readonly secret?: WebhookSecrets | undefined } = {},
  ): Promise<SignatureHeaders> {
    return signBody(body, this.#secret(options.secret), {
      id: options.id ?? `msg_${SYSTEM_CLOCK.key().replaceAll('-', '')}`,
      timestamp: options.timestamp ?? this.#now(),
    });
  }

  #decoded(raw: string | Uint8Array): Event {
    let event: unknown;
    try {
      event = JSON.parse(typeof raw === 'string' ? raw : UTF8().decode(raw));
    } catch {
      throw payloadError('The signature fits, but the body is not JSON.');
    }
    if (typeof event !== 'object' || event === null || Array.isArray(event)) {
      throw payloadError('The signature fits, but the body is not a JSON object.');
    }
    const fault = this.#options.fault?.(event);
    if (fault !== undefined) {
      throw payloadError(`The signature fits, but the body is not an event. ${fault}`);
    }
    return event as Event;
  }

  #now(): number {
    return this.#options.now?.() ?? SYSTEM_CLOCK.unix();
  }

  #secret(given: WebhookSecrets | undefined): WebhookSecrets {
    const secret = given ?? this.#options.secret;
    if (secret === undefined) {
      throw new ConfigurationError(`There is no webhook secret. ${this.#options.advice ?? 'Pass { secret }.'}`);
    }
    return secret;
  }
}

/** Decodes, and throws for bytes that are no UTF-8. */
const UTF8 = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function payloadError(message: string): WebhookPayloadError {
  return new WebhookPayloadError(message, { code: 'invalid_payload' });
}
