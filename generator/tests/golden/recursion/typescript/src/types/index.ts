/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type { Expression, Literal, Negation, Nested, Sum } from './expressions.js';
export type { Nest, Tree } from './trees.js';
