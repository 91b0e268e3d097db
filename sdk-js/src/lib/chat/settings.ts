/**
 * The parameters of `parse` and `runTools`: those of `create` without `response_format`, `stream` and `tools`, and the
 * settings of a run. Must not know what is done with them.
 */

import { ArgumentError } from '../../core/errors.js';
import type { CallOptions } from '../../core/request/options.js';
import type { ChatCompletionCreateParams } from '../../resources/chat_completions.js';
import type { ChatMessage } from '../../types/index.js';
import type { OutputType } from '../outputs/format.js';
import { checkLimits, type ToolLimits } from '../tools/limits.js';
import type { OnToolError } from '../tools/telling.js';
import type { ToolLike } from '../tools/toolbox.js';

const MAX_ROUNDS = 10;
const MAX_CONCURRENCY = 8;

/** What both have in common with `create`, which describes them. */
export type ChatParams = Omit<ChatCompletionCreateParams, 'response_format' | 'stream' | 'stream_options' | 'tools'>;

/** Parameters of `parse` and `streamParse`. */
export interface ParseParams<T> extends ChatParams {
  /**
   * What the content is to be: a schema of zod 4, ArkType, Valibot, or of any library that follows Standard Schema; or
   * `outputFormat(schema, { name })`.
   */
  readonly response_format: OutputType<T>;
  /** Functions that the model may call. None is run: the calls of those made with `tool` are in `completion.called`. */
  readonly tools?: readonly ToolLike[] | undefined;
}

/** Parameters of `runTools` and `streamTools`. */
export interface ToolsParams<T> extends ChatParams {
  /**
   * Functions that the model may call, made with `tool`. The calls of tools without `run`, and of tools as `create` takes
   * them, are handed back: the run ends with the `stopReason` `tool_calls`, and they are `pending`.
   */
  readonly tools: readonly ToolLike[];
  /** What the content of the last reply is to be, as for `parse`: it is then `run.parsed`. */
  readonly response_format?: OutputType<T> | undefined;
  /** How often the model is asked at most; null for no limit. Default: 10. */
  readonly maxRounds?: number | null | undefined;
  /** How many calls are run at most. Default: null, no limit. */
  readonly maxToolCalls?: number | null | undefined;
  /** Milliseconds that all of it may take. Default: null, no limit. */
  readonly deadline?: number | null | undefined;
  /** How many calls are run at a time at most. Default: 8. */
  readonly maxConcurrency?: number | undefined;
  /**
   * What to do when a function throws: tell the model in a line, without the stack (`report`, the default), throw it
   * (`throw`), or tell the model what a function of yours says of it. A `ToolError` is always told.
   */
  readonly onError?: OnToolError | undefined;
}

/** The settings of a run, taken out of its parameters. */
export interface RunSettings<T> {
  readonly body: Readonly<Record<string, unknown>>;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolLike[];
  readonly responseFormat: OutputType<T> | undefined;
  readonly limits: ToolLimits;
  readonly maxConcurrency: number;
  readonly onError: OnToolError;
}

/** Take them apart. Throws `ArgumentError` for what cannot be. */
export function settled<T>(params: ToolsParams<T>): RunSettings<T> {
  const { tools, response_format, maxRounds, maxToolCalls, deadline, maxConcurrency, onError, messages, ...body } =
    params;
  if (maxConcurrency !== undefined && !(maxConcurrency >= 1)) {
    throw new ArgumentError(`maxConcurrency must be at least 1, not ${String(maxConcurrency)}.`);
  }
  if (onError !== undefined && typeof onError !== 'function' && onError !== 'report' && onError !== 'throw') {
    throw new ArgumentError(`onError must be 'report', 'throw' or a function, not ${String(onError)}.`);
  }
  if (body.n != null && body.n !== 1) {
    throw new ArgumentError('A run of tools follows one choice: leave n out.');
  }
  return {
    body,
    messages,
    tools,
    responseFormat: response_format,
    limits: checkLimits({
      maxRounds: maxRounds === undefined ? MAX_ROUNDS : maxRounds,
      maxToolCalls: maxToolCalls ?? null,
      deadline: deadline ?? null,
    }),
    maxConcurrency: maxConcurrency ?? MAX_CONCURRENCY,
    onError: onError ?? 'report',
  };
}

/** The options of a round. An idempotency key gets the round's number, as it must not be the same for two requests. */
export function roundOptions(options: CallOptions, round: number, signal: AbortSignal): CallOptions {
  const { idempotencyKey } = options;
  return {
    ...options,
    signal,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey: `${idempotencyKey}-${round}` }),
  };
}
