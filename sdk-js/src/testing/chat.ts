/**
 * Chat completions and their chunks, as the platform sends them: the same every time.
 *
 * Knows the API's types; no request is made, and no server needed.
 */

import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChatDelta,
  ChatFinishReason,
  ChatToolCall,
  ChatUsage,
} from '../types/index.js';
import { type SSEBytes, sse } from './streams.js';

/** The data of the event that ends a stream of chunks. */
const DONE = '[DONE]';
/** The moment of everything that is built, in Unix seconds: 1 November 2026, 00:00 UTC. */
export const CREATED = 1_793_491_200;
const HEAD = { id: 'chatcmpl_01KAN2Q6Z3V9M8K7T5S4R3Q2P1', created: CREATED, provider: 'openai' };
/** How much of a call's arguments comes at a time, in characters: they end nowhere in particular. */
const PIECE = 7;

/** A call of a tool: `{ name: 'weather', arguments: { city: 'Paris' } }`. */
export interface CannedCall {
  readonly name: string;
  /** Is written as JSON, unless it is text. */
  readonly arguments?: unknown;
  readonly id?: string;
}

/** What a completion is made of, beside its text. */
export interface CannedChat {
  readonly toolCalls?: readonly CannedCall[] | undefined;
  /** Why the model declines. */
  readonly refusal?: string | undefined;
  /** Default: `tool_calls` if there are some, else `stop`. */
  readonly finishReason?: ChatFinishReason | undefined;
  /** Any of its members; the others follow from the lengths of the texts. */
  readonly usage?: Partial<ChatUsage> | undefined;
  /** The model that answered. */
  readonly model?: string | undefined;
  /** Further fields of the completion, or others for those that it has. */
  readonly fields?: Partial<ChatCompletion> | undefined;
}

/** What the chunks of a completion are made of. */
export interface CannedChunks extends Omit<CannedChat, 'usage' | 'fields'> {
  /** True, or any of its members, for one more chunk with the usage, as `include_usage` asks for. */
  readonly usage?: Partial<ChatUsage> | boolean | undefined;
  /** Further fields of each chunk, or others for those that it has. */
  readonly fields?: Partial<ChatCompletionChunk> | undefined;
}

/** A completion with one choice. `content` is its text; null when only tools are called. */
export function chatCompletion(content: string | null = null, options: CannedChat = {}): ChatCompletion {
  const { refusal = null, model = 'gpt-5.2' } = options;
  const calls = callsOf(options);
  return {
    ...HEAD,
    object: 'chat.completion',
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal, ...(calls.length > 0 ? { tool_calls: calls } : {}) },
        logprobs: null,
        finish_reason: reasonOf(options),
      },
    ],
    usage: usageOf(content, options, options.usage),
    ...options.fields,
  };
}

/**
 * The chunks of a streamed completion with one choice. They add up to what `chatCompletion` makes of the same.
 *
 * @param content The text, which comes word by word; or its pieces.
 */
export function chatChunks(
  content: string | Iterable<string> | null = null,
  options: CannedChunks = {},
): ChatCompletionChunk[] {
  const pieces = typeof content === 'string' || content === null ? words(content) : [...content];
  const deltas: ChatDelta[] = [
    { role: 'assistant', content: pieces.length > 0 ? '' : null, refusal: null },
    ...pieces.map((piece) => ({ content: piece })),
    ...words(options.refusal).map((piece) => ({ refusal: piece })),
    ...callsOf(options).flatMap(callDeltas),
  ];
  const choices = [...deltas.map((delta) => choice(delta, null)), choice({}, reasonOf(options))];
  const head = { ...HEAD, object: 'chat.completion.chunk', model: options.model ?? 'gpt-5.2' } as const;
  if (options.usage === undefined || options.usage === false) {
    return choices.map((each) => ({ ...head, choices: [each], ...options.fields }));
  }
  const usage = usageOf(pieces.join(''), options, options.usage === true ? undefined : options.usage);
  const chunks = choices.map((each) => ({ ...head, choices: [each], usage: null, ...options.fields }));
  return [...chunks, { ...head, choices: [], usage, ...options.fields }];
}

/** The bytes of a streamed completion, with its end; the arguments are those of `chatChunks`. */
export function chatStream(content: string | Iterable<string> | null = null, options: CannedChunks = {}): SSEBytes {
  return sse(chatChunks(content, options), { terminator: DONE });
}

type Calls = Pick<CannedChat, 'toolCalls' | 'refusal' | 'finishReason'>;

function callsOf({ toolCalls = [] }: Calls): ChatToolCall[] {
  return toolCalls.map(({ name, arguments: given = {}, id }, index) => ({
    id: id ?? `call_${index + 1}`,
    type: 'function',
    function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
  }));
}

function reasonOf({ finishReason, toolCalls = [] }: Calls): ChatFinishReason {
  return finishReason ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop');
}

/** A call's beginning, then its arguments in pieces. */
function callDeltas(call: ChatToolCall, index: number): ChatDelta[] {
  const { name, arguments: text } = call.function;
  const pieces = text.match(new RegExp(`[^]{1,${PIECE}}`, 'g')) ?? [];
  return [
    { tool_calls: [{ index, id: call.id, type: 'function', function: { name, arguments: '' } }] },
    ...pieces.map((piece): ChatDelta => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ];
}

function choice(delta: ChatDelta, reason: ChatFinishReason | null): ChatCompletionChunk['choices'][number] {
  return { index: 0, delta, logprobs: null, finish_reason: reason };
}

/** A text in pieces of a word and the blank before it. */
function words(text: string | null | undefined): string[] {
  return (text ?? '').split(/(?= )/).filter((piece) => piece !== '');
}

/** Token counts that fit together, whichever of them are given. */
function usageOf(content: string | null, options: Calls, given: Partial<ChatUsage> = {}): ChatUsage {
  const wrote = words(content).length + words(options.refusal).length + 4 * (options.toolCalls ?? []).length;
  const counts = { prompt_tokens: 8, completion_tokens: wrote, ...given };
  return { total_tokens: counts.prompt_tokens + counts.completion_tokens, ...counts };
}
