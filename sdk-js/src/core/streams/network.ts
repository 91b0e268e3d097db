/**
 * `NetworkSource`: carries out the steps of a `Follow`. Must not know framing or the meaning of an event.
 */

import type { Core } from '../core.js';
import type { StreamIncompleteError } from '../errors.js';
import { streamed } from '../exchange.js';
import type { StreamSpec } from '../operation.js';
import type { ResponseInfo } from '../reply/info.js';
import type { OpenReply } from '../reply/open.js';
import { type Draft, resumed } from '../request/draft.js';
import { listen, unlisten } from '../transports/aborts.js';
import { abortedBy } from '../transports/lifeline.js';
import type { Arrivals } from './arrivals.js';
import { Follow, type Step } from './follow.js';
import type { Source } from './source.js';

/** How many bytes are read after the end, at most, to give a connection back. */
const DRAIN_BYTES = 65_536;
/** How long that may take, in milliseconds. Most servers end the reply together with the stream. */
const DRAIN_TIME = 1000;

/** Events from the API, over as many connections as it takes. */
export class NetworkSource implements Source {
  readonly spec: StreamSpec;
  readonly arrivals: Arrivals;
  onOpen: ((info: ResponseInfo) => void) | undefined;
  ended = false;
  readonly #core: Core;
  readonly #draft: Draft;
  readonly #follow: Follow;
  readonly #steps: Generator<Step, void, unknown>;
  readonly #caller: AbortSignal | undefined;
  readonly #leave = new AbortController();
  #step: Step | undefined;
  #pulling: Promise<boolean> | undefined;
  #opening: Promise<void> | undefined;
  #reply: OpenReply | undefined;
  #first: OpenReply | undefined;
  #failure: unknown;

  /** `first` is the reply of a stream that was opened already. */
  constructor(core: Core, draft: Draft, first?: OpenReply) {
    this.#core = core;
    this.#draft = { ...draft, signal: this.#leave.signal };
    this.#follow = new Follow(draft);
    this.#steps = this.#follow.steps();
    this.#first = first;
    this.#step = this.#steps.next().value ?? undefined;
    this.spec = draft.operation.stream ?? {};
    this.arrivals = this.#follow.arrivals;
    this.#caller = draft.signal;
    if (this.#caller?.aborted) {
      this.#abort();
    }
    if (this.#caller !== undefined) {
      listen(this.#caller, this.#abort);
    }
  }

  get info(): ResponseInfo | undefined {
    return this.#follow.info ?? this.#first?.info;
  }

  more(): Promise<boolean> {
    if (this.arrivals.waiting > 0) {
      return Promise.resolve(true);
    }
    if (this.#step === undefined) {
      return this.#failure === undefined ? Promise.resolve(false) : Promise.reject(this.#failure);
    }
    this.#pulling ??= this.#pull(); // whoever asks meanwhile waits for the same
    return this.#pulling;
  }

  async open(): Promise<ResponseInfo | undefined> {
    const step = this.#step;
    if (this.info === undefined && step?.do === 'open') {
      await this.#openOnce(step);
    }
    if (this.info === undefined && this.#failure !== undefined) {
      throw this.#failure;
    }
    return this.info;
  }

  async close(): Promise<void> {
    this.#step = undefined;
    this.arrivals.drop();
    await this.#release();
    this.#leave.abort();
    this.#finish();
  }

  incomplete(): StreamIncompleteError {
    return this.#follow.incomplete('it was closed');
  }

  /** Take steps until an event has arrived, or there are none. */
  async #pull(): Promise<boolean> {
    try {
      for (let step = this.#step; step !== undefined && this.arrivals.waiting === 0; step = this.#step) {
        await (step.do === 'open' ? this.#openOnce(step) : this.#carryOut(step));
      }
    } finally {
      this.#pulling = undefined;
    }
    if (this.arrivals.waiting === 0 && this.#failure !== undefined) {
      throw this.#failure;
    }
    return this.arrivals.waiting > 0;
  }

  /** Carry out a step that somebody else may be waiting for already. */
  #openOnce(step: Step): Promise<void> {
    this.#opening ??= this.#carryOut(step).finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Do what the protocol asks for, and tell it what came of it. */
  async #carryOut(step: Step): Promise<void> {
    let outcome: unknown;
    let failed = false;
    try {
      outcome = step.do === 'read' ? await this.#read() : await this.#perform(step);
    } catch (fault) {
      outcome = fault;
      failed = true;
    }
    if (this.#step !== step) {
      await this.#release(); // it was closed or aborted meanwhile
    } else if (failed || outcome !== MORE) {
      await this.#advance(outcome, failed);
    }
  }

