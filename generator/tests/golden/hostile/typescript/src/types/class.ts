/** Types of class. Generated from the OpenAPI document by onespec; do not edit. */

/** Field. */
export interface Field {
  unknown?: Union;
}

/** Kind. */
export type Kind = '"' | "'''" | '\\' | '{{ x }}' | '\n' | '' | 'None' | (string & {});

/** Literal. */
export interface Literal {
  value?: Field;
}

/** """ + "\{\{ x \}\}" */
export interface Model {
  /** Ends with a quote" */
  model_config: string;
  copy: boolean;
  json: ModelJson;
  ''?: string;
  '1st'?: number;
  __dunder__?: string;
  _private?: string;
  'a-b'?: string;
  a_b?: string;
  class?: '"\n\\';
  /** A date, as `2026-01-31`. */
  date?: string;
  /** A date and time as RFC 3339 writes it. */
  datetime?: string;
  kind?: Kind;
  list?: string[];
  schema?: string;
  str?: string;
  validate?: string;
  Ünïcode?: string;
}

/** Model json. */
export interface ModelJson {
  dict?: number;
}

/** Page. */
export interface PageObject {
  omit?: string | undefined;
}

/** Union. */
export interface Union {
  x?: string;
}
