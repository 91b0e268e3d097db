/** The client of Town. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { Houses } from './resources/houses.js';
import { People } from './resources/people.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Town',
  package: 'golden-many-files',
  version: VERSION,
  envPrefix: 'TOWN',
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
 * The client of Town.
 *
 * What is not given is read from the environment: `TOWN_API_KEY`, `TOWN_BASE_URL` and `TOWN_WEBHOOK_SECRET`.
 */
export class Town extends Client {
  #houses: Houses | undefined;
  #people: People | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** Houses. */
  get houses(): Houses {
    this.#houses ??= new Houses(this.core);
    return this.#houses;
  }

  /** People. */
  get people(): People {
    this.#people ??= new People(this.core);
    return this.#people;
  }
}
