/**
 * One webhook's way in: verified, claimed, handled, and the claim settled. Must not know frameworks, handlers by event,
 * or what an answer over HTTP looks like.
 */

import {
  type ConfigurationError,
  WebhookDuplicateError,
  WebhookError,
  WebhookGuardError,
  WebhookInFlightError,
} from '../errors.js';
import { SYSTEM_CLOCK } from '../settings/clock.js';
import type { WebhookBody } from './body.js';
import { headerPairs, readHeaders, type WebhookHeaderSource } from './headers.js';
import type { ReplayClaim, ReplayGuard } from './replay.js';
import type { WebhookSecrets } from './secrets.js';
import type { VerifyWebhookOptions } from './signature.js';

/** What one webhook is verified with. */
export interface UnwrapOptions extends VerifyWebhookOptions {
  /** The endpoint's secret, or several while one is being replaced. Default: the receiver's own. */
  readonly secret?: WebhookSecrets | undefined;
}

/** What verifies and decodes webhooks, such as `client.webhooks`. */
export interface Unwraps<Event> {
  /** The typed event. Rejects with `WebhookError`, or `ConfigurationError` if there is no secret. */
  unwrap(body: WebhookBody, headers: WebhookHeaderSource, options?: UnwrapOptions): Promise<Event>;
  /** Where it is told why webhooks are not handled. */
  readonly logger?: WebhookLogger | undefined;
}

/** Where it is told why webhooks were not handled; `console` is one. */
export interface WebhookLogger {
  debug(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** How webhooks are taken in. */
export interface ReceiveOptions extends UnwrapOptions {
  /** Remembers what was handled. */
  readonly guard?: ReplayGuard | undefined;
  /** Where it is told why webhooks are not handled. Default: the client's `logger`. */
  readonly logger?: WebhookLogger | undefined;
}

/** A webhook to handle: verified, and claimed if there is a guard. */
export class Reception<Event> {
  readonly #guard: ReplayGuard | undefined;
  readonly #claim: ReplayClaim | undefined;
  readonly #logger: WebhookLogger | undefined;
  readonly #event: Event;

  private constructor(event: Event, guard?: ReplayGuard, claim?: ReplayClaim, logger?: WebhookLogger) {
    this.#event = event;
    this.#guard = guard;
    this.#claim = claim;
    this.#logger = logger;
  }

  /** Verify a webhook and claim its id. Rejects with the `WebhookError` that says why nothing is to be handled. */
  static async open<Event>(
    receiver: Unwraps<Event>,
    body: WebhookBody,
    headers: WebhookHeaderSource,
    options: ReceiveOptions = {},
  ): Promise<Reception<Event>> {
    const { guard, logger = receiver.logger, ...settings } = options;
    const pairs = headerPairs(headers); // which may be read but once
    const event = await receiver.unwrap(body, pairs, settings);
    const claim = guard && ours(await claimed(guard, readHeaders(pairs).id));
    return new Reception(event, guard, claim, logger);
  }

  /**
   * Run the handler and give what it returns. The id is handled when it ends; when it throws, the claim is released,
   * and the sender's next attempt comes through.
   */
  async handle<R>(handler: (event: Event) => R): Promise<Awaited<R>> {
    let result: Awaited<R>;
    try {
      result = await handler(this.#event);
    } catch (fault) {
      await this.#settle('release');
      throw fault;
    }
    await this.#settle('commit');
    return result;
  }

  /**
   * End the claim. When that fails it is logged: the claim lapses by itself, so nothing else is lost. To throw would be
   * worse: a webhook that was handled would come again, and a handler's own error would be hidden.
   */
  async #settle(how: 'commit' | 'release'): Promise<void> {
    if (this.#guard === undefined || this.#claim === undefined) {
      return;
    }
    try {
      await inTime(this.#guard[how](this.#claim));
    } catch (failure) {
      this.#logger?.warn(
        `webhook ${JSON.stringify(this.#claim.id)} was ${UNSETTLED[how]}: ${nameOf(this.#guard)} threw ${nameOf(failure)}`,
      );
    }
  }
}

/** How long a claim may take to be settled, in milliseconds: the answer waits for it. */
const SETTLING = 10_000;

async function inTime(settling: void | Promise<void>): Promise<void> {
  if (settling === undefined) {
    return;
  }
  const settled = new AbortController();
  const late = SYSTEM_CLOCK.sleep(SETTLING, settled.signal).then(() => {
    throw new DOMException('The claim was not settled in time.', 'TimeoutError');
  });
  try {
    await Promise.race([settling, late]);
  } finally {
    settled.abort();
  }
}

const UNSETTLED = {
  commit: 'handled, which could not be remembered',
  release: 'not handled, and its claim could not be released',
} as const;

/** A claim. What the guard itself says may hold addresses and names, so that the error names the kind alone. */
async function claimed(guard: ReplayGuard, id: string): Promise<ReplayClaim> {
  try {
    return await guard.claim(id);
  } catch (cause) {
    throw new WebhookGuardError(`${nameOf(guard)} does not answer: ${nameOf(cause)}.`, { cause });
  }
}

/** The claim, if the webhook is ours to handle. Throws the error that says what to do instead. */
function ours(claim: ReplayClaim): ReplayClaim {
  if (claim.state === 'handled') {
    throw new WebhookDuplicateError(`The webhook ${JSON.stringify(claim.id)} was handled before.`);
  }
  if (claim.state === 'in_flight') {
    const retryAfter = Math.max(claim.retryAfter ?? 0, 1000);
    throw new WebhookInFlightError(`The webhook ${JSON.stringify(claim.id)} is being handled elsewhere.`, {
      retryAfter,
    });
  }
  return claim;
}

function nameOf(value: unknown): string {
  return value instanceof Error ? value.name : (Object(value).constructor?.name ?? 'an object');
}

/** How loud to log that a webhook was not handled: repetitions are usual, and our own faults are not. */
export function refusalLevel(fault: WebhookError | ConfigurationError): 'debug' | 'warn' | 'error' {
  const status = fault instanceof WebhookError ? fault.status : 500;
  if (status === 204 || status === 409) {
    return 'debug';
  }
  return status >= 500 ? 'error' : 'warn';
}
