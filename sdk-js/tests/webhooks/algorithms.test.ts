/** Signing on WebCrypto: what each kind of key may do, and what is said where the runtime cannot. */

import { afterEach, expect, test, vi } from 'vitest';
import { ConfigurationError, WebhookSecretError } from '../../src/core/errors.js';
import { signBody, verifyBody } from '../../src/core/webhooks/signature.js';
import { NOW, rejection, SECRET } from './sender.js';

const SEED = `whsk_${btoa('\0'.repeat(32))}`; // RFC 8032 gives no name to it; its public half is well known
const PUBLIC = 'whpk_O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('what a private key signs, its public key verifies', async () => {
  const headers = await signBody('{}', SEED, { id: 'evt_1', timestamp: NOW });
  expect(headers['webhook-signature']).toMatch(/^v1a,[A-Za-z0-9+/]{86}==$/);
  expect(await verifyBody('{}', headers, PUBLIC, { now: NOW })).toHaveProperty('id', 'evt_1');
  expect(await rejection(verifyBody('{ }', headers, PUBLIC, { now: NOW }))).toMatchObject({
    code: 'no_matching_signature',
  });
});

test('a private key may bring its public half along', async () => {
  const both = `whsk_${btoa('\0'.repeat(32) + atob(PUBLIC.slice('whpk_'.length)))}`;
  expect(await signBody('{}', both, { id: 'evt_1', timestamp: NOW })).toEqual(
    await signBody('{}', SEED, { id: 'evt_1', timestamp: NOW }),
  );
});

test('a public key does not sign, and a private one does not verify', async () => {
  const signing = await rejection(signBody('{}', PUBLIC, { id: 'evt_1', timestamp: NOW }));
  expect(signing).toBeInstanceOf(WebhookSecretError);
  const headers = await signBody('{}', SEED, { id: 'evt_1', timestamp: NOW });
  const verifying = await rejection(verifyBody('{}', headers, SEED, { now: NOW }));
  expect(verifying).toBeInstanceOf(WebhookSecretError);
  expect(verifying.message).toContain('whpk_');
});

test('a public key that is no point on the curve fits nothing', async () => {
  const headers = await signBody('{}', SEED, { id: 'evt_1', timestamp: NOW });
  for (const byte of ['\x02', '\xff']) {
    const fault = await rejection(verifyBody('{}', headers, `whpk_${btoa(byte.repeat(32))}`, { now: NOW }));
    expect(fault).toMatchObject({ code: 'no_matching_signature' });
  }
});

test('a runtime without Ed25519 says so, and verifies the other signatures', async () => {
  const headers = await signBody('{}', [SEED, SECRET], { id: 'evt_1', timestamp: NOW });
  const real = crypto.subtle;
  const lacking = {
    importKey: (
      format: 'raw',
      key: BufferSource,
      algorithm: { name: string },
      extractable: boolean,
      usages: KeyUsage[],
    ) =>
      algorithm.name === 'Ed25519'
        ? Promise.reject(new DOMException('Unrecognized algorithm name', 'NotSupportedError'))
        : real.importKey(format, key, algorithm, extractable, usages),
    sign: real.sign.bind(real),
    verify: real.verify.bind(real),
  };
  vi.stubGlobal('crypto', { subtle: lacking });
  const fault = await rejection(verifyBody('{}', headers, PUBLIC, { now: NOW }));
  expect(fault).toBeInstanceOf(ConfigurationError);
  expect(fault.message).toContain('Ed25519');
  expect(fault.cause).toHaveProperty('name', 'NotSupportedError');
  expect(await rejection(signBody('{}', SEED, { id: 'evt_1' }))).toBeInstanceOf(ConfigurationError);
  expect(await verifyBody('{}', headers, SECRET, { now: NOW })).toBeTruthy();
  const plain = await signBody('{}', SECRET, { id: 'evt_1', timestamp: NOW }); // nothing that would need it
  expect(await rejection(verifyBody('{}', plain, PUBLIC, { now: NOW }))).toMatchObject({
    code: 'no_matching_signature',
  });
});

test('a runtime without WebCrypto says so', async () => {
  const headers = await signBody('{}', SECRET, { id: 'evt_1', timestamp: NOW });
  vi.stubGlobal('crypto', {});
  const fault = await rejection(verifyBody('{}', headers, SECRET, { now: NOW }));
  expect(fault).toBeInstanceOf(ConfigurationError);
  expect(fault.message).toContain('crypto.subtle');
});

test.for([
  ['', 'empty'],
  ['whsec_', 'empty'],
  ['whsec_ AAAA', 'surrounded by blanks'],
  ['whsec_AAAA\n', 'surrounded by blanks'],
  ['whsec_A*AA', 'not base64'],
  ['whpk_AAAA', '32 bytes, not 3'],
  [7 as unknown as string, 'text, not number'],
  [[] as unknown as string, 'no secret'],
] as const)('a secret that is none says what it is: %j', async ([secret, said]) => {
  const fault = await rejection(signBody('{}', secret, { id: 'evt_1', timestamp: NOW }));
  expect(fault).toBeInstanceOf(WebhookSecretError);
  expect(fault.message).toContain(said);
});
