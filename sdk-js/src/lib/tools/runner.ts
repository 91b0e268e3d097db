/**
 * `ToolRunner` and `ToolStream`: carry out the steps of a run, one as a whole reply each round, the other as it comes.
 *
 * All thinking is `loop.ts`'s. Must not know limits, policies or the meaning of a step.
 */

import { AbortedError } from '../../core/errors.js';
import type { ChatCompletion } from '../../types/index.js';
import type { Delta } from '../streams/deltas.js';
import { type ChunkStream, deltas, texts } from '../streams/stream.js';
import type { Leash } from './leash.js';
import type { LoopStep, Returned, Thrown, ToolLoop } from './loop.js';
import type { StreamedStep, ToolRun, ToolStep } from './run.js';
import type { Runnable } from './toolbox.js';

/** What the rounds of a run are asked with. */
export interface Round {
  readonly body: Record<string, unknown>;
  /** Counts up from 1. */
  readonly number: number;
  readonly signal: AbortSignal;
}

/** How the model is asked: with what comes before the whole reply. */
export type Ask<S> = (round: Round) => AsyncGenerator<S, ChatCompletion, undefined>;

/** What carries a run out. */
export interface RunnerSettings<T> {
  readonly loop: ToolLoop<T>;
  readonly leash: Leash;
  /** Milliseconds; null is no limit. */
  readonly deadline: number | null;
  /** How many calls of tools are run at a time at most. */
  readonly maxConcurrency: number;
}

/**
 * A run of tools: iterate it for what happens, or ask for its `final` state. Nothing happens before that.
 *
 * Leaving the loop early ends the run: the signal that tools are given aborts, and `run` stays as it is.
 */
export class ToolRunner<T = null, S = ToolStep> implements AsyncIterable<S>, AsyncDisposable {
  readonly #settings: RunnerSettings<T>;
  readonly #ask: Ask<S>;
  readonly #steps: AsyncGenerator<S, void, undefined>;
  #failure: { readonly thrown: unknown } | undefined;
  #ended = false;

  /** @internal */
  constructor(settings: RunnerSettings<T>, ask: Ask<S>) {
    this.#settings = settings;
    this.#ask = ask;
    this.#steps = this.#carriedOut();
  }

  /** The conversation as far as it has come. What you append to its `messages` goes out with the next round. */
  get run(): ToolRun<T> {
    return this.#settings.loop.run;
  }

  [Symbol.asyncIterator](): AsyncIterator<S, void, undefined> {
    const steps = this.#steps;
    return {
      next: () => steps.next(),
      return: async () => {
        await this.close();
        return { done: true, value: undefined };
      },
    };
  }

  /**
   * Run to the end, and return the whole conversation.
   *
   * @throws {@link ToolLimitError} A limit was reached. It has the `run` so far.
   * @throws {@link OutputParseError} The last reply is not of `response_format`.
   * @throws {@link AbortedError} The caller's signal aborted, or the run was closed before its end.
   * @throws {@link APIError} Whatever `create` throws.
   */
  async final(): Promise<ToolRun<T>> {
    while (!(await this.#steps.next()).done) {}
    if (this.#failure !== undefined) {
      throw this.#failure.thrown;
    }
    if (!this.#ended) {
      throw new AbortedError('The run was closed before its end; `run` is how far it came.');
    }
    return this.run;
  }

  /** Stop here. `run` stays as it is. */
  async close(): Promise<void> {
    this.#settings.leash.pull(new AbortedError('The run was closed.'));
    await this.#steps.return();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async *#carriedOut(): AsyncGenerator<S, void, undefined> {
    const { loop, leash, deadline } = this.#settings;
    leash.start(deadline);
    const steps = loop.steps();
    try {
      let next = steps.next();
      while (!next.done) {
        const step = next.value;
        if (step.do === 'tell') {
          yield step.step as S;
          next = steps.next();
          continue;
        }
        const outcome: Returned | Thrown = yield* this.#outcome(step);
        next = 'thrown' in outcome ? steps.throw(outcome.thrown) : steps.next(outcome.value as never);
      }
      this.#ended = true;
    } catch (failure) {
      this.#failure = { thrown: failure };
      throw failure;
    } finally {
      steps.return();
      leash.pull(new AbortedError('The run is over.'));
      leash.stop();
    }
  }

  /** What came of a step. */
  async *#outcome(step: Exclude<LoopStep, { readonly do: 'tell' }>): AsyncGenerator<S, Returned | Thrown, undefined> {
    const { leash } = this.#settings;
    try {
      if (step.do === 'ask') {
        return { value: yield* this.#ask({ body: step.body(), number: step.round, signal: leash.signal }) };
      }
      return { value: await leash.race(step.do === 'run' ? this.#runAll(step.calls) : step.work()) };
    } catch (thrown) {
      return { thrown };
    }
  }

  /** What came of the calls, in their order. */
  async #runAll(calls: readonly Runnable[]): Promise<(Returned | Thrown)[]> {
    const { leash, maxConcurrency } = this.#settings;
    const outcomes: (Returned | Thrown)[] = [];
    const rest = calls.entries();
    const worker = async () => {
      for (const [number, call] of rest) {
        if (leash.signal.aborted) {
          return;
        }
        outcomes[number] = await result(call, leash.signal);
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxConcurrency, calls.length) }, worker));
    return outcomes;
  }
}

/** A streamed run of tools: between the steps come the deltas of what the model says, as it says it. */
export class ToolStream<T = null> extends ToolRunner<T, StreamedStep> {
  /** What the model says, in all rounds, piece by piece. */
  text(): AsyncGenerator<string, void> {
    return texts(this);
  }
}

/** Ask for whole replies. */
export function asking(create: (round: Round) => PromiseLike<ChatCompletion>): Ask<ToolStep> {
  // biome-ignore lint/correctness/useYield: nothing comes before a whole reply
  return async function* ask(round) {
    return await create(round);
  };
}

/** Ask for streams, and tell their deltas. */
export function askingStreams(stream: (round: Round) => ChunkStream): Ask<Delta | ToolStep> {
  return async function* ask(round) {
    const opened = stream(round);
    yield* deltas(opened);
    return await opened.final();
  };
}

async function result(call: Runnable, signal: AbortSignal): Promise<Returned | Thrown> {
  try {
    return { value: await call.run({ call: call.call, signal }) };
  } catch (thrown) {
    return { thrown };
  }
}
