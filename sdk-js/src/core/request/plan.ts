/**
 * An operation, compiled once for a client: all that its calls share. Pure; must not know a call's arguments.
 */

import type { Operation } from '../operation.js';
import type { Config } from '../settings/config.js';
import { idempotencyHeader } from '../settings/product.js';
import { DEFAULT_LIMITS, type Limits, limitsOf, limitsOfEach } from '../settings/timeouts.js';
import type { RequestHeaders } from '../values/headers.js';
import { MEDIA } from './body.js';
import { credential } from './credential.js';
import { mergeHeaders } from './headers.js';
import { telemetryHeaders } from './telemetry.js';

/** Methods that may be sent twice (RFC 9110, 9.2.2). */
export const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'];

const PLACE = /\{([^{}]+)\}/;

/** An operation, compiled for one client. `literals` are the texts between the path's `names`. */
export interface Plan {
  readonly operation: Operation<unknown, unknown, unknown>;
  readonly literals: readonly string[];
  readonly names: readonly string[];
  readonly headers: RequestHeaders;
  readonly query: Readonly<Record<string, unknown>>;
  readonly hasQuery: boolean;
  /** The header of a fresh idempotency key; empty if none goes out. */
  readonly keyHeader: string;
  readonly limits: Limits;
  /** Whether a request of it may be sent twice, even without a key. */
  readonly repeatable: boolean;
}

/** Settle what every call of the operation shares. */
export function compilePlan(operation: Operation<unknown, unknown, unknown>, config: Config): Plan {
  const { product } = config;
  const address = (operation.server?.replace(/\/+$/, '') || config.baseURL) + rooted(operation.path);
  const pieces = address.split(PLACE);
  const sent = credential(operation, config);
  const media = operation.body && (operation.contentType ?? MEDIA[operation.body]);
  const lowest = mergeHeaders(telemetryHeaders(product), product.headers, {
    accept: accepted(operation),
    'content-type': media || undefined,
  });
  const own = idempotencyHeader(product);
  const headers = mergeHeaders({ ...lowest, ...sent.headers }, config.headers);
  const settled = Object.keys(config.headers).some((name) => name.toLowerCase() === own);
  const query = { ...config.query, ...sent.query };
  return {
    operation,
    literals: pieces.filter((_, index) => index % 2 === 0),
    names: pieces.filter((_, index) => index % 2 === 1),
    headers,
    query,
    hasQuery: Object.keys(query).length > 0,
    keyHeader: operation.idempotent && !settled ? own : '', // the client's own header, or its removal, stands
    limits: limitsOf(
      config.timeout,
      operation.timeout === undefined ? DEFAULT_LIMITS : limitsOfEach(operation.timeout),
    ),
    repeatable: SAFE.includes(operation.method) || own in headers,
  };
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function accepted(operation: Operation<unknown, unknown, unknown>): string {
  const { returns, stream } = operation;
  if (stream !== undefined && stream.selector === undefined) {
    return (stream.framing ?? 'sse') === 'sse' ? 'text/event-stream' : 'application/json, */*;q=0.5';
  }
  return returns === undefined ? '*/*' : 'application/json';
}
