/** The client of Shapes. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { Drawings } from './resources/drawings.js';
import { ShapesResource } from './resources/shapes.js';
import { Webhooks } from './resources/webhooks.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Shapes',
  package: 'golden-shapes',
  version: VERSION,
  envPrefix: 'SHAPES',
  baseURL: '',
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
 * The client of Shapes.
 *
 * What is not given is read from the environment: `SHAPES_API_KEY`, `SHAPES_BASE_URL` and `SHAPES_WEBHOOK_SECRET`.
 */
export class Shapes extends Client {
  #drawings: Drawings | undefined;
  #shapes: ShapesResource | undefined;
  #webhooks: Webhooks | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** Drawings. */
  get drawings(): Drawings {
    this.#drawings ??= new Drawings(this.core);
    return this.#drawings;
  }

  /** Shapes. */
  get shapes(): ShapesResource {
    this.#shapes ??= new ShapesResource(this.core);
    return this.#shapes;
  }

  /** Receives the webhooks that the API sends. */
  get webhooks(): Webhooks {
    this.#webhooks ??= new Webhooks(this.core);
    return this.#webhooks;
  }
}
