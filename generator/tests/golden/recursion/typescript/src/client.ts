/** The client of Trees. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { Expressions } from './resources/expressions.js';
import { TreesResource } from './resources/trees.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Trees',
  package: 'golden-recursion',
  version: VERSION,
  envPrefix: 'TREES',
  baseURL: 'https://trees.example',
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
 * The client of Trees.
 *
 * What is not given is read from the environment: `TREES_API_KEY`, `TREES_BASE_URL` (else https://trees.example) and
 * `TREES_WEBHOOK_SECRET`.
 */
export class Trees extends Client {
  #expressions: Expressions | undefined;
  #trees: TreesResource | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** Expressions. */
  get expressions(): Expressions {
    this.#expressions ??= new Expressions(this.core);
    return this.#expressions;
  }

  /** Trees. */
  get trees(): TreesResource {
    this.#trees ??= new TreesResource(this.core);
    return this.#trees;
  }
}
