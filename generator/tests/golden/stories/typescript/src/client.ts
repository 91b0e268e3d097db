/** The client of Story API. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { Stories } from './resources/stories.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Story',
  package: 'golden-stories',
  version: VERSION,
  envPrefix: 'STORY',
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
 * The client of Story API.
 *
 * What is not given is read from the environment: `STORY_API_KEY`, `STORY_BASE_URL` and `STORY_WEBHOOK_SECRET`.
 */
export class Story extends Client {
  #stories: Stories | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** Stories. */
  get stories(): Stories {
    this.#stories ??= new Stories(this.core);
    return this.#stories;
  }
}
