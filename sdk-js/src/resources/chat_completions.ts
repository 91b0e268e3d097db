/** Chat completions. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise, Stream } from '../core/index.js';
import { ChatMixin } from '../lib/chat/mixin.js';
import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionList,
  ChatMemory,
  ChatMessage,
  ChatProvider,
  ChatReasoning,
  ChatResponseFormat,
  ChatStop,
  ChatStreamOptions,
  ChatTool,
  ChatToolChoice,
} from '../types/chat_completions.js';
import type { DeletedObject, Metadata, Order } from '../types/shared.js';
import { ChatCompletionsMessages } from './chat_completions_messages.js';

const CREATE: Operation<ChatCompletion, ChatCompletionChunk, ChatCompletion> = {
  id: 'chat.completions.create',
  method: 'POST',
  path: '/chat/completions',
  returns: 'object',
  schema: 'ChatCompletion',
  body: 'json',
  stream: {
    terminator: '[DONE]',
    selector: 'stream',
    text: '/choices/0/delta/content',
    merge: {
      items: 'choices',
      index: 'index',
      delta: 'delta',
      into: 'message',
      constants: { object: 'chat.completion' },
    },
    schema: 'ChatCompletionChunk',
  },
  idempotent: true,
};
const LIST: Operation<ChatCompletionList> = {
  id: 'chat.completions.list',
  method: 'GET',
  path: '/chat/completions',
  returns: 'object',
  schema: 'ChatCompletionList',
  styles: { metadata: ['deepObject', true] },
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
const RETRIEVE: Operation<ChatCompletion> = {
  id: 'chat.completions.retrieve',
  method: 'GET',
  path: '/chat/completions/{completion_id}',
  returns: 'object',
  schema: 'ChatCompletion',
};
const UPDATE: Operation<ChatCompletion> = {
  id: 'chat.completions.update',
  method: 'POST',
  path: '/chat/completions/{completion_id}',
  returns: 'object',
  schema: 'ChatCompletion',
  body: 'json',
  idempotent: true,
};
const DELETE: Operation<DeletedObject> = {
  id: 'chat.completions.delete',
  method: 'DELETE',
  path: '/chat/completions/{completion_id}',
  returns: 'object',
  schema: 'DeletedObject',
};

/** What `chat.completions.create` takes. */
export interface ChatCompletionCreateParams {
  /** The id of a model, see `GET /models`; `auto` lets the platform choose. From 1 to 128 characters. */
  model: string;
  /** The conversation so far, oldest message first. Not empty. */
  messages: readonly ChatMessage[];
  /** Positive values discourage tokens, the more so the more often they occurred. From -2 to 2. Default: `0`. */
  frequency_penalty?: number | null | undefined;
  /** Ids of knowledge bases whose contents the model may draw on. At most 16 items. */
  knowledge_bases?: readonly string[] | undefined;
  /** By token id, how much likelier (up to 100) or less likely (down to -100) a token becomes. */
  logit_bias?: Record<string, number> | null | undefined;
  /** Whether to return the log probability of each token. Default: `false`. */
  logprobs?: boolean | null | undefined;
  /** The most tokens that a choice may have, reasoning included. The reply then ends with `length`. At least 1. */
  max_completion_tokens?: number | null | undefined;
  /** The older name of `max_completion_tokens`, which wins when both are given. At least 1. */
  max_tokens?: number | null | undefined;
  /** A conversation whose earlier turns the model remembers, and to which this turn is added. */
  memory?: ChatMemory | undefined;
  /** Pairs of strings that are kept with a stored completion. */
  metadata?: Metadata | null | undefined;
  /** How many choices to generate. From 1 to 128. Default: `1`. */
  n?: number | null | undefined;
  /** Whether one reply may hold several tool calls. Default: `true`. */
  parallel_tool_calls?: boolean | undefined;
  /** Positive values discourage tokens that already occurred. From -2 to 2. Default: `0`. */
  presence_penalty?: number | null | undefined;
  /** Who runs the model; `auto` leaves it to the platform. An open enum. Default: `'auto'`. */
  provider?: ChatProvider | undefined;
  /** How the model thinks before it answers. */
  reasoning?: ChatReasoning | undefined;
  /** What the reply's content looks like. */
  response_format?: ChatResponseFormat | undefined;
  /** The same seed and request give the same reply, as far as the provider can. */
  seed?: number | null | undefined;
  /** Up to four sequences that end the reply; they are not part of it. */
  stop?: ChatStop | null | undefined;
  /** Whether to keep the completion, so that it can be listed and retrieved. Default: `false`. */
  store?: boolean | null | undefined;
  /** Whether the reply arrives chunk by chunk, as server-sent events. Default: `false`. */
  stream?: boolean | null | undefined;
  /** Options of a stream; only with `stream` true. */
  stream_options?: ChatStreamOptions | null | undefined;
  /** How freely the model chooses, from 0 (always the likeliest token) to 2. From 0 to 2. Default: `1`. */
  temperature?: number | null | undefined;
  /** Whether the model calls tools, and which. */
  tool_choice?: ChatToolChoice | undefined;
  /** Functions that the model may call. At most 128 items. */
  tools?: readonly ChatTool[] | undefined;
  /** How many alternatives to return for each token; only with `logprobs` true. From 0 to 20. */
  top_logprobs?: number | null | undefined;
  /** Only the likeliest tokens, of this much probability together, are considered. From 0 to 1. Default: `1`. */
  top_p?: number | null | undefined;
  /** Your own id of the end user, which helps to detect abuse. At most 512 characters. */
  user?: string | undefined;
}

