/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Book: {
    required: { id: 'string', title: 'string', genre: 'Genre', created_at: 'datetime', author: { nullable: 'string' } },
    optional: { class: 'string', labels: { map: 'string' }, price: 'number', sequel: 'Book' },
  },
  BookList: { required: { data: ['Book'], has_more: 'boolean' } },
  Genre: 'string',
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
