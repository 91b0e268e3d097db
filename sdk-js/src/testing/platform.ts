/**
 * A platform to test against: one company on a mock server, what it says and fails at, its clock, and what it was asked.
 *
 * Speaks the mock server's admin API. The server is another program, which `mock_server.ts` starts.
 */

import { AIAgentPlatform } from '../client.js';
import type { ClientOptions } from '../core/index.js';
import { PlatformError } from './errors.js';

/** What can go wrong; each kind's details stand in the mock server's documentation. */
export type FaultKind =
  | 'status'
  | 'html_error'
  | 'empty_body'
  | 'latency'
  | 'slow_headers'
  | 'wrong_content_type'
  | 'reset'
  | 'truncate'
  | 'stall'
  | 'cut'
  | 'malformed'
  | 'duplicate'
  | 'error_event';

/** Which requests are meant: those of an operation, a method, a path; `*` in a path matches anything. */
export interface RequestMatch {
  /** Such as `chat.completions.create`. */
  readonly operation?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
}

/** Which requests fail, and how. */
export interface FaultOptions extends RequestMatch {
  /** How many fail; null for all. Default: 1. */
  readonly times?: number | null | undefined;
  /** How many that match get through before. Default: 0. */
  readonly after?: number | undefined;
  /** The kind's own details, such as `{ status: 503, headers: { 'Retry-After': '0' } }`. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** What the model says next: a text, or an object with `content`, `tool_calls`, `refusal`, `error` or `delay`. */
export type ModelReply = string | Readonly<Record<string, unknown>>;

/** A request as the platform saw it. Secrets are struck out of headers and bodies. */
export interface JournalEntry {
  readonly id: string;
  /** Unix seconds. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly operation: string | null;
  readonly attempt: number;
  readonly status: number | null;
  readonly fault: Readonly<Record<string, unknown>> | null;
  readonly replayed: boolean;
}

/** What a company is like. */
export interface CompanyOptions {
  /** Decides quotas and limits. Default: `enterprise`. */
  readonly plan?: 'free' | 'pro' | 'enterprise' | undefined;
  /** Of its key. Default: all. */
  readonly permissions?: readonly string[] | undefined;
  /** How much is allowed a minute, if not the plan's. */
  readonly rateLimit?: { readonly requests?: number; readonly tokens?: number } | undefined;
  /** Of its key. Default: `test`. */
  readonly mode?: 'test' | 'live' | undefined;
}

/**
 * A company of your own on a mock server; nothing that happens to one is noticed by another.
 *
 * Each method rejects with {@link PlatformError} if the server refuses.
 */
export class Platform {
  /** The server's root. */
  readonly url: string;
  readonly companyId: string;
  readonly #apiKey: string;

  constructor(url: string, apiKey: string, companyId = '') {
    this.url = url;
    this.companyId = companyId;
    this.#apiKey = apiKey;
  }

  /** The key of the company; it is not shown when the platform is printed. */
  get apiKey(): string {
    return this.#apiKey;
  }

  /** What clients take as their base URL. */
  get baseURL(): string {
    return `${this.url}/v1`;
  }

  /** The environment variables with which a client finds it. */
  get environment(): Record<string, string> {
    return { AIAGENTPLATFORM_API_KEY: this.#apiKey, AIAGENTPLATFORM_BASE_URL: this.baseURL };
  }

  /** A client of this company; `options` are those of any client. */
  client(options: ClientOptions = {}): AIAgentPlatform {
    return new AIAgentPlatform({ apiKey: this.#apiKey, baseURL: this.baseURL, ...options });
  }

  /** Another company on the same server. */
  company(options?: CompanyOptions): Promise<Platform> {
    return newCompany(this.url, options);
  }

  /** Let the model's next replies be these, one each. */
  async say(...replies: readonly ModelReply[]): Promise<void> {
    const spoken = replies.map((each) => (typeof each === 'string' ? { content: each } : each));
    await this.admin('POST', '/model/replies', spoken);
  }

  /** Let the next requests fail. */
  async fault(kind: FaultKind, options: FaultOptions = {}): Promise<void> {
    const { times = 1, after = 0, details, ...match } = options;
    await this.admin('POST', '/faults', { match, times, after, fault: { kind, ...details } });
  }

  /** Let nothing fail any more. */
  async clearFaults(): Promise<void> {
    await this.admin('DELETE', '/faults');
  }

  /** Let the company's clock run ahead, by seconds: keys expire, schedules are due, deliveries are tried again. */
  async advance(seconds: number): Promise<void> {
    await this.admin('POST', '/clock', { advance: seconds });
  }

  /** Let the company's clock stand still but for `advance`; with false let it go on. */
  async freeze(frozen = true): Promise<void> {
    await this.admin('POST', '/clock', { freeze: frozen });
  }

  /** The company's time, in Unix seconds. */
  async now(): Promise<number> {
    return ((await this.admin('GET', '/clock')) as { now: number }).now;
  }

  /** The requests that arrived, oldest first: all, or those of an operation, a method, a path (with `/v1`). */
  async requests(match: RequestMatch = {}): Promise<JournalEntry[]> {
    const wanted = Object.entries(match).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const { data } = (await this.admin('GET', `/requests?${new URLSearchParams(wanted)}`)) as { data: JournalEntry[] };
    return data;
  }

  /** Forget what the company did, and what was scripted; the company and its keys stay. */
  async reset(): Promise<void> {
    await this.admin('POST', '/reset');
  }

  /** Call the mock server's admin API for this company, for what has no method here. */
  admin(method: string, path: string, body?: unknown): Promise<unknown> {
    return asked(`${this.url}/_mock${path}`, method, body, this.#apiKey);
  }
}

/** A new company on the mock server at `url`, its root. */
export async function newCompany(url: string, options: CompanyOptions = {}): Promise<Platform> {
  const { plan = 'enterprise', permissions = ['*'], rateLimit, mode = 'test' } = options;
  const settings = { plan, permissions, mode, ...(rateLimit === undefined ? {} : { rate_limit: rateLimit }) };
  const made = (await asked(`${url}/_mock/companies`, 'POST', settings)) as { api_key: string; company_id: string };
  return new Platform(url, made.api_key, made.company_id);
}

async function asked(url: string, method: string, body?: unknown, apiKey?: string): Promise<unknown> {
  const reply = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (!reply.ok) {
    throw new PlatformError(reasonOf(text, reply.status));
  }
  return text === '' ? undefined : JSON.parse(text);
}

function reasonOf(text: string, status: number): string {
  try {
    const { error } = JSON.parse(text) as { error: { message: string; param?: string | null } };
    return `${error.message}${error.param ? ` (${error.param})` : ''}`;
  } catch {
    return `The mock server answered ${status}.`;
  }
}
