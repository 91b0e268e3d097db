/**
 * The rounds of a conversation with tools: ask the model, run what it calls, tell it what came out, until it is done or
 * a limit is reached. No I/O happens here.
 *
 * `steps` is a generator that yields what to do next and is sent what came of it, or has the failure thrown in;
 * `runner.ts` carries the steps out.
 */

import { ArgumentError } from '../../core/errors.js';
import type { ChatCompletion, ChatMessage, ChatToolCall } from '../../types/index.js';
import type { OutputFormat } from '../outputs/format.js';
import { contentOf } from '../outputs/parsed.js';
import { isObject } from '../schema/objects.js';
import type { ToolLimits } from './limits.js';
import { added, type ToolLimit, ToolLimitError, ToolRun, type ToolStep } from './run.js';
import { type OnToolError, reported } from './telling.js';
import { ToolError } from './tool.js';
import { encoded, type Prepared, type Rejected, type Runnable, type Toolbox } from './toolbox.js';
import { unanswered } from './unanswered.js';

/** What a run is made of. */
export interface LoopSettings<T> {
  /** What goes out each time, without the messages. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly messages: readonly ChatMessage[];
  readonly toolbox: Toolbox;
  readonly limits: ToolLimits;
  readonly format: OutputFormat<T> | undefined;
  readonly onError: OnToolError;
}

/** What a tool threw. */
export interface Thrown {
  readonly thrown: unknown;
}

/** What a tool returned. */
export interface Returned {
  readonly value: unknown;
}

/** What to do next. */
export type LoopStep =
  /** Answer with the model's completion. `body` is asked for when it goes out, as the caller may add messages. */
  | { readonly do: 'ask'; readonly round: number; readonly body: () => Record<string, unknown> }
  /** Run the calls at once, and answer with what came of each, in their order. */
  | { readonly do: 'run'; readonly calls: readonly Runnable[] }
  /** Answer with what this resolves to. */
  | { readonly do: 'settle'; readonly work: () => Promise<unknown> }
  /** Show this to the caller. */
  | { readonly do: 'tell'; readonly step: ToolStep };

type Steps<R = void> = Generator<LoopStep, R, never>;

/** Ways to end after which calls of tools are not whole, so they are not run. */
const CUT_OFF: ReadonlySet<string> = /* @__PURE__ */ new Set(['length', 'content_filter']);

/** One run. `isLate` says whether its time is over. */
export class ToolLoop<T> {
  readonly run: ToolRun<T>;
  readonly #settings: LoopSettings<T>;
  readonly #isLate: () => boolean;

  constructor(settings: LoopSettings<T>, isLate: () => boolean) {
    this.run = new ToolRun<T>(settings.messages);
    this.#settings = settings;
    this.#isLate = isLate;
  }

  /** Run to the end. Throws `ToolLimitError` at a limit, and what a tool threw if it is to be. */
  *steps(): Steps {
    const { run } = this;
    const { maxRounds } = this.#settings.limits;
    run.pending = unanswered(run.messages);
    for (;;) {
      if (run.pending.length > 0) {
        yield* this.#answer(run.pending);
        if (run.pending.length > 0) {
          run.stopReason = 'tool_calls';
          return;
        }
      }
      const calls = yield* this.#reply(yield* this.#ask());
      if (calls === undefined) {
        return;
      }
      run.pending = [...calls];
      if (maxRounds !== null && run.rounds >= maxRounds) {
        throw this.#limited('maxRounds', `after ${run.rounds} rounds`);
      }
    }
  }

  // ── the model ──

