/** Types of chat_completions. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';
import type { Metadata, Timestamp } from './shared.js';

/** Text, or parts of text and refusal. */
export type ChatAssistantContent = string | readonly ChatAssistantPart[];

/** What the model said before. It has content, tool calls or a refusal. */
export interface ChatAssistantMessage {
  /** Always `assistant`. */
  role: 'assistant';
  /** What the model said; null or absent when it only called tools. */
  content?: ChatAssistantContent | null | undefined;
  /** Tells participants of the same role apart. At most 64 characters. */
  name?: string | undefined;
  /** Why the model declined to answer. */
  refusal?: string | null | undefined;
  /** The tools that the model called; a tool message answers each of them. */
  tool_calls?: readonly ChatToolCall[] | null | undefined;
}

/** One part of what the model said, by its type. */
export type ChatAssistantPart = ChatTextPart | ChatRefusalPart;

/** Audio data. */
export interface ChatAudio {
  /** The audio in base64. */
  data: string;
  /** How audio is encoded. An open enum. */
  format: ChatAudioFormat;
}

/** How audio is encoded. An open enum. */
export type ChatAudioFormat = 'wav' | 'mp3' | (string & {});

/** Spoken words. */
export interface ChatAudioPart {
  /** Always `input_audio`. */
  type: 'input_audio';
  /** Audio data. */
  input_audio: ChatAudio;
}

/** One answer. */
export interface ChatChoice {
  /** Its position in `choices`, from 0. At least 0. */
  index: number;
  /** What the model says. */
  message: ChatCompletionMessage;
  /**
   * Why the model ended: a natural end or a stop sequence (`stop`), the token limit (`length`), it wants tools
   * to be run (`tool_calls`), or a filter left something out (`content_filter`). An open enum.
   */
  finish_reason: ChatFinishReason;
  /** The log probabilities of its tokens, when they were asked for. */
  logprobs?: ChatLogprobs | null;
}

/** What is new of one choice. */
export interface ChatChunkChoice {
  /** The choice's position, from 0. At least 0. */
  index: number;
  /** What is to be added to the message so far. */
  delta: ChatDelta;
  /** Why the model ended; null until it has. */
  finish_reason: ChatFinishReason | null;
  /** The log probabilities of the new tokens, when they were asked for. */
  logprobs?: ChatLogprobs | null;
}

/** A model's reply to a conversation. */
export interface ChatCompletion {
  /** Identifies the completion. */
  id: string;
  /** Always `chat.completion`. */
  object: 'chat.completion';
  /** A moment, in Unix seconds. */
  created: Timestamp;
  /** The model that answered. */
  model: string;
  /** The answers; one, unless `n` asked for more. */
  choices: ChatChoice[];
  /** What the completion cost, in tokens. */
  usage: ChatUsage;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata;
  /** Who runs the model; `auto` leaves it to the platform. An open enum. Default: `'auto'`. */
  provider?: ChatProvider;
  /** Identifies the backend. When it changes, a seed may give another reply. */
  system_fingerprint?: string;
}

/** A piece of a streamed completion. */
export interface ChatCompletionChunk {
  /** The completion's id, the same in all chunks. */
  id: string;
  /** Always `chat.completion.chunk`. */
  object: 'chat.completion.chunk';
  /** A moment, in Unix seconds. */
  created: Timestamp;
  /** The model that answers. */
  model: string;
  /** What is new of each choice; empty in the chunk that carries the usage. */
  choices: ChatChunkChoice[];
  /** Who runs the model; `auto` leaves it to the platform. An open enum. Default: `'auto'`. */
  provider?: ChatProvider;
  /** Identifies the backend. */
  system_fingerprint?: string;
  /** With `include_usage`, null in all chunks but the last. */
  usage?: ChatUsage | null;
}

