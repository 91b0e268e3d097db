/**
 * One call, from its draft to its result. No I/O happens in this file.
 *
 * `exchange` is a generator: it yields the next step (a request to send, a reply to read, a key to ask for, a pause) and
 * is given what came of it, or has the failure thrown in. `drive.ts` carries the steps out.
 */

import { APIConnectionError, type APIError, APITimeoutError, DeadlineExceededError } from './errors.js';
import type { Claim } from './promise.js';
import { unexpectedType } from './reply/content_type.js';
import { decodeReply, noResult } from './reply/decode.js';
import { statusError } from './reply/failure.js';
import { ResponseInfo } from './reply/info.js';
import type { OpenReply } from './reply/open.js';
import { authorized } from './request/credential.js';
import type { Draft } from './request/draft.js';
import { ATTEMPT_HEADER } from './request/telemetry.js';
import type { KeySource } from './settings/api_key.js';
import { requestIdHeader } from './settings/product.js';
import { Schedule } from './settings/retry.js';
import { type Limits, shortened } from './settings/timeouts.js';
import { outOfTime } from './transports/lifeline.js';
import { isUpload, type OutgoingRequest, publicURL } from './transports/transport.js';
import { redacted, withoutSecrets } from './values/headers.js';

/** What is to be done next. */
export type Step =
  | { readonly do: 'send'; readonly request: OutgoingRequest; readonly limits: Limits }
  | { readonly do: 'read'; readonly reply: OpenReply }
  | { readonly do: 'sleep'; readonly milliseconds: number }
  | { readonly do: 'ask'; readonly source: Exclude<KeySource, string> };

/** A call in steps: an `OpenReply` comes of `send`, text of `read`, a key of `ask`. */
export type Exchange<T> = Generator<Step, T, unknown>;

/** What to make of a reply without an error status. */
export type Accept<T> = (draft: Draft, reply: OpenReply, claim: Claim) => Exchange<T>;

/** Send until there is a result or an error worth throwing. Throws `APIError` and its kin. */
export function* exchange<T>(
  draft: Draft,
  accept: Accept<T>,
  claim: Claim,
  signal: AbortSignal | undefined,
): Exchange<T> {
  const { clock, log } = draft.config;
  const { total } = draft.limits;
  const started = clock.now();
  const deadline = total === undefined ? undefined : started + total;
  let schedule: Schedule | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const limits = deadline === undefined ? draft.limits : left(draft.limits, deadline - clock.now(), attempt);
    const request = yield* requestOf(draft, attempt, signal);
    if (log.wants('debug')) {
      log.write('debug', `${told(request)}, attempt ${attempt}`, { headers: redacted(request.headers) });
    }
    let failure: APIError;
    try {
      const reply = (yield { do: 'send', request, limits }) as OpenReply;
      const { status, headers } = reply.response;
      reply.info = new ResponseInfo(status, headers, attempt, request.url, requestIdHeader(draft.config.product));
      if (status < 400) {
        log.write('info', `${told(request)}: ${status}, attempt ${attempt}`);
        return yield* accept(draft, reply, claim);
      }
      const body = (yield { do: 'read', reply }) as string;
      const hide = (text: string) => withoutSecrets(text, request.headers);
      failure = statusError(draft.config.product, status, headers, body, attempt, hide);
    } catch (broken) {
      if (!(broken instanceof APIConnectionError)) {
        throw broken;
      }
      const late = deadline !== undefined && broken instanceof APITimeoutError && deadline - clock.now() <= 1;
      failure = late ? outOfTime(total ?? 0, attempt, broken) : broken; // the total had cut the limit that was reached
      failure.attempts = attempt;
    }
    schedule ??= new Schedule(draft.retry, clock, draft.repeatable, started);
    const spent = isUpload(draft.body) && draft.body.spent;
    const pause = spent ? undefined : schedule.pause(failure, attempt);
    log.write('info', `${told(request)} failed, attempt ${attempt}: ${failure.message}`);
    if (pause === undefined || failure instanceof DeadlineExceededError) {
      throw failure;
    }
    if (deadline !== undefined && clock.now() + pause >= deadline) {
      throw outOfTime(total ?? 0, attempt, failure);
    }
    yield { do: 'sleep', milliseconds: pause };
  }
}

/** The limits of one attempt. Throws when nothing is left of the total. */
function left(limits: Limits, milliseconds: number, attempt: number): Limits {
  if (milliseconds <= 0) {
    throw outOfTime(limits.total ?? 0, attempt - 1);
  }
  return shortened(limits, milliseconds);
}

/** The request of one attempt, with a fresh key if a function gives it. */
function* requestOf(draft: Draft, attempt: number, signal: AbortSignal | undefined): Exchange<OutgoingRequest> {
  const { operation, config } = draft;
  let { url, headers } = draft;
  if (attempt > 1 && ATTEMPT_HEADER in headers) {
    headers = { ...headers, [ATTEMPT_HEADER]: String(attempt) };
  }
  if (typeof config.apiKey === 'function') {
    const key = (yield { do: 'ask', source: config.apiKey }) as string;
    [url, headers] = authorized(config, url, headers, key);
  }
  const { method, id, path } = operation;
  const request = { method, url, headers, body: draft.body, attempt, operation: id, route: path };
  return signal === undefined ? request : { ...request, signal };
}

/** A request, in a line of a log. */
function told(request: OutgoingRequest): string {
  return `${request.method} ${publicURL(request.url)}`;
}

// ── what to make of a reply ──────────────────────────────────────────────────────────────────────

/** A whole reply, decoded; or the reply as it is, if the caller wants that. */
export function* decoded<T>(draft: Draft, reply: OpenReply, claim: Claim): Exchange<T> {
  report(draft, reply, claim);
  if (claim.raw) {
    return undefined as T; // nobody waits for it: the caller has the reply itself
  }
  const text = (yield { do: 'read', reply }) as string;
  return decodeReply(draft.operation, draft.strict, text, reply.info) as T;
}

/** A reply whose body is left on the wire. */
// biome-ignore lint/correctness/useYield: a generator, as the others are
export function* opened(draft: Draft, reply: OpenReply, claim: Claim): Exchange<OpenReply> {
  report(draft, reply, claim);
  return reply;
}

/** A reply whose body is left on the wire, if it is what was asked for. Throws `APIResponseError`. */
export function* downloaded(draft: Draft, reply: OpenReply, claim: Claim): Exchange<OpenReply> {
  if (reply.info.status >= 300) {
    const text = (yield { do: 'read', reply }) as string;
    throw noResult(reply.info, text);
  }
  return yield* opened(draft, reply, claim);
}

/** A reply whose body is left on the wire, if it is a stream of events. Throws `UnexpectedContentTypeError`. */
export function* streamed(draft: Draft, reply: OpenReply, claim: Claim): Exchange<OpenReply> {
  const refuse = unexpectedType(draft.operation.stream?.framing ?? 'sse', reply.info);
  if (refuse !== undefined) {
    throw refuse((yield { do: 'read', reply }) as string);
  }
  return yield* opened(draft, reply, claim);
}

/** Tell whoever wants to know that the reply is there. */
function report(draft: Draft, reply: OpenReply, claim: Claim): void {
  claim.info = reply.info;
  if (claim.raw) {
    claim.response = reply.release();
  }
  draft.onResponse?.(reply.info);
}
