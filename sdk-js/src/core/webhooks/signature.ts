/**
 * Standard Webhooks: signing and verifying, as functions of bytes, text and moments.
 *
 * Whatever a header or a secret holds, the outcome is a verdict or one of our errors. Must not know what an event is;
 * the body is never decoded before the check.
 *
 * @see https://www.standardwebhooks.com
 */

import { ConfigurationError, WebhookSignatureError, WebhookTimestampError } from '../errors.js';
import { SYSTEM_CLOCK } from '../settings/clock.js';
import { fits, signed } from './algorithms.js';
import { rawBytes, type WebhookBody } from './body.js';
import { ID, readHeaders, SIGNATURE, TIMESTAMP, type WebhookHeaderSource } from './headers.js';
import { hint } from './hint.js';
import { type Key, parseKeys, secretError, type WebhookSecrets } from './secrets.js';

/** How far a timestamp may be from now, in milliseconds, where nothing else is said: five minutes. */
export const TOLERANCE = 300_000;

/** A webhook that is from its sender. */
export interface VerifiedWebhook {
  /** The same over all deliveries of one event. */
  readonly id: string;
  /** When this delivery was sent, to the second. */
  readonly timestamp: Date;
}

/** What a webhook is verified against. */
export interface VerifyWebhookOptions {
  /** How far the timestamp may be from now, in milliseconds. Default: 300 000, five minutes. */
  readonly tolerance?: number | undefined;
  /** The moment of the check, as a `Date` or in milliseconds since 1970. Default: now. */
  readonly now?: Date | number | undefined;
}

/** What a webhook is signed as. */
export interface SignWebhookOptions {
  /** The webhook's id, the same over all deliveries of one event. */
  readonly id: string;
  /** When it is sent, as a `Date` or in milliseconds since 1970; sent as whole seconds. Default: now. */
  readonly timestamp?: Date | number | undefined;
}

/** The three headers of a signed webhook. */
export type SignatureHeaders = Record<typeof ID | typeof TIMESTAMP | typeof SIGNATURE, string>;

const CANONICAL = /^(?:0|[1-9][0-9]*)$/;
const LAST_SECOND = 8.64e12; // of a Date

/**
 * The headers of a webhook, signed with each of the secrets.
 *
 * @throws {@link WebhookSecretError} for a malformed secret, or a public key.
 * @throws {@link ConfigurationError} if the runtime lacks Ed25519 and a private key is given.
 */
export async function signBody(
  body: WebhookBody,
  secrets: WebhookSecrets,
  options: SignWebhookOptions,
): Promise<SignatureHeaders> {
  const timestamp = String(toSeconds('timestamp', options.timestamp));
  const content = signedContent(options.id, timestamp, await rawBytes(body));
  const signatures = await Promise.all(parseKeys(secrets).map((key) => signed(content, key)));
  return { [ID]: options.id, [TIMESTAMP]: timestamp, [SIGNATURE]: signatures.join(' ') };
}

/**
 * Throws the `WebhookError` that tells why this webhook is not to be trusted, or returns its id and time. Any secret
 * may fit any signature.
 */
export async function verifyBody(
  body: WebhookBody,
  headers: WebhookHeaderSource,
  secrets: WebhookSecrets,
  options: VerifyWebhookOptions = {},
): Promise<VerifiedWebhook> {
  const { tolerance = TOLERANCE } = options;
  if (!(tolerance >= 0)) {
    // also what is no number: everything would be in time
    throw new ConfigurationError(`tolerance is a number of milliseconds, 0 or more, not ${String(tolerance)}.`);
  }
  const keys = parseKeys(secrets);
  if (keys.some((key) => key.kind === 'private')) {
    throw secretError("A whsk_ key is the sender's own; verify with its whpk_ key.");
  }
  const data = await rawBytes(body);
  const { id, timestamp, signatures } = readHeaders(headers);
  const seconds = checkTime(timestamp, toSeconds('now', options.now), tolerance / 1000);
  const given = byVersion(signatures);
  const matches = (bytes: Uint8Array) => anyFits(signedContent(id, timestamp, bytes), given, keys);
  if (!(await matches(data))) {
    const count = [...given.values()].reduce((sum, values) => sum + values.length, 0);
    const reason = `None of the ${count} signatures fits any of the ${keys.length} secrets.`;
    const why = await hint(data, typeof body === 'string', matches);
    throw new WebhookSignatureError(`${reason}${why}`, { code: 'no_matching_signature' });
  }
  return { id, timestamp: new Date(Math.min(seconds, LAST_SECOND) * 1000) };
}

/** The header's signatures by their versions. What is malformed fits nothing. */
function byVersion(signatures: string): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const token of signatures.split(' ').filter(Boolean)) {
    const comma = token.indexOf(',');
    const version = comma < 0 ? token : token.slice(0, comma);
    const value = comma < 0 ? '' : token.slice(comma + 1);
    const values = given.get(version);
    if (values === undefined) {
      given.set(version, [value]);
    } else {
      values.push(value);
    }
  }
  return given;
}

async function anyFits(
  content: Uint8Array,
  given: ReadonlyMap<string, readonly string[]>,
  keys: readonly Key[],
): Promise<boolean> {
  for (const key of keys) {
    if (await fits(content, given, key)) {
      return true;
    }
  }
  return false;
}

function checkTime(timestamp: string, now: number, tolerance: number): number {
  if (!CANONICAL.test(timestamp)) {
    const shown = JSON.stringify(timestamp.slice(0, 40));
    throw timestampError('invalid_timestamp', `The header ${TIMESTAMP} is ${shown}, not a number of seconds.`);
  }
  const seconds = Number(timestamp);
  if (now - seconds > tolerance) {
    throw timestampError(
      'timestamp_too_old',
      `The webhook is ${now - seconds} s old; ${tolerance} s are allowed. It is a replay or this clock is fast.`,
    );
  }
  if (seconds - now > tolerance) {
    throw timestampError(
      'timestamp_too_new',
      `The webhook is ${seconds - now} s in the future; ${tolerance} s are allowed. This clock is slow, or the ` +
        'timestamp is not in seconds.',
    );
  }
  return seconds;
}

function timestampError(code: string, message: string): WebhookTimestampError {
  return new WebhookTimestampError(message, { code });
}

/** A moment in whole seconds. */
function toSeconds(name: string, moment: Date | number = SYSTEM_CLOCK.unix()): number {
  const seconds = Math.floor(Number(moment) / 1000);
  if (!Number.isSafeInteger(seconds)) {
    throw new ConfigurationError(`${name} is a Date, or milliseconds since 1970, not ${String(moment)}.`);
  }
  return seconds;
}

/** What is signed: `{id}.{timestamp}.{body}`. */
function signedContent(id: string, timestamp: string, body: Uint8Array): Uint8Array {
  const prefix = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(prefix.length + body.length);
  content.set(prefix);
  content.set(body, prefix.length);
  return content;
}
