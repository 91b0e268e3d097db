/** Types of shared. Generated from the OpenAPI document by onespec; do not edit. */

/** Confirms a deletion. */
export interface DeletedObject {
  /** The id of the object that is gone. */
  id: string;
  /** What it was. */
  object: string;
  /** Always true. */
  deleted: true;
}

/** What went wrong, where, and what to do. */
export interface ErrorObject {
  /** The family of an error. An open enum. */
  type: ErrorType;
  /** Exactly what went wrong. An open enum; each code has one HTTP status. */
  code: ErrorCode;
  /** One or two sentences for a person. Names the culprit; never holds a secret. */
  message: string;
  /** The JSON pointer, or the name of the query parameter or header, that is at fault. */
  param: string | null;
  /** The same as the reply's `x-request-id`. */
  request_id: string;
  /** A page that explains the code. */
  doc_url: string;
  /** Each fault of a body that has several, such as an invalid workflow definition. */
  details?: ErrorDetail[];
  /** With `quota_exceeded`, which quota, and when it starts anew. */
  quota?: ExceededQuota;
}

/** Exactly what went wrong. An open enum; each code has one HTTP status. */
export type ErrorCode =
  | 'invalid_request'
  | 'invalid_json'
  | 'missing_parameter'
  | 'invalid_parameter'
  | 'invalid_cursor'
  | 'context_length_exceeded'
  | 'missing_api_key'
  | 'invalid_api_key'
  | 'expired_api_key'
  | 'revoked_api_key'
  | 'quota_exceeded'
  | 'plan_required'
  | 'permission_denied'
  | 'not_found'
  | 'route_not_found'
  | 'model_not_found'
  | 'conflict'
  | 'invalid_state'
  | 'idempotency_in_progress'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'unprocessable_request'
  | 'invalid_workflow_definition'
  | 'invalid_input'
  | 'idempotency_key_reused'
  | 'url_not_allowed'
  | 'rate_limit_exceeded'
  | 'concurrency_limit_exceeded'
  | 'internal_error'
  | 'service_unavailable'
  | 'model_overloaded'
  | (string & {});

/** One fault of a body. */
export interface ErrorDetail {
  /** The JSON pointer (RFC 6901) of the value at fault. */
  pointer: string;
  /** What is wrong with it, e.g. `unknown_reference`, `cycle`, `wrong_type`, `bad_expression`. */
  code: string;
  /** A sentence for a person. */
  message: string;
}

/** The body of every reply with status 400 or above. */
export interface ErrorResponse {
  /** What went wrong, where, and what to do. */
  error: ErrorObject;
}

/** The family of an error. An open enum. */
export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'billing_error'
  | 'permission_error'
  | 'not_found_error'
  | 'conflict_error'
  | 'idempotency_error'
  | 'rate_limit_error'
  | 'api_error'
  | (string & {});

/** With `quota_exceeded`, which quota, and when it starts anew. */
export interface ExceededQuota {
  /** The quota's name. */
  name: string;
  /** How much the plan allows a month. */
  limit: number;
  /** How much of it is used. */
  used: number;
  /** When the quota starts anew, in Unix seconds. */
  resets_at: number;
}

/** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
export type Metadata = Record<string, string>;

/** Order. */
export type Order = 'asc' | 'desc' | (string & {});

/** A moment, in Unix seconds. */
export type Timestamp = number;
