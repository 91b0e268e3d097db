/** Types of houses. Generated from the OpenAPI document by onespec; do not edit. */

import type { Address } from './shared.js';

/** A file that is one schema. */
export interface Card {
  /** A date, as `2026-01-31`. */
  born?: string;
  number?: string;
}

/** House. */
export interface House {
  address: Address;
  owner: Person;
  heating?: HouseHeating;
}

/** House heating. */
export type HouseHeating = 'wood' | 'gas' | (string & {});

/** Person. */
export interface Person {
  name: string;
  /** A file that is one schema. */
  card?: Card;
  partner?: Person;
}
