/** Errors. Generated from the OpenAPI document by onespec; do not edit. */

import type { StatusErrorClass } from './core/index.js';
import { BadRequestError, ConflictError, NotFoundError } from './core/index.js';

/** 400 `invalid_error`: The request makes no sense. */
export class InvalidError extends BadRequestError {
  static override readonly brand: string = 'InvalidError';
}

/** 409 `name_taken`: Another pet has the name. */
export class NameTakenError extends ConflictError {
  static override readonly brand: string = 'NameTakenError';
}

/** The class of each documented error code. */
export const CODES: Readonly<Record<string, StatusErrorClass>> = {
  invalid_error: InvalidError,
  not_found: NotFoundError,
  name_taken: NameTakenError,
};
