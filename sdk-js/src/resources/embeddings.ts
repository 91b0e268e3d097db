/** Embeddings. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { EmbeddingEncoding, EmbeddingInput, EmbeddingResponse } from '../types/embeddings.js';

const CREATE: Operation<EmbeddingResponse> = {
  id: 'embeddings.create',
  method: 'POST',
  path: '/embeddings',
  returns: 'object',
  schema: 'EmbeddingResponse',
  body: 'json',
  idempotent: true,
};

/** What `embeddings.create` takes. */
export interface EmbeddingCreateParams {
  /** The id of an embedding model, see `GET /models`. From 1 to 128 characters. */
  model: string;
  /** A text, several texts, a text as token ids, or several of these. At most 2,048 inputs. */
  input: EmbeddingInput;
  /** How many numbers a vector has; by default as many as the model gives. From 1 to 3072. */
  dimensions?: number | undefined;
  /**
   * `float` gives an array of numbers; `base64` gives the same numbers as 32-bit little-endian floats, which is
   * smaller and faster to read. An open enum. Default: `'float'`.
   */
  encoding_format?: EmbeddingEncoding | undefined;
  /** Your own id of the end user, which helps to detect abuse. At most 512 characters. */
  user?: string | undefined;
}

/** Vectors that measure the relatedness of texts. */
export class Embeddings extends Resource {
  /**
   * Create embeddings.
   *
   * Turns each input into a vector of length 1. The nearer two vectors are, the more related are the texts.
   *
   * @param params - See {@link EmbeddingCreateParams}.
   * @param options - Settings of this call alone.
   * @returns The embeddings.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PaymentRequiredError} A quota is used up, or the plan does not include the feature (402).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   * @throws {@link PayloadTooLargeError} The body is larger than the operation accepts (413).
   * @throws {@link UnsupportedMediaTypeError} The body's content type is not accepted (415).
   * @throws {@link UnprocessableEntityError} The request is well-formed and makes no sense (422).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  create(params: EmbeddingCreateParams, options?: CallOptions): APIPromise<EmbeddingResponse> {
    return this.core.call(CREATE, { body: params }, options);
  }
}
