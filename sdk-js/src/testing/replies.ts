/** Replies that are all there already: in their pieces, and broken after them if they are to be. Knows no script. */

import type { APIConnectionError } from '../core/errors.js';

/** What a reply is made of, beside its status. */
export interface ReplyOptions {
  /** The body, as a value that has a JSON form. */
  readonly json?: unknown;
  /** The body, as text or bytes. */
  readonly body?: string | Uint8Array | undefined;
  /** The body, as it arrives piece by piece. */
  readonly chunks?: readonly Uint8Array[] | undefined;
  /** A content type that is not given follows from the body: JSON, or, of chunks, a stream of events. */
  readonly headers?: Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[] | undefined;
  /** What breaks the reply after its body, such as `new APIConnectionError('reset')`. */
  readonly failure?: APIConnectionError | undefined;
}

/** What a request gets. Made by {@link reply}. */
export class CannedReply {
  readonly status: number;
  readonly options: ReplyOptions;

  constructor(status: number, options: ReplyOptions) {
    this.status = status;
    this.options = options;
  }

  /** As the platform's own `Response`. `over` is called when its body is read to its end, or cancelled. */
  response(over: () => void = () => undefined): Response {
    const { headers = {}, failure } = this.options;
    const all = new Headers(headers as HeadersInit);
    if (!all.has('content-type') && this.#type !== undefined) {
      all.set('content-type', this.#type);
    }
    const bodiless = [204, 205, 304].includes(this.status);
    if (bodiless) {
      over();
    }
    return new Response(bodiless ? null : streamOf(this.#pieces, failure, over), { status: this.status, headers: all });
  }

  get #type(): string | undefined {
    const { chunks, json } = this.options;
    return chunks !== undefined ? 'text/event-stream' : json !== undefined ? 'application/json' : undefined;
  }

  get #pieces(): readonly Uint8Array[] {
    const { chunks, json, body } = this.options;
    if (chunks !== undefined) {
      return chunks;
    }
    const text = json !== undefined ? JSON.stringify(json) : body;
    const piece = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return piece === undefined ? [] : [piece];
  }
}

/** What a request gets: `reply(429, { headers: { 'retry-after': '0' } })`, or with an error of the API as `json`. */
export function reply(status: number, options: ReplyOptions = {}): CannedReply {
  return new CannedReply(status, options);
}

/** An error as the API sends it: `apiError(404, 'not_found', 'There is no such model.')`. */
export function apiError(
  status: number,
  code: string,
  message: string = code,
  options: { readonly param?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): CannedReply {
  const { param = null, headers } = options;
  const error = { type: TYPES[status] ?? 'api_error', code, message, param, request_id: 'req_test', doc_url: null };
  return reply(status, { json: { error }, headers: { 'x-request-id': 'req_test', ...headers } });
}

/** The families of errors, by status. */
const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  409: 'conflict_error',
  422: 'invalid_request_error',
  429: 'rate_limit_error',
};

/** Gives a piece when it is asked for one, and never before. */
function streamOf(
  pieces: readonly Uint8Array[],
  failure: APIConnectionError | undefined,
  over: () => void,
): ReadableStream<Uint8Array> {
  const rest = pieces.values();
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const next = rest.next();
        if (!next.done) {
          controller.enqueue(next.value);
          return;
        }
        over();
        if (failure === undefined) {
          controller.close();
        } else {
          controller.error(failure);
        }
      },
      cancel: over,
    },
    { highWaterMark: 0 },
  );
}
