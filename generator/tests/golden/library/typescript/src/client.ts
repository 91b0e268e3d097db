/** The client of Library API. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { Books } from './resources/books.js';
import { Health } from './resources/health.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Library',
  package: 'golden-library',
  version: VERSION,
  envPrefix: 'LIBRARY',
  baseURL: 'https://eu.books.example/v2',
  idempotencyHeader: 'Idempotency-Key',
  requestIdHeader: 'x-request-id',
  headers: { 'Library-Version': '2.1' },
  auth: { kind: 'bearer', wire: 'Authorization', where: 'header', id: 'token' },
  errors: { envelope: 'error', code: 'code', kind: '', message: 'message', param: '', requestId: '', codes: CODES },
};

/**
 * The client of Library API.
 *
 * What is not given is read from the environment: `LIBRARY_API_KEY`, `LIBRARY_BASE_URL` (else
 * https://eu.books.example/v2) and `LIBRARY_WEBHOOK_SECRET`.
 */
export class Library extends Client {
  #books: Books | undefined;
  #health: Health | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** What stands on the shelves. */
  get books(): Books {
    this.#books ??= new Books(this.core);
    return this.#books;
  }

  /** Health. */
  get health(): Health {
    this.#health ??= new Health(this.core);
    return this.#health;
  }
}
