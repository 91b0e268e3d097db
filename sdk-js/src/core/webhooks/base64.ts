/**
 * Base64 to the letter of RFC 4648, section 4: padded, canonical, nothing else. Must not know what the bytes are.
 */

const ENCODED = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes that the text stands for. `undefined` if it is no base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  return ENCODED.test(text) ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : undefined;
}

/** The bytes as text. */
export function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The bytes, if the text is the one way to write them: unused bits may not be set. */
export function decodeCanonical(text: string): Uint8Array | undefined {
  const bytes = decodeBase64(text);
  return bytes !== undefined && encodeBase64(bytes) === text ? bytes : undefined;
}
