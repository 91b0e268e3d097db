/**
 * What the runtime is told about the product that it serves: names, addresses and shapes, as data.
 *
 * Generated code declares one `Product`; nothing else in the runtime knows a product's words.
 */

import type { APIErrorDetails, APIStatusError } from '../errors.js';

/**
 * How the API key travels.
 *
 * `bearer` and `oauth2` send `Authorization: Bearer KEY`; `basic` sends `Authorization: Basic`, the key being
 * `user:password`; `api_key` sends the key as it is in the header, query parameter or cookie `wire`.
 */
export interface AuthSpec {
  readonly kind: 'bearer' | 'basic' | 'api_key' | 'oauth2';
  readonly wire?: string;
  readonly where?: 'header' | 'query' | 'cookie';
  readonly id?: string;
}

/** The class of an error that the server sends. */
export type StatusErrorClass = new (message: string, details?: APIErrorDetails) => APIStatusError;

/**
 * How errors look. `envelope` is the field that wraps the error object (empty: the body itself is the error); the others
 * are fields of that object. `codes` has the classes of documented codes.
 */
export interface ErrorSpec {
  readonly envelope?: string;
  /** Default: `code`. */
  readonly code?: string;
  /** Default: `type`. */
  readonly kind?: string;
  /** Default: `message`. */
  readonly message?: string;
  /** Default: `param`. */
  readonly param?: string;
  /** Default: `request_id`. */
  readonly requestId?: string;
  readonly codes?: Readonly<Record<string, StatusErrorClass>>;
}

/** The product's own words. */
export interface Product {
  /** The client's name: `Acme`. */
  readonly name: string;
  /** The name of the package. */
  readonly package: string;
  readonly version: string;
  /** Begins the environment variables `<PREFIX>_API_KEY`, `_BASE_URL`, `_WEBHOOK_SECRET` and `_LOG`. */
  readonly envPrefix: string;
  readonly baseURL: string;
  /** Default: `Idempotency-Key`. Empty: idempotency keys are off. */
  readonly idempotencyHeader?: string;
  /** Default: `x-request-id`. */
  readonly requestIdHeader?: string;
  /** Go with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: a bearer key. Null: an API without keys. */
  readonly auth?: AuthSpec | null;
  readonly errors?: ErrorSpec;
}

/** The name of the header that carries idempotency keys, in lower case; empty if there is none. */
export function idempotencyHeader(product: Product): string {
  return (product.idempotencyHeader ?? 'Idempotency-Key').toLowerCase();
}

/** The name of the header that identifies a request for support. */
export function requestIdHeader(product: Product): string {
  return product.requestIdHeader ?? 'x-request-id';
}
