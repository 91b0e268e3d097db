/** Bytes as text, and back. Knows nothing else. */

/** The bytes as UTF-8; undefined if they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes as text, a character each. */
export function latin1(body: Uint8Array): string {
  let text = '';
  for (let at = 0; at < body.length; at += 0x8000) {
    text += String.fromCharCode(...body.subarray(at, at + 0x8000));
  }
  return text;
}

/** The bytes of such a text. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