/** What `chat.completions.create` takes, without a stream. */
export interface ChatCompletionCreateParamsNonStreaming extends ChatCompletionCreateParams {
  stream?: false | null | undefined;
}

/** What `chat.completions.create` takes, as a stream. */
export interface ChatCompletionCreateParamsStreaming extends ChatCompletionCreateParams {
  stream: true;
}

/** What `chat.completions.create` takes, the choice of a stream left out. */
export type ChatCompletionStreamParams = Omit<ChatCompletionCreateParams, 'stream'>;

/** What `chat.completions.list` takes. */
export interface ChatCompletionListParams {
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
  /** Only completions of this model. From 1 to 128 characters. */
  model?: string | undefined;
  /** Only completions whose metadata has all these pairs, written `metadata[key]=value`. */
  metadata?: Metadata | undefined;
}

/** What `chat.completions.update` takes. */
export interface ChatCompletionUpdateParams {
  /** The new metadata; null removes it all. */
  metadata: Metadata | null;
}

/** Chat completions, compatible with OpenAI's on the wire. */
export class ChatCompletions extends ChatMixin {
  #messages: ChatCompletionsMessages | undefined;

  /** Messages. */
  get messages(): ChatCompletionsMessages {
    this.#messages ??= new ChatCompletionsMessages(this.core);
    return this.#messages;
  }

  /**
   * Create a chat completion.
   *
   * Asks a model to continue a conversation. With `stream: true` the reply arrives as server-sent events, each
   * holding one chunk, and ends with `data: [DONE]`; whether it streams is chosen by the body alone, never by
   * `Accept`. An error after the stream has begun arrives as `data: {"error": {…}}` and ends it.
   *
   * The wire format is OpenAI's, so that existing clients work unchanged; fields that are not known are ignored.
   *
   * @param params - See {@link ChatCompletionCreateParams}.
   * @param options - Settings of this call alone.
   * @returns A model's reply to a conversation.
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
  create(params: ChatCompletionCreateParamsNonStreaming, options?: CallOptions): APIPromise<ChatCompletion>;
  /**
   * Create a chat completion.
   *
   * @returns The events as they arrive.
   */
  create(
    params: ChatCompletionCreateParamsStreaming,
    options?: CallOptions,
  ): APIPromise<Stream<ChatCompletionChunk, ChatCompletion>>;
  /**
   * Create a chat completion.
   *
   * @returns The reply or, with `stream: true`, the events as they arrive.
   */
  create(
    params: ChatCompletionCreateParams,
    options?: CallOptions,
  ): APIPromise<ChatCompletion> | APIPromise<Stream<ChatCompletionChunk, ChatCompletion>>;
  create(
    params: ChatCompletionCreateParams,
    options?: CallOptions,
  ): APIPromise<ChatCompletion> | APIPromise<Stream<ChatCompletionChunk, ChatCompletion>> {
    if (params.stream) {
      return this.core.open(CREATE, { body: params }, options);
    }
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * Create a chat completion.
   *
   * Asks a model to continue a conversation. With `stream: true` the reply arrives as server-sent events, each
   * holding one chunk, and ends with `data: [DONE]`; whether it streams is chosen by the body alone, never by
   * `Accept`. An error after the stream has begun arrives as `data: {"error": {…}}` and ends it.
   *
   * The wire format is OpenAI's, so that existing clients work unchanged; fields that are not known are ignored.
   *
   * @param params - See {@link ChatCompletionStreamParams}.
   * @param options - Settings of this call alone.
   * @returns The events as they arrive. `final()` gives the whole.
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
  stream(params: ChatCompletionStreamParams, options?: CallOptions): Stream<ChatCompletionChunk, ChatCompletion> {
    return this.core.stream(CREATE, { body: { ...params, stream: true } }, options);
  }

  /**
   * List stored chat completions.
   *
   * Lists the completions that were created with `store` true.
   *
   * @param params - See {@link ChatCompletionListParams}.
   * @param options - Settings of this call alone.
   * @returns `ChatCompletion` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(params: ChatCompletionListParams = {}, options?: CallOptions): PagePromise<ChatCompletion, ChatCompletionList> {
    return this.core.page<ChatCompletion, ChatCompletionList>(LIST, { query: { ...params } }, options);
  }

  /**
   * Retrieve a stored chat completion.
   *
   * Returns one completion that was created with `store` true.
   *
   * @param completionId - The id of a stored completion. From 1 to 255 characters.
   * @param options - Settings of this call alone.
   * @returns A model's reply to a conversation.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  retrieve(completionId: string, options?: CallOptions): APIPromise<ChatCompletion> {
    return this.core.call(RETRIEVE, { path: [completionId] }, options);
  }

  /**
   * Update the metadata of a stored chat completion.
   *
   * Replaces the metadata of a completion that was created with `store` true.
   *
   * @param completionId - The id of a stored completion. From 1 to 255 characters.
   * @param params - See {@link ChatCompletionUpdateParams}.
   * @param options - Settings of this call alone.
   * @returns A model's reply to a conversation.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
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
  update(completionId: string, params: ChatCompletionUpdateParams, options?: CallOptions): APIPromise<ChatCompletion> {
    return this.core.call(UPDATE, { path: [completionId], body: params }, options);
  }

  /**
   * Delete a stored chat completion.
   *
   * Deletes a stored completion and its messages. It cannot be undone.
   *
   * @param completionId - The id of a stored completion. From 1 to 255 characters.
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
  delete(completionId: string, options?: CallOptions): APIPromise<DeletedObject> {
    return this.core.call(DELETE, { path: [completionId] }, options);
  }
}