  *#ask(): Steps<ChatCompletion> {
    const completion: ChatCompletion = yield* this.#timed({
      do: 'ask',
      round: this.run.rounds + 1,
      body: () => this.#body(),
    });
    this.run.rounds += 1;
    return completion;
  }

  #body(): Record<string, unknown> {
    const { body } = this.#settings;
    const sent = { ...body, messages: [...this.run.messages] };
    const forced = this.run.toolCalls > 0 && forces(body['tool_choice']);
    return forced ? { ...sent, tool_choice: 'auto' } : sent; // forced again, the model could never end
  }

  /** What the model calls; undefined if it is done. */
  *#reply(completion: ChatCompletion): Steps<readonly ChatToolCall[] | undefined> {
    const { run } = this;
    run.completion = completion;
    run.usage = added(run.usage, completion.usage);
    yield { do: 'tell', step: { type: 'replied', round: run.rounds, completion } };
    const choice = completion.choices[0];
    if (choice === undefined) {
      return undefined;
    }
    choice.message.role ??= 'assistant'; // some servers leave it out of a stream
    run.messages.push(choice.message as ChatMessage);
    const calls = choice.message.tool_calls ?? [];
    if (calls.length > 0 && !CUT_OFF.has(choice.finish_reason)) {
      return calls;
    }
    run.stopReason = choice.finish_reason;
    const { format } = this.#settings;
    if (format !== undefined) {
      run.parsed = (yield* this.#settled(() => contentOf(completion, choice, format))) ?? null;
    }
    return undefined;
  }

  // ── the tools ──

  /** Run what can be run. The calls that the caller answers stay pending. */
  *#answer(calls: readonly ChatToolCall[]): Steps {
    const { toolbox, limits } = this.#settings;
    const { run } = this;
    if (limits.maxToolCalls !== null && run.toolCalls + calls.length > limits.maxToolCalls) {
      throw this.#limited('maxToolCalls', `with ${run.toolCalls} calls made and ${calls.length} more asked for`);
    }
    const prepared = yield* this.#settled(() => Promise.all(calls.map((call) => toolbox.prepared(call))));
    run.called = prepared.flatMap((each) => (each.kind === 'handed_back' && each.called ? [each.called] : []));
    const mine = prepared.filter((each) => each.kind !== 'handed_back');
    for (const { call } of mine) {
      yield { do: 'tell', step: { type: 'called', round: run.rounds, call, name: call.function?.name ?? '' } };
    }
    yield* this.#carried(mine, yield* this.#outcomes(mine));
  }

  *#outcomes(mine: readonly Prepared[]): Steps<readonly (Returned | Thrown)[]> {
    const calls = mine.filter((each) => each.kind === 'runnable');
    return calls.length === 0 ? [] : yield* this.#timed({ do: 'run', calls });
  }

  /** Note what came of the calls. What is to be thrown is thrown when all others are noted. */
  *#carried(mine: readonly (Runnable | Rejected)[], outcomes: readonly (Returned | Thrown)[]): Steps {
    const rest = outcomes.values();
    const failures: unknown[] = [];
    for (const each of mine) {
      const outcome = each.kind === 'rejected' ? rejected(each) : writable(rest.next().value as Returned | Thrown);
      const { thrown: error } = 'thrown' in outcome ? outcome : { thrown: undefined };
      const { value: result } = 'thrown' in outcome ? { value: undefined } : outcome;
      const content = 'thrown' in outcome ? this.#told(error, each.call) : outcome.content;
      if (typeof content !== 'string') {
        failures.push(content.thrown);
        continue;
      }
      this.#note(each.call, content);
      const { call } = each;
      const name = call.function?.name ?? '';
      yield { do: 'tell', step: { type: 'returned', round: this.run.rounds, call, name, content, result, error } };
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  #note(call: ChatToolCall, content: string): void {
    const { run } = this;
    run.messages.push({ role: 'tool', tool_call_id: call.id, content });
    run.pending = run.pending.filter((each) => each.id !== call.id);
    run.toolCalls += 1;
  }

  /** What the model is told of a failure; or the failure, if it is to be thrown. */
  #told(error: unknown, call: ChatToolCall): string | Thrown {
    const { onError } = this.#settings;
    if (error instanceof ToolError || error instanceof Refusal) {
      return error.message;
    }
    if (typeof onError === 'function') {
      return onError(error, call);
    }
    return onError === 'throw' ? { thrown: error } : reported(error);
  }

  // ── limits ──

  /** A step that may take until the time is over. */
  *#timed<R>(step: LoopStep): Steps<R> {
    this.#checkTime();
    try {
      return yield step;
    } catch (failure) {
      this.#checkTime(failure);
      throw failure;
    }
  }

  *#settled<R>(work: () => Promise<R>): Steps<R> {
    return yield { do: 'settle', work };
  }

  #checkTime(cause?: unknown): void {
    if (this.#isLate()) {
      throw this.#limited('deadline', `after ${this.#settings.limits.deadline} ms`, cause);
    }
  }

  #limited(limit: ToolLimit, when: string, cause?: unknown): ToolLimitError {
    const { run } = this;
    const said =
      `The model was not done ${when}: ${limit} is ${this.#settings.limits[limit]}. The error's \`run\` has the ` +
      'conversation so far; go on with its messages, or allow more.';
    return new ToolLimitError(said, { limit, run, ...(cause === undefined ? {} : { cause }) });
  }
}

/** A call that was not run, since something is wrong with it. */
class Refusal extends ArgumentError {}

function rejected({ reason }: Rejected): Thrown {
  return { thrown: new Refusal(reason) };
}

/** What a tool returned, as it is written for the model. */
interface Written extends Returned {
  readonly content: string;
}

function writable(outcome: Returned | Thrown): Written | Thrown {
  if ('thrown' in outcome) {
    return outcome;
  }
  try {
    return { value: outcome.value, content: encoded(outcome.value) };
  } catch (thrown) {
    return { thrown };
  }
}

function forces(choice: unknown): boolean {
  return choice === 'required' || isObject(choice);
}
