/**
 * `APIPromise`: the promise of a call, which also gives what stands beside the decoded reply.
 *
 * Must not know how a call is made: it is given a function that makes it.
 */

import { ArgumentError } from './errors.js';
import type { ResponseInfo } from './reply/info.js';

/** A reply and what is known of it. */
export interface WithResponse<T> {
  readonly data: T;
  readonly response: ResponseInfo;
}

/** What a call and its promise tell each other. */
export interface Claim {
  /** Whether the caller wants the reply as it is, with its body unread. */
  raw: boolean;
  /** The reply, if it was wanted raw. */
  response?: Response;
  /** What is known of the reply, when it is there. */
  info?: ResponseInfo;
}

const NO_CLAIM: Claim = { raw: false };

type Executor<T> = (resolve: (value: T | PromiseLike<T>) => void, reject: (reason: unknown) => void) => void;

/** The promise of a call. The request goes out at once, not only when the promise is awaited. */
export class APIPromise<T> extends Promise<T> {
  #claim: Claim = NO_CLAIM;

  /** What is derived from it (`then`, `catch`, `finally`) is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** @internal The promise of a call that `run` makes now; `made` is this class or one that extends it. */
  static start<T, P extends APIPromise<T> = APIPromise<T>>(
    run: (claim: Claim) => Promise<T>,
    made: new (executor: Executor<T>) => P = APIPromise as unknown as new (
      executor: Executor<T>,
    ) => P,
  ): P {
    const claim: Claim = { raw: false };
    const promise = new made((resolve, reject) => {
      run(claim).then(resolve, reject);
    });
    promise.#claim = claim;
    return promise;
  }

  /** The decoded reply with its status, headers, request id and rate limits. */
  async withResponse(): Promise<WithResponse<T>> {
    const data = await this;
    return { data, response: this.#claim.info as ResponseInfo };
  }

  /**
   * The reply as the platform's own `Response`, its body unread; call it in the statement that makes the call, instead of
   * awaiting the promise. Retries and errors of the API are as ever. Read the body or cancel it: until then it keeps a
   * connection.
   *
   * @throws {@link ArgumentError} The reply was there already, and its body is read.
   */
  async asResponse(): Promise<Response> {
    const claim = this.#claim;
    if (claim.info !== undefined && !claim.raw) {
      throw new ArgumentError(
        'The body of this reply is read already. Call asResponse() at once: `await client.method(...).asResponse()`.',
      );
    }
    claim.raw = true;
    await this;
    return claim.response as Response;
  }
}
