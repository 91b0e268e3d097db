/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type { Book, BookCreateShelf, BookCreateShelfPlace, BookList, Genre } from './books.js';
export type { Problem, ProblemCode, ProblemError } from './shared.js';
