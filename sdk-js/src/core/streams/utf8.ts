/**
 * UTF-8 in pieces, as the Encoding Standard decodes it: any cut gives the same text. Must not know what the text means.
 */

const LAST_ASCII = 0x7f;
const BYTE_ORDER_MARK = '\ufeff';

/** Decodes one reply. Drops one byte order mark, and replaces what is not UTF-8. */
export class UTF8Decoder {
  // the mark is dropped here, since one runtime's decoder (Deno 2.9) drops more than the first if it comes in pieces
  readonly #pieces = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #whole = new TextDecoder('utf-8', { ignoreBOM: true });
  #begun = false;
  #inside = false; // perhaps in the middle of a character

  /** The text of a piece, but for a character that it does not complete. */
  decode(piece: Uint8Array): string {
    const last = piece.at(-1);
    if (last === undefined) {
      return '';
    }
    const endsWhole = last <= LAST_ASCII;
    // a decoder that is to remember nothing is several times as fast; nearly all pieces end with a line
    const text = this.#inside || !endsWhole ? this.#pieces.decode(piece, { stream: true }) : this.#whole.decode(piece);
    this.#inside = !endsWhole;
    if (this.#begun || text === '') {
      return text;
    }
    this.#begun = true;
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  }
}
