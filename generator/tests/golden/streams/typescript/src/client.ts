/** The client of Radio. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { CODES } from './errors.js';
import { Answers } from './resources/answers.js';
import { Jobs } from './resources/jobs.js';
import { Logs } from './resources/logs.js';
import { Lyrics } from './resources/lyrics.js';
import { Recordings } from './resources/recordings.js';
import { Root } from './resources/root.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'Radio',
  package: 'golden-streams',
  version: VERSION,
  envPrefix: 'RADIO',
  baseURL: 'https://radio.example',
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
 * The client of Radio.
 *
 * What is not given is read from the environment: `RADIO_API_KEY`, `RADIO_BASE_URL` (else https://radio.example) and
 * `RADIO_WEBHOOK_SECRET`.
 */
export class Radio extends Root {
  #answers: Answers | undefined;
  #jobs: Jobs | undefined;
  #logs: Logs | undefined;
  #lyrics: Lyrics | undefined;
  #recordings: Recordings | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** Answers. */
  get answers(): Answers {
    this.#answers ??= new Answers(this.core);
    return this.#answers;
  }

  /** Jobs. */
  get jobs(): Jobs {
    this.#jobs ??= new Jobs(this.core);
    return this.#jobs;
  }

  /** Logs. */
  get logs(): Logs {
    this.#logs ??= new Logs(this.core);
    return this.#logs;
  }

  /** Lyrics. */
  get lyrics(): Lyrics {
    this.#lyrics ??= new Lyrics(this.core);
    return this.#lyrics;
  }

  /** Recordings. */
  get recordings(): Recordings {
    this.#recordings ??= new Recordings(this.core);
    return this.#recordings;
  }
}
