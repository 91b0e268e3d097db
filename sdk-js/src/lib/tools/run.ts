/**
 * What came of letting a model call tools: `ToolRun`, the steps on the way, and the error at a limit. Data, and no
 * logic but sums.
 */

import { SDKError } from '../../core/errors.js';
import type { ChatCompletion, ChatFinishReason, ChatMessage, ChatToolCall, ChatUsage } from '../../types/index.js';
import type { CalledTool } from '../outputs/parsed.js';
import { isObject } from '../schema/objects.js';
import type { Delta } from '../streams/deltas.js';

/** Which limit was reached. */
export type ToolLimit = 'maxRounds' | 'maxToolCalls' | 'deadline';

/** A conversation in which the model called tools, as far as it has come. */
export class ToolRun<T = null> {
  /** The whole conversation: what was given, what the model said, what the tools returned. Go on with it as it is. */
  readonly messages: ChatMessage[];
  /** The model's last reply. */
  completion: ChatCompletion | undefined;
  /** How often the model replied. */
  rounds = 0;
  /** How many calls were run or answered. */
  toolCalls = 0;
  /** What all replies together cost. */
  usage: ChatUsage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
  /**
   * Why it ended: `stop`, `length` or `content_filter`, as the model's last reply did; or `tool_calls`, when the model
   * called tools that the caller answers. Undefined while it has not ended.
   */
  stopReason: ChatFinishReason | undefined;
  /** The calls that nobody has answered yet: append a message for each, and run again to go on. */
  pending: ChatToolCall[] = [];
  /** The pending calls of tools that were made without `run`, with their arguments validated. */
  called: readonly CalledTool[] = [];
  /** The last reply's content as a value of `response_format`; null if there is none. */
  parsed: T | null = null;

  constructor(messages: readonly ChatMessage[]) {
    this.messages = [...messages];
  }

  /** The content of the last reply; empty if there is none. */
  get text(): string {
    return this.completion?.choices[0]?.message.content ?? '';
  }

  /** Why the model declined to answer; null if it did not. */
  get refusal(): string | null {
    return this.completion?.choices[0]?.message.refusal ?? null;
  }
}

/** What is known of a run that a limit stopped. */
export interface ToolLimitDetails {
  readonly limit: ToolLimit;
  readonly run: ToolRun<unknown>;
  readonly cause?: unknown;
}

/** The model still called tools when a limit was reached. `run` is how far it came, and can be gone on with. */
export class ToolLimitError extends SDKError {
  static override readonly brand: string = 'ToolLimitError';
  override readonly kind = 'tool_limit';
  declare readonly limit: ToolLimit;
  /** The run so far. It is not shown when the error is printed, since a conversation may hold whole files. */
  declare readonly run: ToolRun<unknown>;

  constructor(message: string, { run, ...facts }: ToolLimitDetails) {
    super(message, facts);
    Object.defineProperty(this, 'run', { value: run, enumerable: false });
  }
}

/** The model replied: with text, with calls of tools, or both. */
export interface ModelReplied {
  readonly type: 'replied';
  /** Counts up from 1. */
  readonly round: number;
  readonly completion: ChatCompletion;
}

/** A call of a tool is about to be run, or to be refused. */
export interface ToolCalled {
  readonly type: 'called';
  /** Whose reply the call is from; 0 for a call that was open when the run began. */
  readonly round: number;
  readonly call: ChatToolCall;
  /** The tool's name. */
  readonly name: string;
}

/** A call of a tool is over. */
export interface ToolReturned {
  readonly type: 'returned';
  readonly round: number;
  readonly call: ChatToolCall;
  /** The tool's name. */
  readonly name: string;
  /** What the model is told. */
  readonly content: string;
  /** What the function returned; undefined if there is no result. */
  readonly result: unknown;
  /** Why there is none: what the function threw, or what was wrong with the call. */
  readonly error: unknown;
}

/** What happens in a run, by its `type`. */
export type ToolStep = ModelReplied | ToolCalled | ToolReturned;

/** What happens in a streamed run, by its `type`. */
export type StreamedStep = ToolStep | Delta;

/** Both together, with their details. A stream that was asked not to tell has none. */
export function added(total: ChatUsage, usage: ChatUsage | null | undefined): ChatUsage {
  return usage == null ? total : (sum(total, usage) as ChatUsage);
}

function sum(left: unknown, right: unknown): unknown {
  if (isObject(left) && isObject(right)) {
    const names = Object.keys({ ...left, ...right });
    return Object.fromEntries(names.map((name) => [name, sum(left[name], right[name])]));
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left + right;
  }
  return right ?? left;
}
