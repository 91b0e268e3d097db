/**
 * The two ways to sign, on WebCrypto: HMAC-SHA256 (`v1`) and Ed25519 (`v1a`, RFC 8032). Comparing in constant time is
 * WebCrypto's own part. Must not know headers, nor what is signed.
 */

import { ConfigurationError } from '../errors.js';
import { decodeCanonical, encodeBase64 } from './base64.js';
import { type Key, type KeyKind, secretError } from './secrets.js';

/** How a kind of key is used. */
interface Algorithm {
  /** The version of its signatures. */
  readonly version: 'v1' | 'v1a';
  /** How many bytes a signature has. */
  readonly size: number;
  readonly name: AlgorithmIdentifier;
  import(subtle: SubtleCrypto, key: Key, usage: KeyUsage): Promise<CryptoKey>;
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const ED25519 = { name: 'Ed25519' };

const ALGORITHMS: Readonly<Record<KeyKind, Algorithm>> = {
  hmac: {
    version: 'v1',
    size: 32,
    name: HMAC,
    import: (subtle, key, usage) => subtle.importKey('raw', key.bytes as BufferSource, HMAC, false, [usage]),
  },
  public: {
    version: 'v1a',
    size: 64,
    name: ED25519,
    import: (subtle, key, usage) => subtle.importKey('raw', key.bytes as BufferSource, ED25519, false, [usage]),
  },
  private: {
    version: 'v1a',
    size: 64,
    name: ED25519,
    import: (subtle, key, usage) => {
      const encoded = Uint8Array.from([...PKCS8, ...key.bytes.slice(0, 32)]);
      return subtle.importKey('pkcs8', encoded, ED25519, false, [usage]);
    },
  },
};

/** The signature of the content, as it stands in the header: `v1,…` or `v1a,…`. */
export async function signed(content: Uint8Array, key: Key): Promise<string> {
  if (key.kind === 'public') {
    throw secretError('A whpk_ key only verifies; sign with the whsk_ key.');
  }
  const { version, name, import: load } = ALGORITHMS[key.kind];
  const subtle = webCrypto();
  const signature = await supported(version, async () => {
    return subtle.sign(name, await load(subtle, key, 'sign'), content as BufferSource);
  });
  return `${version},${encodeBase64(new Uint8Array(signature))}`;
}

/**
 * Whether one of the signatures, by version, is that of the content. An HMAC key only ever checks `v1`, a public key
 * only `v1a`: or anybody who knows the public key could sign.
 */
export async function fits(
  content: Uint8Array,
  signatures: ReadonlyMap<string, readonly string[]>,
  key: Key,
): Promise<boolean> {
  const { version, size, name, import: load } = ALGORITHMS[key.kind];
  const given = (signatures.get(version) ?? []).map(decodeCanonical).filter((each) => each?.length === size);
  if (given.length === 0) {
    return false;
  }
  const subtle = webCrypto();
  return supported(version, async () => {
    let fitting = false;
    try {
      const loaded = await load(subtle, key, 'verify');
      for (const signature of given) {
        if (await subtle.verify(name, loaded, signature as BufferSource, content as BufferSource)) {
          fitting = true;
        }
      }
    } catch (fault) {
      if (!isDataError(fault)) {
        throw fault; // else 32 bytes that are no point on the curve: nothing fits them
      }
    }
    return fitting;
  });
}

function webCrypto(): SubtleCrypto {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) {
    throw new ConfigurationError(
      'This runtime has no WebCrypto (globalThis.crypto.subtle), which webhooks need. Browsers have it in secure ' +
        'contexts alone: https, or localhost.',
    );
  }
  return subtle;
}

/** What the work gives. Throws `ConfigurationError` if the runtime does not have Ed25519. */
async function supported<T>(version: Algorithm['version'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (version === 'v1') {
      throw fault;
    }
    throw new ConfigurationError(
      'Webhooks signed with Ed25519 (v1a) need a runtime whose WebCrypto has Ed25519, and this one has not: use ' +
        'Node.js 20, a current Deno, Bun or browser, or a shared secret (whsec_).',
      { cause: fault },
    );
  }
}

function isDataError(fault: unknown): boolean {
  return fault instanceof Error && (fault.name === 'DataError' || fault.name === 'OperationError');
}
