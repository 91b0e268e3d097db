/**
 * What a chunk of a streamed chat completion adds, as typed events that also know the whole so far.
 *
 * Must not know chunks: `reader.ts` makes deltas of them.
 */

import type { ChatFinishReason, ChatToolCall, ChatUsage } from '../../types/index.js';

/** More of a text that grows: what all of its kind have. */
interface Growing {
  /** The choice's position, from 0. */
  readonly choice: number;
  /** What is new. */
  readonly delta: string;
  /** The text so far. */
  readonly snapshot: string;
}

/** More text of an answer. */
export interface ContentDelta extends Growing {
  readonly type: 'content.delta';
}

/** More of the reason why the model declines to answer. */
export interface RefusalDelta extends Growing {
  readonly type: 'refusal.delta';
}

/** More of the arguments of a call of a tool, in JSON; the first delta of a call may have none yet. */
export interface ToolCallDelta extends Growing {
  readonly type: 'tool_call.delta';
  /** The call's position in the choice, from 0. */
  readonly index: number;
  /** Identifies the call. */
  readonly id: string;
  /** The tool's name. */
  readonly name: string;
  /**
   * The arguments as far as their JSON has come, unfinished texts included; undefined if nothing can be told yet. They
   * are parsed when you ask.
   */
  readonly arguments: unknown;
}

/** A call of a tool is whole. */
export interface ToolCallDone {
  readonly type: 'tool_call.done';
  readonly choice: number;
  readonly index: number;
  /** The call, as it will stand in the final message. */
  readonly call: ChatToolCall;
  /** The arguments; undefined if the model wrote no JSON. They are parsed when you ask. */
  readonly arguments: unknown;
}

/** A choice is whole. */
export interface ChoiceDone {
  readonly type: 'choice.done';
  readonly choice: number;
  /** Why the model ended. */
  readonly finishReason: ChatFinishReason;
  /** Its whole text; empty if it has none. */
  readonly content: string;
  /** Why the model declined; null if it did not. */
  readonly refusal: string | null;
}

/** What the completion cost; only with `stream_options: { include_usage: true }`. */
export interface UsageDone {
  readonly type: 'usage';
  readonly usage: ChatUsage;
}

/** What a stream of a chat completion tells, by its `type`. */
export type Delta = ContentDelta | RefusalDelta | ToolCallDelta | ToolCallDone | ChoiceDone | UsageDone;
