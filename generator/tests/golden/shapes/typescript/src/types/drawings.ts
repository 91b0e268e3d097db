/** Types of drawings. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';

/** Circle. */
export interface Circle {
  kind: 'circle';
  radius: number;
  name?: string | null | undefined;
}

/** Drawing. */
export interface Drawing {
  title: DrawingTitle;
  anything?: unknown;
  background?: Shape | null | undefined;
  colour?: DrawingColour | undefined;
  pairs?: unknown[] | undefined;
  size?: DrawingSize | undefined;
  [key: string]: unknown;
}

/** Drawing colour. */
export type DrawingColour = 'red' | 'green' | (string & {});

/** Drawing size. */
export type DrawingSize = 1 | 2;

/** Drawing title. */
export type DrawingTitle = string | string[];

/** Drawings create response. */
export type DrawingsCreateResponse = Drawing | Ticket;

/** Group. */
export interface Group {
  kind: 'Group';
  members: Shape[];
}

/** Pin. */
export type Pin = string;

/** Polygon. */
export interface Polygon {
  kind: 'square' | 'triangle';
  /** At least 3 items. */
  sides?: number[] | undefined;
}

/** Polygon kind. */
export type PolygonKind = 'square' | 'triangle';

/** A member of `Shape` that this version does not know. */
export interface UnknownShape {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  kind: UnknownTag;
  [key: string]: unknown;
}

/** Shape. */
export type Shape = Circle | Polygon | Group | UnknownShape;

/** Ticket. */
export interface Ticket {
  /** A UUID. */
  ticket: string;
  seal: string;
  pin?: Pin;
  to_json?: string;
}
