/** The client of AI Agent Platform API. Generated from the OpenAPI document by onespec; do not edit. */

import type { ClientOptions, Product } from './core/index.js';
import { Client } from './core/index.js';
import { CODES } from './errors.js';
import { ApiKeys } from './resources/api_keys.js';
import { Chat } from './resources/chat.js';
import { Embeddings } from './resources/embeddings.js';
import { Events } from './resources/events.js';
import { Files } from './resources/files.js';
import { Models } from './resources/models.js';
import { Webhooks } from './resources/webhooks.js';
import { Workflows } from './resources/workflows.js';
import { VERSION } from './version.js';

/** The product's own words, for the runtime. */
export const PRODUCT: Product = {
  name: 'AIAgentPlatform',
  package: '@aiagentplatform/sdk',
  version: VERSION,
  envPrefix: 'AIAGENTPLATFORM',
  baseURL: 'https://api.aiagentplatform.com/v1',
  idempotencyHeader: 'Idempotency-Key',
  requestIdHeader: 'x-request-id',
  headers: { 'AAP-Version': '2026-11-01' },
  auth: { kind: 'bearer', wire: 'Authorization', where: 'header', id: 'bearerAuth' },
  errors: {
    envelope: 'error',
    code: 'code',
    kind: 'type',
    message: 'message',
    param: 'param',
    requestId: 'request_id',
    codes: CODES,
  },
};

/**
 * The client of AI Agent Platform API.
 *
 * What is not given is read from the environment: `AIAGENTPLATFORM_API_KEY`, `AIAGENTPLATFORM_BASE_URL` (else
 * https://api.aiagentplatform.com/v1) and `AIAGENTPLATFORM_WEBHOOK_SECRET`.
 */
export class AIAgentPlatform extends Client {
  #apiKeys: ApiKeys | undefined;
  #chat: Chat | undefined;
  #embeddings: Embeddings | undefined;
  #events: Events | undefined;
  #files: Files | undefined;
  #models: Models | undefined;
  #webhooks: Webhooks | undefined;
  #workflows: Workflows | undefined;

  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  /** Self-service keys with permissions, expiry and rotation. */
  get apiKeys(): ApiKeys {
    this.#apiKeys ??= new ApiKeys(this.core);
    return this.#apiKeys;
  }

  /** Chat. */
  get chat(): Chat {
    this.#chat ??= new Chat(this.core);
    return this.#chat;
  }

  /** Vectors that measure the relatedness of texts. */
  get embeddings(): Embeddings {
    this.#embeddings ??= new Embeddings(this.core);
    return this.#embeddings;
  }

  /** Everything that happened, as webhooks carry it. */
  get events(): Events {
    this.#events ??= new Events(this.core);
    return this.#events;
  }

  /** Uploaded files, used by vision and knowledge bases. */
  get files(): Files {
    this.#files ??= new Files(this.core);
    return this.#files;
  }

  /** The models that a company can use. */
  get models(): Models {
    this.#models ??= new Models(this.core);
    return this.#models;
  }

  /** Endpoints that receive events, and the log of deliveries to them. */
  get webhooks(): Webhooks {
    this.#webhooks ??= new Webhooks(this.core);
    return this.#webhooks;
  }

  /** Autonomous multi-agent workflows, their versions, triggers and executions. */
  get workflows(): Workflows {
    this.#workflows ??= new Workflows(this.core);
    return this.#workflows;
  }
}
