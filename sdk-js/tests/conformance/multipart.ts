/** Multipart bodies, taken apart by their boundary (RFC 2046); runtimes' own `formData()` guess at types. */

/** One part; null is a header that it does not have. */
export interface Part {
  readonly disposition: string | null;
  readonly content_type: string | null;
  readonly text: string;
}

/** The parts of a body, in their order. Throws if it is not well-formed. */
export function partsOf(body: Uint8Array, contentType: string): Part[] {
  const boundary = contentType.split('boundary=')[1] ?? '';
  const pieces = `\r\n${new TextDecoder().decode(body)}`.split(`\r\n--${boundary}`);
  if (boundary === '' || pieces.shift() !== '' || pieces.pop() !== '--\r\n') {
    throw new Error('the body is not framed by its boundary');
  }
  return pieces.map((piece) => {
    const end = piece.indexOf('\r\n\r\n');
    const lines = piece.slice(2, end).split('\r\n');
    const headers = new Map(lines.map((line) => line.split(': ', 2) as [string, string]));
    return {
      disposition: headers.get('Content-Disposition') ?? null,
      content_type: headers.get('Content-Type') ?? null,
      text: piece.slice(end + 4),
    };
  });
}
