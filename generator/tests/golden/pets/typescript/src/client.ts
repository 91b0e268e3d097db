/** The client of Pet store. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { Pets } from './resources/pets.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'PetStore',
  package: 'golden-pets',
  version: VERSION,
  envPrefix: 'PET_STORE',
  baseURL: 'https://eu.pets.example/v2',
  idempotencyHeader: 'Idempotency-Key',
  requestIdHeader: 'x-request-id',
  headers: {},
  auth: { kind: 'api_key', wire: 'X-Api-Key', where: 'header', id: 'key' },
  errors: { envelope: 'error', code: 'code', kind: '', message: 'message', param: '', requestId: '', codes: CODES },
};

/**
 * The client of Pet store.
 *
 * What is not given is read from the environment: `PET_STORE_API_KEY`, `PET_STORE_BASE_URL` (else
 * https://eu.pets.example/v2) and `PET_STORE_WEBHOOK_SECRET`.
 */
export class PetStore extends Client {
  #pets: Pets | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** The animals. */
  get pets(): Pets {
    this.#pets ??= new Pets(this.core);
    return this.#pets;
  }
}
