/** Types of animal_keepers. Generated from the OpenAPI document by onespec; do not edit. */

/** Animal. */
export interface Animal {
  name: string;
  species: Animal2Species | null;
  /** Less than 9. */
  '+'?: number;
  '@id'?: string;
  diet?: string[];
  /** Who brought it up. */
  parent?: Animal2 | null;
}

/** Animal 2. */
export interface Animal2 {
  name: string;
  species: Animal2Species | null;
  /** Less than 9. */
  '+'?: number | undefined;
  '@id'?: string | undefined;
  /** Who brought it up. */
  parent?: Animal2 | null | undefined;
}

/** Animal 2. */
export interface Animal2Param {
  name: string;
  species: Animal2Species | null;
  /** Less than 9. */
  '+'?: number | undefined;
  '2nd-name'?: string | undefined;
  '@id'?: string | undefined;
  /** Who brought it up. */
  parent?: Animal2Param | null | undefined;
}

/** Animal 2 species. */
export type Animal2Species = '' | '<' | 'lion' | (string & {});

/** Animal keepers list response. */
export interface AnimalKeepersListResponse {
  items?: Animal2[];
  total?: number;
}

/** Animal keepers list x zone. */
export type AnimalKeepersListXZone = 'GMT+0' | 'GMT-0' | 'UTC' | (string & {});
