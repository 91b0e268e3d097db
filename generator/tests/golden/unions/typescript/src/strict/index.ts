/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Angular: { tag: 'kind', members: { square: 'Square', rectangle: 'Rectangle' }, open: true },
  Circle: { required: { kind: { const: 'circle' }, r: 'number' } },
  Color: { either: ['string', ['integer']] },
  Drawing: {
    required: { shapes: ['Shape'], color: 'Color', background: { nullable: 'Color' } },
    optional: { frame: { nullable: 'Angular' }, label: 'Label' },
  },
  Drawn: { required: { type: { const: 'drawn' }, drawing: 'Drawing' } },
  Erased: { required: { type: { const: 'erased' } } },
  Label: { either: ['Named', 'Numbered'] },
  Named: { required: { name: 'string' } },
  Numbered: { required: { number: 'integer' } },
  Rectangle: { required: { kind: { const: 'rectangle' }, a: 'number', b: 'number' } },
  Shape: { tag: 'kind', members: { circle: 'Circle', square: 'Square', rectangle: 'Rectangle' }, open: true },
  Square: { required: { kind: { const: 'square' }, a: 'number' } },
  WebhookEvent: { tag: 'type', members: { drawn: 'Drawn', erased: 'Erased' }, open: true },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
