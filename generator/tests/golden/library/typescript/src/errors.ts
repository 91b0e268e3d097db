/** Errors. Generated from the OpenAPI document by onespec; do not edit. */

import type { StatusErrorClass } from './core/index.js';
import { AuthenticationError, ConflictError, NotFoundError } from './core/index.js';

/** 401 `no_token`: The token is missing. */
export class NoTokenError extends AuthenticationError {
  static override readonly brand: string = 'NoTokenError';
}

/** 404 `unknown_book`: There is no such book. */
export class UnknownBookError extends NotFoundError {
  static override readonly brand: string = 'UnknownBookError';
}

/** 409 `title_taken`: There is one already. */
export class TitleTakenError extends ConflictError {
  static override readonly brand: string = 'TitleTakenError';
}

/** The class of each documented error code. */
export const CODES: Readonly<Record<string, StatusErrorClass>> = {
  no_token: NoTokenError,
  unknown_book: UnknownBookError,
  title_taken: TitleTakenError,
};
