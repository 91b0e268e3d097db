/** Chat completions messages. Generated from the OpenAPI document by onespec; do not edit. */

import type { CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type {
  ChatCompletionsMessagesListOrder,
  ChatStoredMessage,
  ChatStoredMessageList,
} from '../types/chat_completions.js';

const LIST: Operation<ChatStoredMessageList> = {
  id: 'chat.completions.messages.list',
  method: 'GET',
  path: '/chat/completions/{completion_id}/messages',
  returns: 'object',
  schema: 'ChatStoredMessageList',
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

/** What `chat.completions.messages.list` takes. */
export interface ChatCompletionMessageListParams {
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
  /** The order of the conversation, first message first (`asc`) or last (`desc`). Default: `'asc'`. */
  order?: ChatCompletionsMessagesListOrder | undefined;
}

/** Messages. */
export class ChatCompletionsMessages extends Resource {
  /**
   * List the messages of a stored chat completion.
   *
   * Lists the messages that a stored completion was asked with.
   *
   * @param completionId - The id of a stored completion. From 1 to 255 characters.
   * @param params - See {@link ChatCompletionMessageListParams}.
   * @param options - Settings of this call alone.
   * @returns `ChatStoredMessage` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   * @throws {@link AuthenticationError} The API key is missing, wrong, expired or revoked (401).
   * @throws {@link PermissionDeniedError} The API key lacks a permission (403).
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   * @throws {@link RateLimitError} Too many requests (429).
   * @throws {@link InternalServerError} The server failed (500).
   * @throws {@link ServiceUnavailableError} The server is overloaded for the moment (503).
   */
  list(
    completionId: string,
    params: ChatCompletionMessageListParams = {},
    options?: CallOptions,
  ): PagePromise<ChatStoredMessage, ChatStoredMessageList> {
    return this.core.page<ChatStoredMessage, ChatStoredMessageList>(
      LIST,
      { path: [completionId], query: { ...params } },
      options,
    );
  }
}
