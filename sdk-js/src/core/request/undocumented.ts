/**
 * A call of an endpoint that the SDK does not know, as an operation that is made for it. Pure.
 */

import { ArgumentError } from '../errors.js';
import type { Arguments, BodyKind, Operation } from '../operation.js';
import type { HeaderValues } from '../values/headers.js';
import type { CallOptions } from './options.js';

/** The parts of such a request. */
export interface UndocumentedRequest {
  /** Default: `GET`, or `POST` if there is a body. */
  readonly method?: string | undefined;
  /** Below the base URL, percent-encoded where it must be; may have a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: HeaderValues | undefined;
  /** Sent as JSON; bytes, a Blob and streams as they are. */
  readonly body?: unknown;
  /** What the reply is. Default: any JSON. */
  readonly returns?: 'json' | 'text' | 'nothing' | undefined;
  readonly options?: CallOptions | undefined;
}

/** What a call of it needs. */
export interface UndocumentedCall<T> {
  readonly operation: Operation<T>;
  readonly args: Arguments;
  readonly options: CallOptions | undefined;
}

const NAMES: readonly string[] = ['method', 'path', 'query', 'headers', 'body', 'returns', 'options'];
const SHAPES = { json: 'any', text: 'text', nothing: undefined } as const;

/** The operation and its arguments. Throws `ArgumentError` for what is no request. */
export function undocumented<T>(request: UndocumentedRequest): UndocumentedCall<T> {
  const unknown = Object.keys(request).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new ArgumentError(
      `A request has no '${unknown}'. It has ${NAMES.join(', ')}; timeouts and others are in options.`,
    );
  }
  const { body, headers, options, query } = request;
  const method = request.method ?? (body === undefined ? 'GET' : 'POST');
  if (!/^[A-Za-z][A-Za-z-]*$/.test(method)) {
    throw new ArgumentError(`${JSON.stringify(method)} is no HTTP method.`);
  }
  if (typeof request.path !== 'string') {
    throw new ArgumentError(`path must be text, not ${typeof request.path}.`);
  }
  const shape = SHAPES[request.returns ?? 'json'];
  const upper = method.toUpperCase();
  const operation: Operation<T> = {
    id: '',
    method: upper,
    path: escaped(request.path),
    ...(shape !== undefined && { returns: shape }),
    ...(body !== undefined && { body: kindOf(body) }),
    idempotent: upper === 'POST',
  };
  return {
    operation,
    args: { ...(query && { query }), ...(headers && { headers }), body },
    options,
  };
}

function kindOf(body: unknown): BodyKind {
  const bytes = ArrayBuffer.isView(body) || body instanceof ArrayBuffer || body instanceof Blob;
  return bytes || body instanceof ReadableStream ? 'binary' : 'json';
}

/** A path as an address can have it: what stands in one stays, braces do not name arguments here. */
function escaped(path: string): string {
  return path.replace(/[^\x21-\x7e]|[{}]/gu, (sign) => {
    try {
      return encodeURIComponent(sign);
    } catch {
      throw new ArgumentError('path has a lone surrogate, which is not a character.');
    }
  });
}
