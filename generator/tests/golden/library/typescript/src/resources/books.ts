/** Books. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Book, BookCreateShelf, BookList, Genre } from '../types/books.js';
import { BooksCovers } from './books_covers.js';

const CREATE: Operation<Book> = {
  id: 'books.create',
  method: 'POST',
  path: '/books',
  returns: 'object',
  schema: 'Book',
  body: 'json',
  idempotent: true,
};
const LIST: Operation<BookList> = {
  id: 'books.list',
  method: 'GET',
  path: '/books',
  returns: 'object',
  schema: 'BookList',
  styles: { filter: ['deepObject', true], genre: ['form', false] },
  page: {
    items: 'data',
    scheme: 'cursor',
    after: 'after',
    before: 'before',
    limit: 'limit',
    cursor: 'id',
    more: 'has_more',
  },
};
const RETRIEVE: Operation<Book> = {
  id: 'books.retrieve',
  method: 'GET',
  path: '/books/{book_id}',
  returns: 'object',
  schema: 'Book',
};
const DELETE: Operation<void> = { id: 'books.delete', method: 'DELETE', path: '/books/{book_id}' };

/** What `books.create` takes. */
export interface BookCreateParams {
  title: string;
  author?: string | null | undefined;
  /** A shelf. An open enum. Default: `'fiction'`. */
  genre?: Genre | undefined;
  shelf?: BookCreateShelf | undefined;
}

/** What `books.list` takes. */
export interface BookListParams {
  /** From 1 to 100. Default: `20`. */
  limit?: number | undefined;
  after?: string | undefined;
  before?: string | undefined;
  filter?: Record<string, string> | undefined;
  genre?: readonly Genre[] | undefined;
}

/** What stands on the shelves. */
export class Books extends Resource {
  #covers: BooksCovers | undefined;

  /** Covers. */
  get covers(): BooksCovers {
    this.#covers ??= new BooksCovers(this.core);
    return this.#covers;
  }

  /**
   * Add a book.
   *
   * @param params - See {@link BookCreateParams}.
   * @param options - Settings of this call alone.
   * @returns A book.
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   */
  create(params: BookCreateParams, options?: CallOptions): APIPromise<Book> {
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * List books.
   *
   * @param params - See {@link BookListParams}.
   * @param options - Settings of this call alone.
   * @returns `Book` objects, page by page, fetched as you iterate.
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   */
  list(params: BookListParams = {}, options?: CallOptions): PagePromise<Book, BookList> {
    return this.core.page<Book, BookList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Calls `GET /books/{book_id}`.
   *
   * @param bookId - The book's id.
   * @param options - Settings of this call alone.
   * @returns A book.
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   */
  retrieve(bookId: string, options?: CallOptions): APIPromise<Book> {
    return this.core.call(RETRIEVE, { path: [bookId] }, options);
  }

  /**
   * Calls `DELETE /books/{book_id}`.
   *
   * @param bookId - The book's id.
   * @param options - Settings of this call alone.
   * @deprecated
   */
  delete(bookId: string, options?: CallOptions): APIPromise<void> {
    return this.core.call(DELETE, { path: [bookId] }, options);
  }
}
