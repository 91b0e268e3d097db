/** `webhooks.json`, with those of `CONFORMANCE_EXTRA`: signing and verifying. */

import { expect, test } from 'vitest';
import { WebhookError } from '../../src/core/errors.js';
import type { HeaderPair } from '../../src/core/webhooks/headers.js';
import { signBody, verifyBody } from '../../src/core/webhooks/signature.js';
import { load, unpacked } from './cases.js';

interface Signing {
  readonly secret?: string;
  readonly private_seed_b64?: string;
  readonly public?: string;
  readonly id: string;
  /** Seconds. */
  readonly timestamp: number;
  readonly body_b64: string;
  readonly signature: string;
}

interface Verifying {
  readonly secrets: readonly string[];
  readonly headers: readonly HeaderPair[];
  readonly body_b64: string;
  /** Seconds. */
  readonly now: number;
  /** Seconds. */
  readonly tolerance: number;
  readonly expected: { readonly valid: boolean; readonly error: string | null };
}

const signing = load<Signing>('webhooks', 'sign_vectors', { extra: true });
const verifying = load<Verifying>('webhooks', 'verify_vectors', { extra: true });

test('there are cases', () => {
  expect(signing.length).toBeGreaterThan(5);
  expect(verifying.length).toBeGreaterThan(50);
});

test.for(signing)('signing: $name', async (vector) => {
  const secret = vector.secret ?? `whsk_${vector.private_seed_b64}`;
  const body = unpacked(vector.body_b64);
  const timestamp = new Date(vector.timestamp * 1000);
  const headers = await signBody(body, secret, { id: vector.id, timestamp });
  expect(headers).toEqual({
    'webhook-id': vector.id,
    'webhook-timestamp': String(vector.timestamp),
    'webhook-signature': vector.signature,
  });
  const verified = await verifyBody(body, headers, vector.public ?? secret, { now: timestamp });
  expect(verified).toEqual({ id: vector.id, timestamp });
});

test.for(verifying)('verifying: $name', async ({ body_b64, headers, secrets, now, tolerance, expected }) => {
  const options = { now: now * 1000, tolerance: tolerance * 1000 };
  const verdict = await verifyBody(unpacked(body_b64), headers, secrets, options).then(
    () => ({ valid: true, error: null }),
    (fault: unknown) => {
      expect(fault).toBeInstanceOf(WebhookError);
      return { valid: false, error: (fault as WebhookError).code };
    },
  );
  expect(verdict).toEqual({ valid: expected.valid, error: expected.error });
});
