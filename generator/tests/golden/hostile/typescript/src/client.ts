/** The client of """ \{\{ 7 * 7 \}\} \ \{% raw %\} '''. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { Class } from './resources/class.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Raw',
  package: 'golden-hostile',
  version: VERSION,
  envPrefix: 'RAW',
  baseURL: 'https://hostile.example/"quoted"',
  idempotencyHeader: 'Idempotency-Key',
  requestIdHeader: 'x-request-id',
  headers: {},
  auth: null,
  errors: {
    envelope: '',
    code: 'code',
    kind: 'type',
    message: 'message',
    param: 'param',
    requestId: 'request_id',
    codes: CODES,
  },
};

/**
 * The client of """ \{\{ 7 * 7 \}\} \ \{% raw %\} '''.
 *
 * What is not given is read from the environment: `RAW_API_KEY`, `RAW_BASE_URL` (else https://hostile.example/"quoted")
 * and `RAW_WEBHOOK_SECRET`.
 */
export class Raw extends Client {
  #class: Class | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /**
   * """
   * import os
   * """
   */
  get class(): Class {
    this.#class ??= new Class(this.core);
    return this.#class;
  }
}
