/** Requests as tests look at them: whole, with their bodies as bytes. Knows no script. */

import { isUpload, type OutgoingRequest } from '../core/transports/transport.js';
import { type RequestHeaders, redacted } from '../core/values/headers.js';

/** A request as it was sent. */
export class SentRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: RequestHeaders;
  readonly body: Uint8Array;

  constructor(method: string, url: string, headers: RequestHeaders, body: Uint8Array) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
  }

  /** The path, decoded. */
  get path(): string {
    return decodeURIComponent(new URL(this.url).pathname);
  }

  /** The query, decoded; of a repeated parameter the last value. */
  get query(): Record<string, string> {
    return Object.fromEntries(new URL(this.url).searchParams);
  }

  /** The body as text. */
  get text(): string {
    return new TextDecoder().decode(this.body);
  }

  /** The body, decoded. Throws `SyntaxError` if it is no JSON. */
  get json(): unknown {
    return JSON.parse(this.text);
  }

  /** What may be printed: no secrets, and no body. */
  toJSON(): Record<string, unknown> {
    const { method, path, headers, body } = this;
    return { method, path, headers: redacted(headers), bytes: body.byteLength };
  }
}

/** A request whose body is read. */
export async function readRequest(request: OutgoingRequest): Promise<SentRequest> {
  return new SentRequest(request.method, request.url, request.headers, await bytesOf(request));
}

async function bytesOf({ body }: OutgoingRequest): Promise<Uint8Array> {
  if (body === null) {
    return new Uint8Array(0);
  }
  if (isUpload(body)) {
    return new Uint8Array(await new Response(body.stream()).arrayBuffer());
  }
  return new Uint8Array(await new Response(body).arrayBuffer());
}
