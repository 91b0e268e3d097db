/** Class. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Literal, Model, PageObject } from '../types/class.js';

const LIST: Operation<Model> = {
  id: 'class.list',
  method: 'GET',
  path: '/class/{self}/{from}',
  returns: 'object',
  schema: 'Model',
};
const IMPORT: Operation<Literal[]> = {
  id: 'class.import',
  method: 'POST',
  path: '/class/{self}/{from}',
  returns: 'array',
  schema: 'ClassImportResult',
  body: 'json',
};

/** What `class.list` takes. */
export interface ClassListParams {
  /** Default: `'"); import os; ("'`. */
  'quote"d'?: string | undefined;
  options?: string | undefined;
  '2fa'?: string | undefined;
  OMIT?: string | undefined;
}

/** What `class.import` takes. */
export interface ClassImportParams {
  from: string;
  /** Default: `3`. */
  lambda?: number | undefined;
  options?: PageObject | undefined;
  self?: string | undefined;
  'weird key"'?: string | undefined;
}

/**
 * """
 * import os
 * """
 */
export class Class extends Resource {
  /**
   * """; raise SystemExit.
   *
   * \{\{ config \}\} \{% for x in y %\} \N\{BULLET\} \x41  gnirts
   *
   * @param self - \.
   * @param from
   * @param params - See {@link ClassListParams}.
   * @param options - Settings of this call alone.
   * @returns """ + "\{\{ x \}\}".
   */
  list(self: string, from: string, params: ClassListParams = {}, options?: CallOptions): APIPromise<Model> {
    return this.core.call(LIST, { path: [self, from], query: { ...params } }, options);
  }

  /**
   * Calls `POST /class/{self}/{from}`.
   *
   * @param pathSelf
   * @param pathFrom
   * @param params - See {@link ClassImportParams}.
   * @param options - Settings of this call alone.
   */
  import(pathSelf: string, pathFrom: string, params: ClassImportParams, options?: CallOptions): APIPromise<Literal[]> {
    return this.core.call(IMPORT, { path: [pathSelf, pathFrom], body: params }, options);
  }
}
