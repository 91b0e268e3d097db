/**
 * What ends a call from outside: the caller's own signal, and the total time. One lifeline lasts for a whole call, its
 * attempts, its waits, and its reply to the last byte.
 *
 * Must not know attempts or replies.
 */

import { AbortedError, DeadlineExceededError, type SDKError } from '../errors.js';
import { LONGEST_TIMER } from '../settings/clock.js';
import { listen, unlisten } from './aborts.js';

/** What a lifeline must outlast. */
interface Reply {
  /** Whether its body was read to the end, or cancelled. */
  readonly over: boolean;
  /** Whether it was given to the caller as it is. */
  readonly released: boolean;
  onOver: (() => void) | undefined;
}

interface Timer {
  unref?(): void;
}

/** The lifeline of a call; undefined if nothing can end it from outside. */
export function lifelineOf(caller: AbortSignal | undefined, total: number | undefined): Lifeline | undefined {
  return caller === undefined && total === undefined ? undefined : new Lifeline(caller, total);
}

/** The error of a call that its caller's signal ended. */
export function abortedBy(signal: AbortSignal): AbortedError {
  return new AbortedError('The call was aborted by its signal.', { cause: signal.reason });
}

/** The error of a call whose total time is over. */
export function outOfTime(total: number, attempts?: number, cause?: unknown): DeadlineExceededError {
  const details = { attempts, ...(cause !== undefined && { cause }) };
  return new DeadlineExceededError(`The call took longer than its total of ${total} ms.`, details);
}

/** A signal that aborts with the error that the call is to throw. */
export class Lifeline {
  readonly #controller = new AbortController();
  #attempt: AbortController | undefined;
  readonly #caller: AbortSignal | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(caller: AbortSignal | undefined, total: number | undefined) {
    this.#caller = caller;
    if (caller?.aborted) {
      this.#controller.abort(abortedBy(caller));
      return;
    }
    if (caller !== undefined) {
      listen(caller, this.#abort);
    }
    if (total !== undefined) {
      this.#timer = setTimeout(() => this.#stop(outOfTime(total)), Math.min(total, LONGEST_TIMER));
    }
  }

  /** Aborts when the call is to end. Its reason is an `SDKError`. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The same for one attempt, until there is another: so that nothing piles up on the call's own signal. */
  attempt(): AbortSignal {
    this.#attempt = new AbortController();
    if (this.signal.aborted) {
      this.#attempt.abort(this.signal.reason);
    }
    return this.#attempt.signal;
  }

  /** Throw the error of the call if it is to end. */
  check(): void {
    if (this.signal.aborted) {
      throw this.signal.reason as SDKError;
    }
  }

  /** The same promise, but rejected at once when the call is to end; what it gives then goes to `late`. */
  guard<T>(promise: Promise<T>, late?: (value: T) => void): Promise<T> {
    const { signal } = this;
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      promise.then(
        (value) => {
          signal.removeEventListener('abort', abort);
          if (signal.aborted) {
            late?.(value);
            reject(signal.reason);
          }
          resolve(value);
        },
        (fault) => {
          signal.removeEventListener('abort', abort);
          reject(signal.aborted ? signal.reason : fault);
        },
      );
    });
  }

  /** End with a reply: at once if it is over, when it is, or never if it is the caller's. */
  follow(reply: Reply | undefined): void {
    if (reply?.released) {
      (this.#timer as Timer | undefined)?.unref?.(); // the body is still bound to the signal, but keeps no process
    } else if (reply === undefined || reply.over) {
      this.end();
    } else {
      reply.onOver = () => this.end();
    }
  }

  /** The call is over: nothing can end it any more. */
  end(): void {
    clearTimeout(this.#timer);
    if (this.#caller !== undefined) {
      unlisten(this.#caller, this.#abort);
    }
  }

  #stop(error: SDKError): void {
    this.#controller.abort(error);
    this.#attempt?.abort(error);
  }

  readonly #abort = () => {
    if (this.#caller !== undefined) {
      this.#stop(abortedBy(this.#caller));
    }
  };
}
