/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  ClassImportResult: ['Literal'],
  Field: { optional: { unknown: 'Union' } },
  Kind: 'string',
  Literal: { optional: { value: 'Field' } },
  Model: {
    required: { model_config: 'string', copy: 'boolean', json: 'ModelJson' },
    optional: {
      '': 'string',
      '1st': 'integer',
      __dunder__: 'string',
      _private: 'string',
      'a-b': 'string',
      a_b: 'string',
      class: { const: '"\n\\' },
      date: 'date',
      datetime: 'datetime',
      kind: 'Kind',
      list: ['string'],
      schema: 'string',
      str: 'string',
      validate: 'string',
      Ünïcode: 'string',
    },
  },
  ModelJson: { optional: { dict: 'integer' } },
  Union: { optional: { x: 'string' } },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
