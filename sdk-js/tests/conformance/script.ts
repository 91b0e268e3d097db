/**
 * A transport that plays a case's replies, keeps the requests, and remembers how each reply was left. Knows nothing of
 * what is tested.
 */

import {
  isUpload,
  type OutgoingBody,
  type OutgoingRequest,
  type Transport,
} from '../../src/core/transports/transport.js';
import { unpacked } from './cases.js';
import { failure } from './kinds.js';

/** Where played requests go. */
export const BASE = 'https://api.test/v1';
export const KEY = 'aap_test_conformance';

/** A reply as cases write it, or the kind of failure that comes instead. */
export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
  readonly body_b64?: string;
  /** The pieces of an event stream, each sent by itself. */
  readonly chunks?: readonly string[];
  /** How the pieces end: `eof` or a kind of failure. */
  readonly end?: string;
  readonly content_type?: string;
  readonly failure?: string;
}

/** A request that was sent, or that arrived. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As the transport was given it; what arrived is bytes. */
  readonly body: OutgoingBody;
}

/** A case's replies in their order, the requests that came for them, and the replies that were given. */
export class Script {
  readonly requests: SentRequest[] = [];
  readonly given: PlayedReply[] = [];
  readonly #replies: Scripted[];

  constructor(replies: readonly Scripted[]) {
    this.#replies = [...replies];
  }

  /** The next reply. Throws what a transport throws if it is a failure. */
  next(request: SentRequest): Scripted {
    this.requests.push(request);
    const scripted = this.#replies.shift();
    if (scripted === undefined) {
      throw new Error(`there is no reply for request ${this.requests.length}`);
    }
    if (scripted.failure !== undefined) {
      throw failure(scripted.failure);
    }
    return scripted;
  }

  /** A reply's bytes as a body that remembers how it was left. */
  give(scripted: Scripted, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): PlayedReply {
    const reply = new PlayedReply(pieces, scripted.end ?? 'eof');
    this.given.push(reply);
    return reply;
  }

  /** Replies that were neither read to their end nor cancelled. */
  get open(): PlayedReply[] {
    return this.given.filter((reply) => !reply.drained && !reply.cancelled);
  }
}

/** The body of a reply. Gives a piece when it is asked for one, and never before. */
export class PlayedReply {
  drained = false;
  cancelled = false;
  readonly stream: ReadableStream<Uint8Array>;

  constructor(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, end: string) {
    const left = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
    this.stream = new ReadableStream(
      {
        pull: async (controller) => {
          const { done, value } = await left.next();
          if (!done) {
            controller.enqueue(value);
            return;
          }
          this.drained = true;
          if (end === 'eof') {
            controller.close();
          } else {
            controller.error(failure(end));
          }
        },
        cancel: async () => {
          this.cancelled = true;
          await left.return?.();
        },
      },
      { highWaterMark: 0 },
    );
  }
}

const ENCODER = new TextEncoder();
/** Statuses whose replies have no body (Fetch Standard, null body status). */
const BODILESS = [204, 205, 304];

/** The bytes of a scripted reply, piece by piece. */
export function piecesOf(scripted: Scripted): Uint8Array[] {
  if (scripted.chunks !== undefined) {
    return scripted.chunks.map((chunk) => ENCODER.encode(chunk)).filter((piece) => piece.length > 0);
  }
  const whole = wholeBody(scripted);
  return whole.length > 0 ? [whole] : [];
}

function wholeBody(scripted: Scripted): Uint8Array {
  if (scripted.body_b64 !== undefined) {
    return unpacked(scripted.body_b64);
  }
  return ENCODER.encode(scripted.text ?? ('body' in scripted ? JSON.stringify(scripted.body) : ''));
}

/** The headers of a scripted reply. */
export function headersOf(scripted: Scripted, base: string): Record<string, string> {
  const type = scripted.content_type ?? (scripted.chunks === undefined ? undefined : 'text/event-stream');
  const headers = { ...scripted.headers, ...(type && { 'content-type': type }) };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replaceAll('{base}', base)]));
}

/** A reply as a transport gives it. */
export function responseOf(scripted: Scripted, body: PlayedReply, headers: HeadersInit): Response {
  const status = scripted.status ?? 200;
  const bodiless = BODILESS.includes(status);
  body.drained ||= bodiless;
  return new Response(bodiless ? null : body.stream, { status, headers });
}

/** Plays a script without a network. */
export function playedTransport(script: Script, base = BASE): Transport {
  return {
    async send(request: OutgoingRequest): Promise<Response> {
      const scripted = script.next(sent(request));
      return responseOf(scripted, script.give(scripted, piecesOf(scripted)), headersOf(scripted, base));
    },
  };
}

/** A request as it was sent. */
export function sent(request: OutgoingRequest): SentRequest {
  const { method, url, body } = request;
  return { method, url, body, headers: Object.entries(request.headers) };
}

/** A header that was sent; it must not be sent twice. */
export function header(request: SentRequest | undefined, name: string): string | null {
  const found = (request?.headers ?? []).filter(([other]) => other.toLowerCase() === name.toLowerCase());
  if (found.length > 1) {
    throw new Error(`${name} was sent ${found.length} times`);
  }
  return found[0]?.[1] ?? null;
}

/** The text after the question mark. */
export function queryOf(request: SentRequest | undefined): string {
  const url = request?.url ?? '';
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}

/** A request's body, read to its end. */
export async function bodyOf(body: OutgoingBody): Promise<Uint8Array> {
  const readable = isUpload(body) ? body.stream() : body;
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
