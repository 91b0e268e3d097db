/** Api keys. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type {
  ApiKey,
  ApiKeyList,
  ApiKeyMode,
  ApiKeyStatus,
  ApiKeysUsagePeriod,
  ApiKeyUsage,
  ApiKeyWithSecret,
  Permission,
} from '../types/api_keys.js';
import type { Metadata, Order } from '../types/shared.js';

const CREATE: Operation<ApiKeyWithSecret> = {
  id: 'api_keys.create',
  method: 'POST',
  path: '/api_keys',
  returns: 'object',
  schema: 'ApiKeyWithSecret',
  body: 'json',
  idempotent: true,
};
const LIST: Operation<ApiKeyList> = {
  id: 'api_keys.list',
  method: 'GET',
  path: '/api_keys',
  returns: 'object',
  schema: 'ApiKeyList',
  page: {
    items: 'data',
    scheme: 'cursor',
    after: 'after',
    before: 'before',
    limit: 'limit',
    cursor: 'id',
    more: 'has_more',
  },
};
const RETRIEVE: Operation<ApiKey> = {
  id: 'api_keys.retrieve',
  method: 'GET',
  path: '/api_keys/{key_id}',
  returns: 'object',
  schema: 'ApiKey',
};
const UPDATE: Operation<ApiKey> = {
  id: 'api_keys.update',
  method: 'POST',
  path: '/api_keys/{key_id}',
  returns: 'object',
  schema: 'ApiKey',
  body: 'json',
  idempotent: true,
};
const REVOKE: Operation<ApiKey> = {
  id: 'api_keys.revoke',
  method: 'POST',
  path: '/api_keys/{key_id}/revoke',
  returns: 'object',
  schema: 'ApiKey',
  idempotent: true,
};
const ROTATE: Operation<ApiKeyWithSecret> = {
  id: 'api_keys.rotate',
  method: 'POST',
  path: '/api_keys/{key_id}/rotate',
  returns: 'object',
  schema: 'ApiKeyWithSecret',
  body: 'json',
  idempotent: true,
};
const USAGE: Operation<ApiKeyUsage> = {
  id: 'api_keys.usage',
  method: 'GET',
  path: '/api_keys/{key_id}/usage',
  returns: 'object',
  schema: 'ApiKeyUsage',
};

/** What `api_keys.create` takes. */
export interface ApiKeyCreateParams {
  /** What people call the key. From 1 to 200 characters. */
  name: string;
  /** What the key may do, at most what the creating key may. From 1 to 50 items. */
  permissions: readonly Permission[];
  /** When the key stops working, in Unix seconds, in the future; null, the default, if never. At least 0. */
  expires_at?: number | null | undefined;
  /** The same, as seconds from now. Give one of the two. From 1 to 315360000. */
  expires_in?: number | undefined;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** Whether the key is for live data or tests. The default is the mode of the creating key. */
  mode?: ApiKeyMode | undefined;
}

/** What `api_keys.list` takes. */
export interface ApiKeyListParams {
  /** How many objects to return. From 1 to 100. Default: `20`. */
  limit?: number | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to 255 characters.
   */
  after?: string | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to 255 characters.
   */
  before?: string | undefined;
  /** The order by creation, newest first (`desc`) or oldest first (`asc`). Default: `'desc'`. */
  order?: Order | undefined;
  /** Only keys in this state. */
  status?: ApiKeyStatus | undefined;
}

/** What `api_keys.update` takes. */
export interface ApiKeyUpdateParams {
  /** When the key stops working, in Unix seconds, in the future; null if never. At least 0. */
  expires_at?: number | null | undefined;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** What people call the key. From 1 to 200 characters. */
  name?: string | undefined;
  /** What the key may do from now on, at most what the calling key may. From 1 to 50 items. */
  permissions?: readonly Permission[] | undefined;
}

/** What `api_keys.rotate` takes. */
export interface ApiKeyRotateParams {
  /** For how many seconds the former secret goes on working; 0 ends it at once. From 0 to 2592000. Default: `86400`. */
  overlap_seconds?: number | undefined;
}

