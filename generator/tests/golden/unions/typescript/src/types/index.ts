/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type {
  Angular,
  Circle,
  Color,
  Drawing,
  Label,
  Named,
  Numbered,
  Rectangle,
  Shape,
  Square,
  UnknownAngular,
  UnknownShape,
} from './drawings.js';
export type { Drawn, Erased, UnknownWebhookEvent, WebhookEvent } from './shared.js';
