/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Mood: 'string',
  Pet: {
    required: {
      id: 'uuid',
      name: 'string',
      species: 'Species',
      mood: 'Mood',
      born: 'date',
      weight: 'number',
      labels: { map: 'string' },
      owner: { nullable: 'string' },
    },
    optional: { photo: 'bytes', seen_at: 'datetime' },
  },
  PetPage: { required: { items: ['Pet'] }, optional: { next_page_token: { nullable: 'string' } } },
  PetsVisitsListResult: ['Visit'],
  Species: { enum: ['cat', 'dog'] },
  Visit: { required: { at: 'datetime' }, optional: { cost: 'number' }, extra: 'integer' },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
