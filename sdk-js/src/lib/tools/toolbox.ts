/**
 * The tools of one conversation: what the model is told of them, and who answers a call. No function is run here.
 *
 * Calls of tools that were made with `run` are run; those of the others, and of tools as `create` takes them, are
 * handed back to the caller.
 */

import { ArgumentError } from '../../core/errors.js';
import type { ChatTool, ChatToolCall } from '../../types/index.js';
import { isUnfit } from '../outputs/format.js';
import type { CalledTool } from '../outputs/parsed.js';
import { isObject } from '../schema/objects.js';
import type { Tool, ToolContext } from './tool.js';

/** A tool with a function or without one, or a tool as `create` takes it. */
export type ToolLike = Tool | ChatTool;

/** A call of a function, ready to be run. */
export interface Runnable {
  readonly kind: 'runnable';
  readonly call: ChatToolCall;
  readonly run: (context: ToolContext) => unknown;
}

/** A call that cannot be run. The model is told why. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly call: ChatToolCall;
  readonly reason: string;
}

/** A call that the caller answers. `called` has its arguments, if the tool has a schema. */
export interface HandedBack {
  readonly kind: 'handed_back';
  readonly call: ChatToolCall;
  readonly called: CalledTool | undefined;
}

export type Prepared = Runnable | Rejected | HandedBack;

/** The tools by their names. Throws `ArgumentError` for a name that occurs twice, and for what is no tool. */
export class Toolbox {
  /** As the parameter `tools` of `create`. */
  readonly params: readonly ChatTool[];
  readonly #tools = new Map<string, Tool | undefined>();

  constructor(tools: readonly ToolLike[]) {
    this.params = tools.map((each) => this.#added(each));
  }

  #added(given: ToolLike): ChatTool {
    const made = isTool(given) ? given : undefined;
    const param = made === undefined ? (given as ChatTool) : made.param;
    const name = isObject(param) && isObject(param['function']) ? param['function']['name'] : undefined;
    if (typeof name !== 'string') {
      throw new ArgumentError(`Not a tool: ${typeof given}. Make one with tool({ name, parameters, run }).`);
    }
    if (this.#tools.has(name)) {
      throw new ArgumentError(`There are two tools named '${name}'.`);
    }
    this.#tools.set(name, made);
    return param;
  }

  /** Who answers the call, with arguments that were validated. */
  async prepared(call: ChatToolCall): Promise<Prepared> {
    if (!isObject(call.function)) {
      return { kind: 'handed_back', call, called: undefined }; // a kind of call that came later
    }
    const { name, arguments: text } = call.function;
    if (!this.#tools.has(name)) {
      const known = [...this.#tools.keys()].join(', ') || 'none';
      return { kind: 'rejected', call, reason: `There is no tool '${name}'. The tools are: ${known}.` };
    }
    const made = this.#tools.get(name);
    if (made === undefined) {
      return { kind: 'handed_back', call, called: undefined };
    }
    try {
      const args = await made.read(text);
      const { run } = made;
      return run === undefined
        ? { kind: 'handed_back', call, called: { call, name, arguments: args } }
        : { kind: 'runnable', call, run: (context) => run(args as never, context) };
    } catch (fault) {
      if (!isUnfit(fault)) {
        throw fault;
      }
      const reason = `The arguments are not valid: ${fault.message}. Correct them and call ${name} again.`;
      return { kind: 'rejected', call, reason };
    }
  }

  /** The arguments of a call; undefined if no schema of ours is theirs. Rejects with `UnfitContent`. */
  async readCall(call: ChatToolCall): Promise<CalledTool | undefined> {
    const made = this.#tools.get(call.function?.name);
    if (made === undefined) {
      return undefined;
    }
    return { call, name: made.name, arguments: await made.read(call.function.arguments) };
  }
}

/** Whether it was made by `tool`, in this copy of the package or another one. */
function isTool(given: ToolLike): given is Tool {
  return typeof given === 'object' && given !== null && 'param' in given && typeof given.read === 'function';
}

/** A tool's result as the model reads it: text as it is, all else as JSON. Throws `TypeError` if it is neither. */
export function encoded(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  try {
    return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? 'null';
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message.split('\n', 1)[0] : String(fault);
    throw new TypeError(`its result cannot be written as JSON: ${reason}`, { cause: fault });
  }
}
