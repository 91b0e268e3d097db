/**
 * Server-sent events, from bytes to events, as the WHATWG's HTML standard says (section 9.2.6), in any chunking.
 *
 * Knows nothing of HTTP, JSON or any API, does no I/O and never throws: whatever the bytes are, the standard gives them a
 * meaning.
 */

import { UTF8Decoder } from './utf8.js';

/** One event. */
export interface ServerSentEvent {
  /** The data's lines, joined with LF. */
  readonly data: string;
  /** The type; `message` if the event has none. */
  readonly event: string;
  /** The last event id as it stands after this event. */
  readonly id: string;
  /** The id that this very event set. */
  readonly ownId: string | undefined;
  /** The reconnection time that this very event set, in milliseconds. */
  readonly retry: number | undefined;
}

const DIGITS = /^[0-9]+$/;

/**
 * Decodes one reply: `feed` it chunks as they arrive, `end` it when the reply is over.
 *
 * `lastEventId` outlives a connection: give it to the decoder of the next one. `retry` is the reconnection time that the
 * server asked for, in milliseconds.
 */
export class SSEDecoder {
  lastEventId: string;
  retry: number | undefined;
  readonly #text = new UTF8Decoder();
  #tail: string[] = []; // an unfinished block, in pieces, so that a huge one costs no quadratic time
  #unfinished = 0;
  #afterCR = false; // the last character was CR: an LF that follows belongs to it

  constructor(lastEventId = '') {
    this.lastEventId = lastEventId;
  }

  /** How many characters there are of an event that is not complete. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** The events that this chunk completes. */
  feed(chunk: Uint8Array): ServerSentEvent[] {
    let text = this.#text.decode(chunk);
    if (this.#afterCR || text.includes('\r')) {
      text = this.#withLF(text);
    }
    const events: ServerSentEvent[] = [];
    if (text === '') {
      return events;
    }
    const across = text.startsWith('\n') && this.#tail.at(-1)?.endsWith('\n'); // a blank line across two chunks
    if (!across && !text.includes('\n\n')) {
      this.#tail.push(text);
      this.#unfinished += text.length;
      return events;
    }
    const searched = this.#tail.length === 0 ? text : this.#tail.join('') + text;
    let start = 0;
    let end = searched.indexOf('\n\n', Math.max(0, searched.length - text.length - 1));
    for (; end >= 0; end = searched.indexOf('\n\n', start)) {
      this.#block(searched.slice(start, end), events);
      start = end + 2;
    }
    this.#tail = start < searched.length ? [searched.slice(start)] : [];
    this.#unfinished = searched.length - start;
    return events;
  }

  /** The reply is over. An unfinished event is discarded; only a finished `retry` line in it counts. */
  end(): ServerSentEvent[] {
    const lines = this.#tail.join('').split('\n').slice(0, -1);
    this.#tail = [];
    for (const line of lines) {
      const [name, value] = field(line);
      if (name === 'retry') {
        this.#setRetry(value);
      }
    }
    return [];
  }

  /** The text with CR and CRLF turned into LF. A CR at its end ends a line at once, without waiting for an LF. */
  #withLF(text: string): string {
    if (text === '') {
      return text;
    }
    const rest = this.#afterCR && text.startsWith('\n') ? text.slice(1) : text;
    this.#afterCR = text.endsWith('\r');
    return rest.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  }

  #block(block: string, events: ServerSentEvent[]): void {
    if (block.startsWith('data: ') && !block.includes('\n')) {
      const data = block.slice(6); // what most streams are made of
      events.push({ data, event: 'message', id: this.lastEventId, ownId: undefined, retry: undefined });
      return;
    }
    let data: string | undefined;
    let event = '';
    let ownId: string | undefined;
    let retry: number | undefined;
    for (const line of block.split('\n')) {
      const [name, value] = field(line);
      if (name === 'data') {
        data = data === undefined ? value : `${data}\n${value}`;
      } else if (name === 'event') {
        event = value;
      } else if (name === 'id' && !value.includes('\0')) {
        ownId = value;
      } else if (name === 'retry' && this.#setRetry(value)) {
        retry = this.retry;
      }
    }
    if (ownId !== undefined) {
      this.lastEventId = ownId;
    }
    if (data !== undefined) {
      events.push({ data, event: event || 'message', id: this.lastEventId, ownId, retry });
    }
  }

  #setRetry(value: string): boolean {
    const digits = DIGITS.test(value);
    if (digits) {
      this.retry = Number(value);
    }
    return digits;
  }
}

/** A line's name and value, without one space after the colon. */
function field(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 0) {
    return [line, ''];
  }
  return [line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)];
}
