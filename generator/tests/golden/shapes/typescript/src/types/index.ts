/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type {
  Circle,
  Drawing,
  DrawingColour,
  DrawingSize,
  DrawingsCreateResponse,
  DrawingTitle,
  Group,
  Pin,
  Polygon,
  PolygonKind,
  Shape,
  Ticket,
  UnknownShape,
} from './drawings.js';
export type { DrawnEvent, ErasedEvent, UnknownWebhookEvent, WebhookEvent } from './shared.js';
