/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Circle: { required: { kind: { const: 'circle' }, radius: 'number' }, optional: { name: { nullable: 'string' } } },
  Drawing: {
    required: { title: 'DrawingTitle' },
    optional: {
      anything: 'any',
      background: { nullable: 'Shape' },
      colour: 'DrawingColour',
      pairs: ['any'],
      size: 'DrawingSize',
    },
    extra: 'string',
  },
  DrawingColour: 'string',
  DrawingSize: { enum: [1, 2] },
  DrawingTitle: { either: ['string', ['string']] },
  DrawingsCreateResponse: { either: ['Drawing', 'Ticket'] },
  DrawnEvent: { required: { type: { const: 'drawing.drawn' }, drawing: 'Drawing' } },
  ErasedEvent: { required: { type: { const: 'drawing.erased' } } },
  Group: { required: { kind: { const: 'Group' }, members: ['Shape'] } },
  Pin: 'string',
  Polygon: { required: { kind: { enum: ['square', 'triangle'] } }, optional: { sides: ['number'] } },
  PolygonKind: { enum: ['square', 'triangle'] },
  Shape: {
    tag: 'kind',
    members: { circle: 'Circle', square: 'Polygon', triangle: 'Polygon', Group: 'Group' },
    open: true,
  },
  Ticket: { required: { ticket: 'uuid', seal: 'string' }, optional: { pin: 'Pin', to_json: 'string' } },
  WebhookEvent: {
    tag: 'type',
    members: { 'drawing.drawn': 'DrawnEvent', 'drawing.erased': 'ErasedEvent' },
    open: true,
  },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
