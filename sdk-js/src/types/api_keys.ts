/** Types of api_keys. Generated from the OpenAPI document by onespec; do not edit. */

import type { Metadata, Timestamp } from './shared.js';

/** A credential of a company. Its secret is not part of it. */
export interface ApiKey {
  /** The key's id; not the secret. */
  id: string;
  /** Always `api_key`. */
  object: 'api_key';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** What people call the key. */
  name: string;
  /** How the secret begins: enough to tell live from test. */
  prefix: string;
  /** The last four characters of the secret. Exactly 4 characters. */
  last4: string;
  /** Whether the key works on live data or is for tests. Only test keys may be used from a browser. An open enum. */
  mode: ApiKeyMode;
  /** `active` keys work; `expired` ones reached `expires_at`; `revoked` ones were ended by someone. An open enum. */
  status: ApiKeyStatus;
  /** What the key may do. */
  permissions: Permission[];
  /** When the key stops working, in Unix seconds; null if never. */
  expires_at: number | null;
  /** When the key was last used, in Unix seconds; null if never. */
  last_used_at: number | null;
  /** When the key was revoked, in Unix seconds; null if it was not. */
  revoked_at: number | null;
  /** While a rotation overlaps, when the former secret stops working, in Unix seconds; otherwise null. */
  previous_secret_expires_at: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** A page of API keys. */
export interface ApiKeyList {
  /** Always `list`. */
  object: 'list';
  /** The keys of this page. */
  data: ApiKey[];
  /** The id of the first key of the page. */
  first_id: string | null;
  /** The id of the last key of the page. */
  last_id: string | null;
  /** Whether more keys follow in the direction of travel. */
  has_more: boolean;
}

/** Whether the key works on live data or is for tests. Only test keys may be used from a browser. An open enum. */
export type ApiKeyMode = 'live' | 'test' | (string & {});

/** `active` keys work; `expired` ones reached `expires_at`; `revoked` ones were ended by someone. An open enum. */
export type ApiKeyStatus = 'active' | 'expired' | 'revoked' | (string & {});

/** The usage of one API key over a range. */
export interface ApiKeyUsage {
  /** Always `api_key.usage`. */
  object: 'api_key.usage';
  /** The key's id. */
  key_id: string;
  /** The range's beginning, in Unix seconds. */
  start: number;
  /** The range's end, exclusive, in Unix seconds. */
  end: number;
  /** The length of one bucket. An open enum. */
  period: ApiKeyUsagePeriod;
  /** How much was used. */
  total: UsageCounts;
  /** The periods in which the key was used, oldest first. */
  data: UsageBucket[];
}

/** The length of one bucket. An open enum. */
export type ApiKeyUsagePeriod = 'day' | 'month' | (string & {});

/** An API key and its secret, which is shown this once. */
export interface ApiKeyWithSecret {
  /** The key's id; not the secret. */
  id: string;
  /** Always `api_key`. */
  object: 'api_key';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** What people call the key. */
  name: string;
  /** How the secret begins: enough to tell live from test. */
  prefix: string;
  /** The last four characters of the secret. Exactly 4 characters. */
  last4: string;
  /** Whether the key works on live data or is for tests. Only test keys may be used from a browser. An open enum. */
  mode: ApiKeyMode;
  /** `active` keys work; `expired` ones reached `expires_at`; `revoked` ones were ended by someone. An open enum. */
  status: ApiKeyStatus;
  /** What the key may do. */
  permissions: Permission[];
  /** When the key stops working, in Unix seconds; null if never. */
  expires_at: number | null;
  /** When the key was last used, in Unix seconds; null if never. */
  last_used_at: number | null;
  /** When the key was revoked, in Unix seconds; null if it was not. */
  revoked_at: number | null;
  /** While a rotation overlaps, when the former secret stops working, in Unix seconds; otherwise null. */
  previous_secret_expires_at: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
  /** The secret, to be sent as `Authorization: Bearer …`. Store it safely; it cannot be shown again. */
  key: string;
}

/** Api keys usage period. */
export type ApiKeysUsagePeriod = 'day' | 'month' | (string & {});

/** What a key may do; each operation names the one it needs. `*` grants all, also those added later. An open enum. */
export type Permission =
  | '*'
  | 'models:read'
  | 'chat:read'
  | 'chat:write'
  | 'embeddings:write'
  | 'files:read'
  | 'files:write'
  | 'workflows:read'
  | 'workflows:write'
  | 'workflows:run'
  | 'webhooks:read'
  | 'webhooks:write'
  | 'events:read'
  | 'keys:read'
  | 'keys:manage'
  | 'usage:read'
  | (string & {});

/** The usage of one period. */
export interface UsageBucket {
  /** The period's beginning, in Unix seconds. */
  start: number;
  /** The period's end, exclusive, in Unix seconds. */
  end: number;
  /** How much was used. */
  counts: UsageCounts;
}

/** How much was used. */
export interface UsageCounts {
  /** Requests that the key was accepted for. At least 0. */
  api_calls: number;
  /** Those of them that were answered with a status of 400 or above. At least 0. */
  errors: number;
  /** Chat completions created. At least 0. */
  chat_requests: number;
  /** Workflow executions started. At least 0. */
  workflow_executions: number;
  /** Tokens of prompts and answers together. At least 0. */
  tokens_used: number;
}
