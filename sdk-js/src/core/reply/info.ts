/**
 * What is known of a reply beside its body, and how it is reached from the object that was decoded from it.
 */

import { type RateLimit, rateLimitOf } from '../values/rate_limit.js';

/** A reply's status and headers, and how many attempts it took. */
export class ResponseInfo {
  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** The reply's headers. */
    readonly headers: Headers,
    /** How many times the request was sent. */
    readonly attempts: number,
    /** Where the request went. */
    readonly url: string,
    /** The header that `requestId` reads. */
    requestIdHeader: string,
  ) {
    Object.defineProperty(this, 'requestIdHeader', { value: requestIdHeader });
  }

  /** @internal */
  declare private readonly requestIdHeader: string;

  /** Quote it when you ask for support. */
  get requestId(): string | undefined {
    return this.headers.get(this.requestIdHeader) ?? undefined;
  }

  /** What is left of the rate limits; undefined if the reply does not say. */
  get rateLimit(): RateLimit | undefined {
    return rateLimitOf(this.headers);
  }

  /** What may be logged. */
  toJSON(): Record<string, unknown> {
    const { status, requestId, attempts, rateLimit } = this;
    return { status, requestId, attempts, rateLimit };
  }
}

const REPLIES: WeakMap<object, ResponseInfo> = /* @__PURE__ */ new WeakMap();

/** Remember the reply of an object that was decoded from it. */
export function attach(result: unknown, info: ResponseInfo): void {
  if (typeof result === 'object' && result !== null) {
    REPLIES.set(result, info);
  }
}

/**
 * The reply that an object came from: a decoded object or array, a page, a stream or a download.
 *
 * Undefined for what was not a whole reply (an item of a page, a copy), or is no object; for those use `onResponse`.
 */
export function responseOf(result: unknown): ResponseInfo | undefined {
  return typeof result === 'object' && result !== null ? REPLIES.get(result) : undefined;
}