  async #advance(outcome: unknown, failed: boolean): Promise<void> {
    try {
      const { done, value } = failed ? this.#steps.throw(outcome) : this.#steps.next(outcome);
      this.#step = done ? undefined : value;
      this.ended = done === true;
    } catch (fault) {
      this.#step = undefined;
      this.#failure = fault;
      await this.#release();
    }
    if (this.#step === undefined) {
      this.#finish();
    }
  }

  /** Read until an event has arrived, or the stream has ended. */
  async #read(): Promise<typeof MORE | undefined> {
    const [reply, follow, { arrivals }] = [this.#reply, this.#follow, this];
    while (reply !== undefined) {
      const piece = await reply.read();
      if (piece === undefined || this.#step?.do !== 'read' || !follow.take(piece)) {
        return undefined;
      }
      if (arrivals.waiting > 0) {
        return MORE;
      }
    }
    return undefined;
  }

  async #perform(step: Step): Promise<unknown> {
    switch (step.do) {
      case 'open':
        return await this.#open(step.after);
      case 'sleep':
        return await this.#sleep(step.milliseconds);
      case 'drain':
        await this.#drain();
        return await this.#release();
      default:
        return await this.#release();
    }
  }

  async #open(after: string | undefined): Promise<OpenReply> {
    const isFirst = this.info === undefined || this.#first !== undefined;
    const draft = after ? resumed(this.#draft, after) : this.#draft;
    const reply = this.#first ?? (await this.#core.run(() => draft, streamed));
    this.#first = undefined;
    this.#reply = reply;
    if (isFirst && this.#step !== undefined) {
      this.onOpen?.(reply.info);
    }
    return reply;
  }

  async #sleep(milliseconds: number): Promise<void> {
    await this.#core.config.clock.sleep(milliseconds, this.#leave.signal);
  }

  async #drain(): Promise<void> {
    const reply = this.#reply;
    const timer = setTimeout(() => reply?.cancel(), DRAIN_TIME); // the server may keep it open
    try {
      let left = DRAIN_BYTES;
      for (let piece = await reply?.read(); piece !== undefined && left > 0; piece = await reply?.read()) {
        left -= piece.byteLength;
      }
    } catch {
      // the stream is complete; only its connection is lost
    } finally {
      clearTimeout(timer);
    }
  }

  async #release(): Promise<void> {
    const reply = this.#reply ?? this.#first;
    this.#reply = undefined;
    this.#first = undefined;
    await reply?.cancel();
  }

  /** Nothing can end it any more. */
  #finish(): void {
    if (this.#caller !== undefined) {
      unlisten(this.#caller, this.#abort);
    }
  }

  readonly #abort = () => {
    const caller = this.#caller;
    if (caller !== undefined && (this.#step !== undefined || this.arrivals.waiting > 0)) {
      this.#step = undefined;
      this.#failure = abortedBy(caller);
      this.ended = false;
      this.arrivals.drop();
      this.#leave.abort(caller.reason);
      this.#release().catch(() => undefined);
    }
  };
}

/** A read that did not end the stream. */
const MORE = Symbol('more');