/** A page of stored completions. */
export interface ChatCompletionList {
  /** Always `list`. */
  object: 'list';
  /** The completions. */
  data: ChatCompletion[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether more follow in the direction of paging. */
  has_more: boolean;
}

/** What the model says. */
export interface ChatCompletionMessage {
  /** Always `assistant`. */
  role: 'assistant';
  /** The text; null when it only calls tools or refuses. */
  content: string | null;
  /** Why the model declines to answer. */
  refusal?: string | null;
  /** The tools that the model calls. */
  tool_calls?: ChatToolCall[];
}

/** What the completion tokens are made of. */
export interface ChatCompletionTokensDetails {
  /** Tokens of thinking. At least 0. */
  reasoning_tokens: number;
  /** Tokens of audio. At least 0. */
  audio_tokens?: number;
}

/** Chat completions messages list order. */
export type ChatCompletionsMessagesListOrder = 'asc' | 'desc' | (string & {});

/** One part of what a user says, by its type. */
export type ChatContentPart = ChatTextPart | ChatImagePart | ChatAudioPart | ChatFilePart;

/** What is to be added to the message so far. */
export interface ChatDelta {
  /** More text. */
  content?: string | null;
  /** More of a refusal. */
  refusal?: string | null;
  /** Always `assistant`; in the first chunk of a choice. */
  role?: 'assistant';
  /** More of the tool calls. */
  tool_calls?: ChatToolCallDelta[];
}

/** Instructions of the application, which the model follows before those of the user. */
export interface ChatDeveloperMessage {
  /** Always `developer`. */
  role: 'developer';
  /** Text, whole or in parts. */
  content: ChatTextContent;
  /** Tells participants of the same role apart. At most 64 characters. */
  name?: string | undefined;
}

/** Either the id of an uploaded file, or its name and data. */
export interface ChatFile {
  /** The file itself, as a `data:` URL in base64. */
  file_data?: string | undefined;
  /** The id of an uploaded file. Not empty. */
  file_id?: string | undefined;
  /** The file's name, with `file_data`. */
  filename?: string | undefined;
}

/** A file, uploaded before or included. */
export interface ChatFilePart {
  /** Always `file`. */
  type: 'file';
  /** Either the id of an uploaded file, or its name and data. */
  file: ChatFile;
}

/**
 * Why the model ended: a natural end or a stop sequence (`stop`), the token limit (`length`), it wants tools
 * to be run (`tool_calls`), or a filter left something out (`content_filter`). An open enum.
 */
export type ChatFinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | (string & {});

/** A function that the application can run for the model. */
export interface ChatFunction {
  /** The function's name. At most 64 characters. */
  name: string;
  /** What the function does, so that the model knows when to call it. */
  description?: string | undefined;
  /** The arguments, as a JSON Schema of an object. Without it the function has none. */
  parameters?: Record<string, unknown> | undefined;
  /** Whether the arguments are guaranteed to match the schema. Default: `false`. */
  strict?: boolean | null | undefined;
}

/** Which function, with which arguments. */
export interface ChatFunctionCall {
  /** The function's name. */
  name: string;
  /** The arguments as JSON text. A model can err, so check them before use. */
  arguments: string;
}

/** A piece of a function call. */
export interface ChatFunctionCallDelta {
  /** More of the arguments. */
  arguments?: string;
  /** The function's name; in the first piece. */
  name?: string;
}

/** Names a function. */
export interface ChatFunctionName {
  /** The function's name. */
  name: string;
}

/** Where an image is, and how closely to look. */
export interface ChatImage {
  /** An https URL, or the image itself as a `data:` URL in base64. Not empty. */
  url: string;
  /** How closely the model looks. An open enum. Default: `'auto'`. */
  detail?: ChatImageDetail | undefined;
}

/** How closely the model looks. An open enum. */
export type ChatImageDetail = 'auto' | 'low' | 'high' | (string & {});

/** An image. */
export interface ChatImagePart {
  /** Always `image_url`. */
  type: 'image_url';
  /** Where an image is, and how closely to look. */
  image_url: ChatImage;
}

/** Some JSON object. */
export interface ChatJsonObjectFormat {
  /** Always `json_object`. */
  type: 'json_object';
}

/** A JSON Schema, and a name for it. */
export interface ChatJsonSchema {
  /** A name for the format. At most 64 characters. */
  name: string;
  /** What the format is for, so that the model fills it well. */
  description?: string | undefined;
  /** The JSON Schema itself. */
  schema?: Record<string, unknown> | undefined;
  /** Whether the content is guaranteed to match the schema. Default: `false`. */
  strict?: boolean | null | undefined;
}

/** JSON that matches a schema. */
export interface ChatJsonSchemaFormat {
  /** Always `json_schema`. */
  type: 'json_schema';
  /** A JSON Schema, and a name for it. */
  json_schema: ChatJsonSchema;
}

/** How probable the tokens of an answer were. */
export interface ChatLogprobs {
  /** The tokens of the content. */
  content: ChatTokenLogprob[] | null;
  /** The tokens of the refusal. */
  refusal?: ChatTokenLogprob[] | null;
}

/** A conversation whose earlier turns the model remembers, and to which this turn is added. */
export interface ChatMemory {
  /** The id of a conversation. From 1 to 255 characters. */
  conversation_id: string;
}

/** One message of a conversation, by the role of who said it. */
export type ChatMessage =
  | ChatDeveloperMessage
  | ChatSystemMessage
  | ChatUserMessage
  | ChatAssistantMessage
  | ChatToolMessage;

/** What the prompt tokens are made of. */
export interface ChatPromptTokensDetails {
  /** Tokens that were served from a cache. At least 0. */
  cached_tokens: number;
  /** Tokens of audio. At least 0. */
  audio_tokens?: number;
}

/** Who runs the model; `auto` leaves it to the platform. An open enum. */
export type ChatProvider = 'openai' | 'google' | 'anthropic' | 'auto' | (string & {});

/** How the model thinks before it answers. */
export interface ChatReasoning {
  /** How many tokens may go into thinking. An open enum. Default: `'medium'`. */
  effort?: ChatReasoningEffort | undefined;
  /**
   * The way of thinking: step by step, exploring and judging several branches, or drafting and revising.
   * An open enum. Default: `'chain_of_thought'`.
   */
  strategy?: ChatReasoningStrategy | undefined;
}

/** How many tokens may go into thinking. An open enum. */
export type ChatReasoningEffort = 'low' | 'medium' | 'high' | (string & {});

/**
 * The way of thinking: step by step, exploring and judging several branches, or drafting and revising.
 * An open enum.
 */
export type ChatReasoningStrategy = 'chain_of_thought' | 'tree_of_thoughts' | 'reflection' | (string & {});

/** A part in which the model declined. */
export interface ChatRefusalPart {
  /** Always `refusal`. */
  type: 'refusal';
  /** Why it declined. */
  refusal: string;
}

/** What the reply's content looks like. */
export type ChatResponseFormat = ChatTextFormat | ChatJsonObjectFormat | ChatJsonSchemaFormat;

/** Who says something. An open enum. */
export type ChatRole = 'developer' | 'system' | 'user' | 'assistant' | 'tool' | (string & {});

/** One sequence that ends the reply, or up to four. */
export type ChatStop = string | readonly string[];

/** A message that a stored completion was asked with. */
export interface ChatStoredMessage {
  /** Identifies the message. */
  id: string;
  /** Who says something. An open enum. */
  role: ChatRole;
  /** Its text, if it has any. */
  content: string | null;
  /** Its parts, if the content was given in parts. */
  content_parts: ChatStoredPart[] | null;
  /** The name of the participant. */
  name?: string;
  /** Why the model declined to answer. */
  refusal?: string | null;
  /** The tool call that it answers. */
  tool_call_id?: string;
  /** The tools that the model called. */
  tool_calls?: ChatToolCall[];
}

/** A page of messages. */
export interface ChatStoredMessageList {
  /** Always `list`. */
  object: 'list';
  /** The messages. */
  data: ChatStoredMessage[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether more follow in the direction of paging. */
  has_more: boolean;
}

/** A member of `ChatStoredPart` that this version does not know. */
export interface UnknownChatStoredPart {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  [key: string]: unknown;
}

/** One part of a stored message, by its type. */
export type ChatStoredPart =
  | ChatTextPart
  | ChatRefusalPart
  | ChatImagePart
  | ChatAudioPart
  | ChatFilePart
  | UnknownChatStoredPart;

/** Options of a stream. */
export interface ChatStreamOptions {
  /** Whether one more chunk, with `usage` and without choices, comes before the end. Default: `false`. */
  include_usage?: boolean | undefined;
}

/** Instructions of the application; the older name of a developer message. */
export interface ChatSystemMessage {
  /** Always `system`. */
  role: 'system';
  /** Text, whole or in parts. */
  content: ChatTextContent;
  /** Tells participants of the same role apart. At most 64 characters. */
  name?: string | undefined;
}

/** Text, whole or in parts. */
export type ChatTextContent = string | readonly ChatTextPart[];

/** Plain text, the default. */
export interface ChatTextFormat {
  /** Always `text`. */
  type: 'text';
}

/** A part of text. */
export interface ChatTextPart {
  /** Always `text`. */
  type: 'text';
  /** The text. */
  text: string;
}

/** One token, and its likeliest alternatives. */
export interface ChatTokenLogprob {
  /** The token. */
  token: string;
  /** The natural logarithm of its probability. At most 0. */
  logprob: number;
  /** Its UTF-8 bytes; a character can be spread over several tokens. */
  bytes: number[] | null;
  /** The likeliest tokens at this position. */
  top_logprobs: ChatTopLogprob[];
}

/** A tool that the model may call. */
export interface ChatTool {
  /** Always `function`. */
  type: 'function';
  /** A function that the application can run for the model. */
  function: ChatFunction;
}

/** A call of a tool, made by the model. */
export interface ChatToolCall {
  /** Identifies the call. */
  id: string;
  /** Always `function`. */
  type: 'function';
  /** Which function, with which arguments. */
  function: ChatFunctionCall;
}

/** A piece of a tool call. */
export interface ChatToolCallDelta {
  /** The tool call's position, from 0. At least 0. */
  index: number;
  /** A piece of a function call. */
  function?: ChatFunctionCallDelta;
  /** Identifies the call; in its first piece. */
  id?: string;
  /** Always `function`; in its first piece. */
  type?: 'function';
}

/** Whether the model calls tools, and which. */
export type ChatToolChoice = ChatToolChoiceMode | ChatToolChoiceFunction;

/** The one function that the model must call. */
export interface ChatToolChoiceFunction {
  /** Always `function`. */
  type: 'function';
  /** Names a function. */
  function: ChatFunctionName;
}

/**
 * `auto` lets the model decide (the default when there are tools), `none` forbids tool calls, `required` wants
 * at least one.
 */
export type ChatToolChoiceMode = 'auto' | 'none' | 'required' | (string & {});

/** The result of a tool call. */
export interface ChatToolMessage {
  /** Always `tool`. */
  role: 'tool';
  /** Text, whole or in parts. */
  content: ChatTextContent;
  /** The id of the tool call that this answers. Not empty. */
  tool_call_id: string;
}

/** A likely token. */
export interface ChatTopLogprob {
  /** The token. */
  token: string;
  /** The natural logarithm of its probability. At most 0. */
  logprob: number;
  /** Its UTF-8 bytes. */
  bytes: number[] | null;
}

/** What the completion cost, in tokens. */
export interface ChatUsage {
  /** Tokens of the messages. At least 0. */
  prompt_tokens: number;
  /** Tokens of all choices, reasoning included. At least 0. */
  completion_tokens: number;
  /** Both together. At least 0. */
  total_tokens: number;
  /** What the completion tokens are made of. */
  completion_tokens_details?: ChatCompletionTokensDetails;
  /** What the prompt tokens are made of. */
  prompt_tokens_details?: ChatPromptTokensDetails;
}

/** Text, or parts of text, images, audio and files. */
export type ChatUserContent = string | readonly ChatContentPart[];

/** What the end user says, shows or hands over. */
export interface ChatUserMessage {
  /** Always `user`. */
  role: 'user';
  /** Text, or parts of text, images, audio and files. */
  content: ChatUserContent;
  /** Tells participants of the same role apart. At most 64 characters. */
  name?: string | undefined;
}
