/**
 * What to answer over HTTP: `WebhookAnswer`, from an error or from success. Must not know frameworks.
 *
 * An answer holds a code and nothing else: the sender may show it to anybody, so messages go to the log.
 */

import { type ConfigurationError, WebhookError, WebhookInFlightError, WebhookPayloadError } from '../errors.js';

/** How large a webhook may be, in bytes, where nothing else is said: 4 MiB. */
export const MAX_BODY = 4 * 1024 * 1024;

/** What to answer a webhook with. Any framework can send it. */
export interface WebhookAnswer {
  /** 2xx: handled, or nothing to do. Anything else: the sender tries again. */
  readonly status: number;
  /** Why it was not handled; empty if it was. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The code as JSON; undefined on success. */
  readonly body: string | undefined;
}

export const HANDLED: WebhookAnswer = { status: 204, code: '', headers: {}, body: undefined };
export const WRONG_METHOD: WebhookAnswer = /* @__PURE__ */ refusal(405, 'method_not_allowed', { allow: 'POST' });

/** Whether it is an answer of ours, and not a framework's response. */
export function isAnswer(result: object): result is WebhookAnswer {
  return 'status' in result && 'code' in result && 'headers' in result && 'body' in result;
}

/** What to answer when a webhook was not handled. */
export function answerTo(fault: WebhookError | ConfigurationError): WebhookAnswer {
  if (!(fault instanceof WebhookError)) {
    return refusal(500, 'not_configured');
  }
  if (fault.status === 204) {
    return { ...HANDLED, code: fault.code };
  }
  const wait =
    fault instanceof WebhookInFlightError ? { 'retry-after': String(Math.ceil(fault.retryAfter / 1000)) } : {};
  return refusal(fault.status, fault.code, wait);
}

function refusal(status: number, code: string, headers: Record<string, string> = {}): WebhookAnswer {
  return { status, code, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ code }) };
}

/** Throws the error for a body of more than `limit` bytes; to be called before all of it is read. */
export function checkSize(size: number, limit: number): void {
  if (size > limit) {
    throw new WebhookPayloadError(`The body has more than ${limit} bytes.`, { code: 'body_too_large', status: 413 });
  }
}

/** The same for a Content-Length header. One that is missing or malformed tells nothing. */
export function checkLength(length: string | null | undefined, limit: number): void {
  if (/^[0-9]+$/.test(length ?? '')) {
    checkSize(Number(length), limit);
  }
}
