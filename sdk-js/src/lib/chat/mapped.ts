/** An `APIPromise` whose decoded reply is made into something else. Must not know what. */

import { APIPromise, type Claim } from '../../core/promise.js';

/** The same call, with another result; its raw reply and what is known of it stay. */
export function mapped<T, R>(call: APIPromise<T>, make: (reply: T) => Promise<R>): APIPromise<R> {
  return APIPromise.start<R>(async (claim: Claim) => {
    await Promise.resolve(); // the caller may still claim the raw reply
    if (claim.raw) {
      claim.response = await call.asResponse();
      return undefined as R;
    }
    const { data, response } = await call.withResponse();
    claim.info = response;
    return make(data);
  });
}
