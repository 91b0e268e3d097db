/** Errors. Generated from the OpenAPI document by onespec; do not edit. */

import type { StatusErrorClass } from './core/index.js';

/** The class of each documented error code. */
export const CODES: Readonly<Record<string, StatusErrorClass>> = {};
