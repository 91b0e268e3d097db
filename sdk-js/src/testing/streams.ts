/**
 * Server-sent events as bytes, for tests without a server: whole streams, broken ones, and any way to cut them up.
 *
 * The counterpart of the SDK's decoder, by the same standard (WHATWG HTML, 9.2.6). Knows no API.
 */

const LINE_END = /\r\n|\r|\n/;
const BLOCK_END = '\n\n';

/** One event, or several, written already: `sse` takes it as it is. */
export class SSEBytes extends Uint8Array<ArrayBuffer> {
  /** What is made of it (`slice`, `subarray`) are plain bytes. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  /** @internal */
  constructor(bytes: number | Uint8Array) {
    super(new ArrayBuffer(typeof bytes === 'number' ? bytes : bytes.byteLength));
    if (typeof bytes !== 'number') {
      this.set(bytes);
    }
  }
}

/** What an event has beside its data. */
export interface SSEFields {
  /** The event's name. */
  readonly event?: string;
  /** The event's id, after which a stream is resumed. */
  readonly id?: string;
  /** Milliseconds to wait before a reconnection. */
  readonly retry?: number;
}

/**
 * One server-sent event, with the blank line that ends it.
 *
 * @param data Text is written as it is, a line for each of its lines; anything else as compact JSON.
 * @throws TypeError A name or an id with a line break, or data that has no JSON form.
 */
export function sseEvent(data: unknown, fields: SSEFields = {}): SSEBytes {
  const { event, id, retry } = fields;
  const lines: string[] = [];
  for (const [name, value] of Object.entries({ event, id, retry })) {
    if (value === undefined) {
      continue;
    }
    if (LINE_END.test(String(value)) || String(value).includes('\0')) {
      throw new TypeError(`The ${name} of an event cannot have a line break or a NUL: ${JSON.stringify(value)}.`);
    }
    lines.push(`${name}: ${value}`);
  }
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  if (text === undefined) {
    throw new TypeError(`The data of an event has no JSON form: ${String(data)}.`);
  }
  lines.push(...text.split(LINE_END).map((line) => `data: ${line}`));
  return encoded(lines.join('\n') + BLOCK_END);
}

/** A comment, such as servers send to keep a silent connection alive. */
export function sseComment(text = ''): SSEBytes {
  return encoded(`: ${text.replaceAll(new RegExp(LINE_END, 'g'), ' ')}${BLOCK_END}`);
}

/** An event whose data is not JSON. */
export function malformedEvent(): SSEBytes {
  return sseEvent('{"unfinished": ');
}

/**
 * A whole stream.
 *
 * @param events What `sseEvent` and `sseComment` made is taken as it is; anything else becomes the data of an event.
 * @param options `terminator` is the data of the last event, such as `[DONE]`.
 */
export function sse(events: Iterable<unknown>, options: { readonly terminator?: string } = {}): SSEBytes {
  const blocks = [...events].map((event) => (event instanceof SSEBytes ? event : sseEvent(event)));
  if (options.terminator !== undefined) {
    blocks.push(sseEvent(options.terminator));
  }
  return joined(blocks);
}

/** The events of a stream, each with its blank line: to leave some out, double or reorder them, and `sse` again. */
export function eventsOf(stream: Uint8Array): SSEBytes[] {
  const events: SSEBytes[] = [];
  let start = 0;
  for (let at = 1; at < stream.length; at++) {
    if (stream[at] === 10 && stream[at - 1] === 10 && at > start) {
      events.push(new SSEBytes(stream.subarray(start, at + 1)));
      start = at + 1;
    }
  }
  if (start < stream.length) {
    events.push(new SSEBytes(stream.subarray(start)));
  }
  return events;
}

/** Where a stream is cut: after so many whole events, and so many bytes more. */
export interface Cut {
  readonly afterEvents?: number;
  /** May end in the middle of an event. */
  readonly afterBytes?: number;
}

/** The beginning of a stream, as a client sees it whose connection ends too early. */
export function cut(stream: Uint8Array, { afterEvents, afterBytes }: Cut): SSEBytes {
  const whole = afterEvents === undefined ? 0 : joined(eventsOf(stream).slice(0, afterEvents)).length;
  const more = afterBytes ?? (afterEvents === undefined ? stream.length : 0);
  return new SSEBytes(stream.subarray(0, whole + more));
}

/**
 * A stream as the chunks in which it might arrive; joined they are the stream.
 *
 * @param at A number of bytes that each chunk has, or the places to cut at. Default: after each event.
 * @throws RangeError A chunk size below 1.
 */
export function split(stream: Uint8Array, at?: number | readonly number[]): Uint8Array<ArrayBuffer>[] {
  const places = [0, ...cuts(stream, at).map((place) => Math.min(Math.max(place, 0), stream.length)), stream.length];
  const chunks = places.slice(1).map((end, index) => new Uint8Array(stream.subarray(places[index], end)));
  return chunks.filter((chunk) => chunk.length > 0);
}

function cuts(stream: Uint8Array, at: number | readonly number[] | undefined): number[] {
  if (typeof at === 'number') {
    if (!(at >= 1)) {
      throw new RangeError(`A chunk has at least one byte, not ${at}.`);
    }
    return Array.from({ length: Math.ceil(stream.length / at) }, (_, index) => index * at);
  }
  if (at !== undefined) {
    return [...at].sort((one, other) => one - other);
  }
  let end = 0;
  return eventsOf(stream).map((event) => {
    end += event.length;
    return end;
  });
}

function encoded(text: string): SSEBytes {
  return new SSEBytes(new TextEncoder().encode(text));
}

function joined(blocks: readonly Uint8Array[]): SSEBytes {
  const whole = new SSEBytes(blocks.reduce((size, block) => size + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}
