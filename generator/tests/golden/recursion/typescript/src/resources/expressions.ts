/** Expressions. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Expression, Nested } from '../types/expressions.js';

const EVALUATE: Operation<Nested> = {
  id: 'expressions.evaluate',
  method: 'POST',
  path: '/expressions',
  returns: 'any',
  schema: 'Nested',
  body: 'json',
};

/** What `expressions.evaluate` takes. */
export interface ExpressionEvaluateParams {
  expression: Expression;
}

/** Expressions. */
export class Expressions extends Resource {
  /**
   * Evaluate.
   *
   * @param params - See {@link ExpressionEvaluateParams}.
   * @param options - Settings of this call alone.
   */
  evaluate(params: ExpressionEvaluateParams, options?: CallOptions): APIPromise<Nested> {
    return this.core.call(EVALUATE, { body: params }, options);
  }
}
