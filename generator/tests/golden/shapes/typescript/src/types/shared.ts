/** Types of shared. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';
import type { Drawing } from './drawings.js';

/** Drawn event. */
export interface DrawnEvent {
  type: 'drawing.drawn';
  drawing: Drawing;
}

/** Erased event. */
export interface ErasedEvent {
  type: 'drawing.erased';
}

/** A member of `WebhookEvent` that this version does not know. */
export interface UnknownWebhookEvent {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  [key: string]: unknown;
}

/** Any event that the API sends. */
export type WebhookEvent = DrawnEvent | ErasedEvent | UnknownWebhookEvent;
