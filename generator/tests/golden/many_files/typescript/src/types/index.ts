/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type { Card, House, HouseHeating, Person } from './houses.js';
export type { Address } from './shared.js';
