/** Types of drawings. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';

/** A member of `Angular` that this version does not know. */
export interface UnknownAngular {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  kind: UnknownTag;
  a: number;
  [key: string]: unknown;
}

/** Angular. */
export type Angular = Square | Rectangle | UnknownAngular;

/** Circle. */
export interface Circle {
  kind: 'circle';
  r: number;
}

/** Color. */
export type Color = string | number[];

/** Drawing. */
export interface Drawing {
  shapes: Shape[];
  color: Color;
  background: Color | null;
  frame?: Angular | null | undefined;
  label?: Label | undefined;
}

/** Label. */
export type Label = Named | Numbered;

/** Named. */
export interface Named {
  name: string;
}

/** Numbered. */
export interface Numbered {
  number: number;
}

/** Rectangle. */
export interface Rectangle {
  kind: 'rectangle';
  a: number;
  b: number;
}

/** A member of `Shape` that this version does not know. */
export interface UnknownShape {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  kind: UnknownTag;
  [key: string]: unknown;
}

/** A flat figure. */
export type Shape = Circle | Square | Rectangle | UnknownShape;

/** Square. */
export interface Square {
  kind: 'square';
  a: number;
}
