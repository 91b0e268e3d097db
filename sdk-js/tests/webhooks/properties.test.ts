/** Whatever a header, a secret or a body holds: a verdict or one of our errors, and never a wrong verdict. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ConfigurationError,
  WebhookError,
  WebhookSignatureError,
  WebhookTimestampError,
} from '../../src/core/errors.js';
import { decodeBase64, decodeCanonical, encodeBase64 } from '../../src/core/webhooks/base64.js';
import { type HeaderPair, headerPairs } from '../../src/core/webhooks/headers.js';
import { signBody, verifyBody } from '../../src/core/webhooks/signature.js';
import { NOW, SECRET } from './sender.js';

const near = fc.constantFrom(
  'v1,',
  'v1',
  ',',
  ' ',
  ', ',
  'v1a,AAAA',
  'whsec_',
  'whpk_',
  SECRET,
  String(NOW / 1000),
  '9'.repeat(5000),
  '\ud800',
  '\0',
  'é',
  '-0',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  near,
  fc.array(near, { maxLength: 4 }).map((parts) => parts.join('')),
);
const name = fc.oneof(
  fc.constantFrom('webhook-id', 'Webhook-Timestamp', 'WEBHOOK-SIGNATURE', '__proto__', 'constructor'),
  fc.string({ maxLength: 20 }),
);
const bytes = fc.uint8Array({ maxLength: 80 });

/** Those that may stand among signatures and are none. */
const junk = fc.string({ maxLength: 30 }).filter((token) => !token.includes(' ') && !token.startsWith('v1,'));

const signed = (body: Uint8Array | string = '{}') => signBody(body, SECRET, { id: 'evt_1', timestamp: NOW });

test('no input causes another error', async () => {
  const pairs = fc.array(fc.tuple(name, text), { maxLength: 8 });
  const forms = fc.oneof(
    pairs,
    pairs.map((each) => Object.fromEntries(each)),
    fc.anything(),
  );
  await fc.assert(
    fc.asyncProperty(
      forms,
      fc.array(text, { maxLength: 3 }),
      fc.oneof(bytes, fc.anything()),
      async (headers, secrets, body) => {
        try {
          await verifyBody(body as never, headers as never, [...secrets, SECRET], { now: NOW });
        } catch (fault) {
          expect(fault instanceof WebhookError || fault instanceof ConfigurationError).toBe(true);
        }
      },
    ),
  );
});

test('what is signed verifies and nothing else does', async () => {
  await fc.assert(
    fc.asyncProperty(text.filter(Boolean), text, fc.oneof(bytes, text), async (id, signature, body) => {
      const headers = await signBody(body, SECRET, { id, timestamp: NOW });
      const pairs: HeaderPair[] = Object.entries(headers);
      expect(await verifyBody(body, pairs, SECRET, { now: NOW })).toEqual({ id, timestamp: new Date(NOW) });
      const forged = [...pairs.slice(0, 2), ['webhook-signature', signature] as const];
      const accepted = await verifyBody(body, forged, SECRET, { now: NOW }).then(
        () => true,
        () => false,
      );
      expect(accepted).toBe(signature.split(' ').includes(headers['webhook-signature']));
    }),
  );
});

test('another body, id or time never fits', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, bytes, async (one, other) => {
      fc.pre(encodeBase64(one) !== encodeBase64(other));
      const headers = await signed(one);
      await expect(verifyBody(other, headers, SECRET, { now: NOW })).rejects.toThrow(WebhookSignatureError);
      const moved = { ...headers, 'webhook-timestamp': String(NOW / 1000 + 1) };
      await expect(verifyBody(one, moved, SECRET, { now: NOW })).rejects.toThrow(WebhookSignatureError);
      await expect(verifyBody(one, { ...headers, 'webhook-id': 'evt_2' }, SECRET, { now: NOW })).rejects.toThrow(
        WebhookSignatureError,
      );
    }),
  );
});

test('the case and order of headers and junk among signatures do not matter', async () => {
  const headers = await signed();
  const tokens = fc.array(fc.tuple(junk, fc.integer({ min: 1, max: 3 })), { maxLength: 5 });
  const order = fc.shuffledSubarray(Object.entries(headers), { minLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      tokens,
      order,
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      async (around, pairs, upper) => {
        const noise = around.map(([token, blanks]) => token + ' '.repeat(blanks)).join('');
        const cased = (name: string) =>
          [...name].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join('');
        const sent = pairs.map(
          ([name, value]): HeaderPair => [
            cased(name),
            name === 'webhook-signature' ? `${noise}${value} ${noise}` : value,
          ],
        );
        expect(await verifyBody('{}', sent, SECRET, { now: NOW })).toBeTruthy();
      },
    ),
  );
});

test('no cut piece of a signature is accepted', async () => {
  const headers = await signed();
  const whole = headers['webhook-signature'];
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const sorted = places.toSorted((one, other) => one - other);
      const pieces = [0, ...sorted].map((start, at) => whole.slice(start, sorted[at] ?? whole.length));
      const cut = { ...headers, 'webhook-signature': pieces.reverse().join(' ') };
      await expect(verifyBody('{}', cut, SECRET, { now: NOW })).rejects.toThrow(WebhookSignatureError);
    }),
  );
});

test('the tolerance holds both ways, in whole seconds', async () => {
  const second = fc.integer({ min: 0, max: 4_000_000_000 });
  await fc.assert(
    fc.asyncProperty(second, second, fc.integer({ min: 0, max: 1000 }), async (sent, now, tolerance) => {
      const headers = await signBody('', SECRET, { id: 'evt_1', timestamp: sent * 1000 });
      const options = { now: now * 1000, tolerance: tolerance * 1000 };
      const fault: unknown = await verifyBody('', headers, SECRET, options).catch((error: unknown) => error);
      if (Math.abs(now - sent) > tolerance) {
        expect(fault).toBeInstanceOf(WebhookTimestampError);
        expect(fault).toHaveProperty('code', now > sent ? 'timestamp_too_old' : 'timestamp_too_new');
      } else {
        expect(fault).toHaveProperty('id', 'evt_1');
      }
    }),
  );
});

test('pairs stay as they are, and an object gives the same ones', () => {
  const value = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(fc.dictionary(fc.string({ maxLength: 10 }), value, { noNullPrototype: true }), (record) => {
      fc.pre(!Object.keys(record).some((each) => each.toLowerCase().startsWith('webhook-')));
      expect(headerPairs(record)).toEqual(Object.entries(record));
      expect(headerPairs(Object.entries(record))).toEqual(Object.entries(record));
    }),
  );
});

test('base64 is read as it is written, and in no other way', () => {
  fc.assert(
    fc.property(bytes, (each) => {
      expect(decodeCanonical(encodeBase64(each))).toEqual(each);
    }),
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.base64String(), fc.string({ unit: fc.constantFrom('A', 'B', '/', '=', '-', '\n') })),
      (each) => {
        const decoded = decodeBase64(each);
        expect(decodeCanonical(each)).toEqual(decoded && encodeBase64(decoded) === each ? decoded : undefined);
        expect(decoded !== undefined).toBe(each.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(each));
      },
    ),
  );
});
