/** What the client itself does. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Client } from '../core/index.js';

const LOGIN: Operation<void> = { id: 'login', method: 'POST', path: '/login', body: 'form' };

/** What `login` takes. */
export interface LoginParams {
  user: string;
  scope?: readonly string[] | undefined;
}

/** What the client itself does. */
export class Root extends Client {
  /**
   * Log in.
   *
   * @param params - See {@link LoginParams}.
   * @param options - Settings of this call alone.
   */
  login(params: LoginParams, options?: CallOptions): APIPromise<void> {
    return this.core.call(LOGIN, { body: params }, options);
  }
}
