/** Webhooks. Generated from the OpenAPI document by onespec; do not edit. */

import { WebhookResource } from '../core/index.js';
import type { WebhookEvent } from '../types/shared.js';

/** Receives the webhooks that the API sends. */
export class Webhooks extends WebhookResource<WebhookEvent> {
  /** @internal */
  protected override readonly eventSchema = 'WebhookEvent';
}
