/** Types of expressions. Generated from the OpenAPI document by onespec; do not edit. */

/** Expression. */
export type Expression = Sum | Negation | Literal;

/** Literal. */
export interface Literal {
  op: 'literal';
  value: number;
}

/** Negation. */
export interface Negation {
  op: 'negation';
  term: Expression;
}

/** Nested. */
export type Nested = number | Nested[];

/** Sum. */
export interface Sum {
  op: 'sum';
  /** At least 2 items. */
  terms: readonly Expression[];
}
