/**
 * Webhook secrets, from text to keys. A secret is never quoted: not in an error, not in part.
 *
 * `whsec_` is a shared secret (HMAC-SHA256, signatures `v1`); `whpk_` and `whsk_` are the public and the private half
 * of an Ed25519 pair (`v1a`). Must not know how a key is used.
 */

import { WebhookSecretError } from '../errors.js';
import { decodeBase64 } from './base64.js';

/** One secret, or several while one is being replaced: any of them may fit. */
export type WebhookSecrets = string | readonly string[];

export type KeyKind = 'hmac' | 'public' | 'private';

/** A secret, decoded. */
export interface Key {
  readonly kind: KeyKind;
  readonly bytes: Uint8Array;
}

const PREFIXES: readonly (readonly [prefix: string, kind: KeyKind])[] = [
  ['whsec_', 'hmac'],
  ['whpk_', 'public'],
  ['whsk_', 'private'],
];
const PLAIN = ['', 'hmac'] as const;

/** How many bytes a key may have; a private key may bring its public half along. HMAC takes any number. */
const LENGTHS: Readonly<Record<KeyKind, readonly number[] | undefined>> = {
  hmac: undefined,
  public: [32],
  private: [32, 64],
};

/** The keys that secrets stand for. Throws `WebhookSecretError`. */
export function parseKeys(secrets: WebhookSecrets): readonly Key[] {
  const texts: readonly unknown[] = Array.isArray(secrets) ? secrets : [secrets];
  if (texts.length === 0) {
    throw secretError('There is no secret to verify with.');
  }
  return texts.map(parseKey);
}

function parseKey(text: unknown): Key {
  if (typeof text !== 'string') {
    throw secretError(`A webhook secret is text, not ${text === null ? 'null' : typeof text}.`);
  }
  const [prefix, kind] = PREFIXES.find(([each]) => text.startsWith(each)) ?? PLAIN;
  const encoded = text.slice(prefix.length);
  const bytes = decodeBase64(encoded);
  if (bytes === undefined || bytes.length === 0) {
    throw secretError(`A webhook secret is ${prefix || 'whsec_'} and base64; what was given is ${fault(encoded)}.`);
  }
  const lengths = LENGTHS[kind];
  if (lengths !== undefined && !lengths.includes(bytes.length)) {
    throw secretError(`An Ed25519 key after ${prefix} has 32 bytes, not ${bytes.length}.`);
  }
  return { kind, bytes };
}

function fault(encoded: string): string {
  if (encoded === '') {
    return 'empty';
  }
  return encoded === encoded.trim() ? 'not base64' : 'surrounded by blanks';
}

/** The error for a secret that is none, or not the right one. The message must not quote it. */
export function secretError(message: string): WebhookSecretError {
  return new WebhookSecretError(message);
}
