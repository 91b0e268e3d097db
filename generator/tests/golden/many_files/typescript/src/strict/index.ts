/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Address: { required: { street: 'string' } },
  Card: { optional: { born: 'date', number: 'string' } },
  House: { required: { address: 'Address', owner: 'Person' }, optional: { heating: 'HouseHeating' } },
  HouseHeating: 'string',
  PeopleListResult: ['Person'],
  Person: { required: { name: 'string' }, optional: { card: 'Card', partner: 'Person' } },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