/** What `api_keys.usage` takes. */
export interface ApiKeyUsageParams {
  /** The range's beginning, in Unix seconds. The default is 30 days before `end`. At least 0. */
  start?: number | undefined;
  /** The range's end, exclusive, in Unix seconds. The default is now. At least 0. */
  end?: number | undefined;
  /** The length of one bucket, in UTC. Default: `'day'`. */
  period?: ApiKeysUsagePeriod | undefined;
}

/** Self-service keys with permissions, expiry and rotation. */
export class ApiKeys extends Resource {
  /**
   * Create an API key.
   *
   * The reply, and no later one, holds the secret `key`. A key cannot grant permissions that its creator's key
   * lacks. Emits `api_key.created`.
   *
   * @param params - See {@link ApiKeyCreateParams}.
   * @param options - Settings of this call alone.
   * @returns An API key and its secret, which is shown this once.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  create(params: ApiKeyCreateParams, options?: CallOptions): APIPromise<ApiKeyWithSecret> {
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * List API keys.
   *
   * The company's keys, newest first unless `order` says otherwise. Secrets are never in it.
   *
   * @param params - See {@link ApiKeyListParams}.
   * @param options - Settings of this call alone.
   * @returns `ApiKey` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(params: ApiKeyListParams = {}, options?: CallOptions): PagePromise<ApiKey, ApiKeyList> {
    return this.core.page<ApiKey, ApiKeyList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Retrieve an API key.
   *
   * One key, without its secret.
   *
   * @param keyId - The key's id. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns A credential of a company.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(keyId: string, options?: CallOptions): APIPromise<ApiKey> {
    return this.core.call(RETRIEVE, { path: [keyId] }, options);
  }

  /**
   * Update an API key.
   *
   * Changes the fields that are given. A key that is revoked or expired cannot be changed (409 `invalid_state`).
   *
   * @param keyId - The key's id. From 1 to 255 characters.
   * @param params - See {@link ApiKeyUpdateParams}.
   * @param options - Settings of this call alone.
   * @returns A credential of a company.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  update(keyId: string, params: ApiKeyUpdateParams = {}, options?: CallOptions): APIPromise<ApiKey> {
    return this.core.call(UPDATE, { path: [keyId], body: params }, options);
  }

  /**
   * Revoke an API key.
   *
   * Ends the key at once and for good; every secret of it is refused with 401 `revoked_api_key`. Revoking a revoked
   * key changes nothing. A key may revoke itself.
   *
   * @param keyId - The key's id. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns A credential of a company.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  revoke(keyId: string, options?: CallOptions): APIPromise<ApiKey> {
    return this.core.call(REVOKE, { path: [keyId] }, options);
  }

  /**
   * Rotate an API key.
   *
   * Gives the key a new secret; its id, permissions and usage stay. The former secret goes on working for
   * `overlap_seconds`, so that nothing breaks while the new one is rolled out, and is then refused with 401
   * `revoked_api_key`. A rotation during an overlap may shorten it, never prolong it. A key that is revoked or expired
   * cannot be rotated (409 `invalid_state`). Emits `api_key.rotated`.
   *
   * @param keyId - The key's id. From 1 to 255 characters.
   * @param params - See {@link ApiKeyRotateParams}.
   * @param options - Settings of this call alone.
   * @returns An API key and its secret, which is shown this once.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  rotate(keyId: string, params: ApiKeyRotateParams = {}, options?: CallOptions): APIPromise<ApiKeyWithSecret> {
    return this.core.call(ROTATE, { path: [keyId], body: params }, options);
  }

  /**
   * Retrieve an API key's usage.
   *
   * How much the key was used, in total and per period, in the range asked for. Periods without use are left out.
   *
   * @param keyId - The key's id. From 1 to 255 characters.
   * @param params - See {@link ApiKeyUsageParams}.
   * @param options - Settings of this call alone.
   * @returns The usage of one API key over a range.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  usage(keyId: string, params: ApiKeyUsageParams = {}, options?: CallOptions): APIPromise<ApiKeyUsage> {
    return this.core.call(USAGE, { path: [keyId], query: { ...params } }, options);
  }
}
