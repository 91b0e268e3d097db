/**
 * Streams of records, JSON Lines and RFC 7464 JSON text sequences, decoded like server-sent events, in any chunking.
 *
 * Knows nothing of HTTP or any API and does no I/O.
 */

import type { Framing } from '../operation.js';
import { type ServerSentEvent, SSEDecoder } from './sse.js';
import { UTF8Decoder } from './utf8.js';

/** From chunks of bytes to events. `SSEDecoder` describes the members. */
export interface Decoder {
  lastEventId: string;
  readonly retry: number | undefined;
  readonly unfinished: number;
  feed(chunk: Uint8Array): ServerSentEvent[];
  end(): ServerSentEvent[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: RS stands before each record (RFC 7464)
const AROUND = /^[\u001e\r\t ]+|[\u001e\r\t ]+$/g;
const LF = /* @__PURE__ */ new Uint8Array([10]);

/** Records that each end with LF, with an optional RS before them. The last one may lack its LF. */
export class RecordDecoder implements Decoder {
  lastEventId: string;
  readonly retry = undefined;
  unfinished = 0;
  readonly #text = new UTF8Decoder();
  #tail: string[] = [];

  constructor(lastEventId = '') {
    this.lastEventId = lastEventId;
  }

  /** The records that this chunk completes. Blank ones are none. */
  feed(chunk: Uint8Array): ServerSentEvent[] {
    const lines = this.#text.decode(chunk).split('\n');
    const rest = lines.pop() ?? '';
    const events: ServerSentEvent[] = [];
    for (const line of lines) {
      const record = (this.#tail.length > 0 ? this.#tail.join('') + line : line).replace(AROUND, '');
      this.#tail = [];
      if (record !== '') {
        events.push({ data: record, event: 'message', id: this.lastEventId, ownId: undefined, retry: undefined });
      }
    }
    if (rest !== '') {
      this.#tail.push(rest);
    }
    this.unfinished = (lines.length > 0 ? 0 : this.unfinished) + rest.length;
    return events;
  }

  /** The record that the end of the reply completes. */
  end(): ServerSentEvent[] {
    return this.feed(LF);
  }
}

/** A fresh decoder, which knows the id of the last event of an earlier connection. */
export function decoderFor(framing: Framing = 'sse', lastEventId = ''): Decoder {
  return framing === 'sse' ? new SSEDecoder(lastEventId) : new RecordDecoder(lastEventId);
}
