/** Books covers. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, BinaryResponse, CallOptions, FileInput, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Book } from '../types/books.js';

const DOWNLOAD: Operation = { id: 'books.covers.download', method: 'GET', path: '/books/{book_id}/cover' };
const UPLOAD: Operation<Book> = {
  id: 'books.covers.upload',
  method: 'PUT',
  path: '/books/{book_id}/cover',
  returns: 'object',
  schema: 'Book',
  body: 'multipart',
  fileFields: ['image'],
};

/** What `books.covers.upload` takes. */
export interface BookCoverUploadParams {
  /** A PNG. */
  image: FileInput;
  caption?: string | undefined;
}

/** Covers. */
export class BooksCovers extends Resource {
  /**
   * Calls `GET /books/{book_id}/cover`.
   *
   * @param bookId
   * @param options - Settings of this call alone.
   * @returns The content, not yet read.
   */
  download(bookId: string, options?: CallOptions): APIPromise<BinaryResponse> {
    return this.core.download(DOWNLOAD, { path: [bookId] }, options);
  }

  /**
   * Calls `PUT /books/{book_id}/cover`.
   *
   * @param bookId
   * @param params - See {@link BookCoverUploadParams}.
   * @param options - Settings of this call alone.
   * @returns A book.
   */
  upload(bookId: string, params: BookCoverUploadParams, options?: CallOptions): APIPromise<Book> {
    return this.core.call(UPLOAD, { path: [bookId], body: params }, options);
  }
}
