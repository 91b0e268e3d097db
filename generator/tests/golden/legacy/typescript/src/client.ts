/** The client of Swagger Zoo API (v1). Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { AnimalKeepers } from './resources/animal_keepers.js';
import { Photos } from './resources/photos.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Zoo',
  package: 'golden-legacy',
  version: VERSION,
  envPrefix: 'ZOO',
  baseURL: '/api/v1',
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
 * The client of Swagger Zoo API (v1).
 *
 * What is not given is read from the environment: `ZOO_API_KEY`, `ZOO_BASE_URL` (else /api/v1) and
 * `ZOO_WEBHOOK_SECRET`.
 */
export class Zoo extends Client {
  #animalKeepers: AnimalKeepers | undefined;
  #photos: Photos | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** Animal keepers. */
  get animalKeepers(): AnimalKeepers {
    this.#animalKeepers ??= new AnimalKeepers(this.core);
    return this.#animalKeepers;
  }

  /** Photos. */
  get photos(): Photos {
    this.#photos ??= new Photos(this.core);
    return this.#photos;
  }
}
