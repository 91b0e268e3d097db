/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Animal: {
    required: { name: 'string', species: { nullable: 'Animal2Species' } },
    optional: {
      '+': 'integer',
      '2nd-name': 'string',
      '@id': 'string',
      diet: ['string'],
      parent: { nullable: 'Animal2' },
    },
  },
  Animal2: {
    required: { name: 'string', species: { nullable: 'Animal2Species' } },
    optional: { '+': 'integer', '2nd-name': 'string', '@id': 'string', parent: { nullable: 'Animal2' } },
  },
  Animal2Species: 'string',
  AnimalKeepersListResponse: { optional: { items: ['Animal2'], total: 'integer' } },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
