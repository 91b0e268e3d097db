/** Files. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, BinaryResponse, CallOptions, FileInput, Operation, PagePromise } from '../core/index.js';
import { FilesMixin } from '../lib/files/mixin.js';
import type { FileList, FileObject, FilePurpose } from '../types/files.js';
import type { DeletedObject, Order } from '../types/shared.js';

const LIST: Operation<FileList> = {
  id: 'files.list',
  method: 'GET',
  path: '/files',
  returns: 'object',
  schema: 'FileList',
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
const RETRIEVE: Operation<FileObject> = {
  id: 'files.retrieve',
  method: 'GET',
  path: '/files/{file_id}',
  returns: 'object',
  schema: 'File',
};
const DELETE: Operation<DeletedObject> = {
  id: 'files.delete',
  method: 'DELETE',
  path: '/files/{file_id}',
  returns: 'object',
  schema: 'DeletedObject',
};
const CONTENT: Operation = { id: 'files.content', method: 'GET', path: '/files/{file_id}/content' };
const UPLOAD: Operation<FileObject> = {
  id: 'files.upload',
  method: 'POST',
  path: '/files',
  returns: 'object',
  schema: 'File',
  body: 'multipart',
  fileFields: ['file'],
  idempotent: true,
};

/** What `files.list` takes. */
export interface FileListParams {
  /** How many objects to return. From 1 to 100. Default: `20`. */
  limit?: number | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that follow it in the chosen order. From 1 to 255 characters.
   */
  after?: string | undefined;
  /**
   * A cursor, the `id` of an object. Returns the objects that precede it in the chosen order. From 1 to 255 characters.
   */
  before?: string | undefined;
  /** The order by creation, newest first (`desc`) or oldest first (`asc`). Default: `'desc'`. */
  order?: Order | undefined;
  /** Only files that are for this purpose. */
  purpose?: FilePurpose | undefined;
}

/** What `files.upload` takes. */
export interface FileUploadParams {
  /** The content, with its name. */
  file: FileInput;
  /**
   * What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and `user_data` for
   * use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.
   */
  purpose: FilePurpose;
}

/** Uploaded files, used by vision and knowledge bases. */
export class Files extends FilesMixin {
  /**
   * List files.
   *
   * Lists the company's files.
   *
   * @param params - See {@link FileListParams}.
   * @param options - Settings of this call alone.
   * @returns `FileObject` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(params: FileListParams = {}, options?: CallOptions): PagePromise<FileObject, FileList> {
    return this.core.page<FileObject, FileList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Retrieve a file.
   *
   * Returns what is known about a file; see its content for the bytes.
   *
   * @param fileId - The id of a file. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns An uploaded file.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(fileId: string, options?: CallOptions): APIPromise<FileObject> {
    return this.core.call(RETRIEVE, { path: [fileId] }, options);
  }

  /**
   * Delete a file.
   *
   * Deletes a file and its content. It cannot be undone.
   *
   * @param fileId - The id of a file. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns Confirms a deletion.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  delete(fileId: string, options?: CallOptions): APIPromise<DeletedObject> {
    return this.core.call(DELETE, { path: [fileId] }, options);
  }

  /**
   * Download a file.
   *
   * Returns the bytes of a file, just as they were uploaded.
   *
   * @param fileId - The id of a file. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns The content, not yet read.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  content(fileId: string, options?: CallOptions): APIPromise<BinaryResponse> {
    return this.core.download(CONTENT, { path: [fileId] }, options);
  }

  /**
   * Upload a file.
   *
   * Uploads a file of at most 512 MiB, as `multipart/form-data`.
   *
   * @param params - See {@link FileUploadParams}.
   * @param options - Settings of this call alone.
   * @returns An uploaded file.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PaymentRequiredError} A quota is used up, or the plan does not include the feature (402).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  upload(params: FileUploadParams, options?: CallOptions): APIPromise<FileObject> {
    return this.core.call(UPLOAD, { body: params }, options);
  }
}
