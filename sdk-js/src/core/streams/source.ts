/**
 * Where a stream's events come from: the network, or another reader. `NetworkSource` carries out the steps of a `Follow`.
 *
 * Must not know framing or the meaning of an event.
 */

import type { Core } from '../core.js';
import { streamed } from '../exchange.js';
import type { ResponseInfo } from '../reply/info.js';
import type { OpenReply } from '../reply/open.js';
import { type Draft, resumed } from '../request/draft.js';
import { Follow, type Step, type Waiting } from './follow.js';

/** What a `Stream` reads from. */
export interface Source {
  /** The next event and its id; undefined at the end. Throws what ended the stream too early. */
  next(): Promise<Waiting | undefined>;
  /** An event that has arrived already, if there is one; so that whoever reads many need not wait for each. */
  ready(): Waiting | undefined;
  /** Open it, if it is not open yet. */
  open(): Promise<ResponseInfo | undefined>;
  /** Give the connection back. Closing twice, or after the end, does nothing. */
  close(): Promise<void>;
  /** The error of a stream that was closed before its end. */
  incomplete(): Error;
  readonly info: ResponseInfo | undefined;
}

/** How many pieces are read after the end, at most, to give a connection back. */
const DRAIN_PIECES = 64;
/** How long that may take, in milliseconds. Most servers end the reply together with the stream. */
const DRAIN_TIME = 1000;

/** Events from the API, over as many connections as it takes. */
export class NetworkSource implements Source {
  readonly #core: Core;
  readonly #draft: Draft;
  readonly #follow: Follow;
  readonly #steps: Generator<Step, void, unknown>;
  #step: Step | undefined;
  #reply: OpenReply | undefined;
  #first: OpenReply | undefined;
  #failure: unknown;
  #taken = 0;

  /** `first` is the reply of a stream that was opened already. */
  constructor(core: Core, draft: Draft, first?: OpenReply) {
    this.#core = core;
    this.#draft = draft;
    this.#follow = new Follow(draft);
    this.#steps = this.#follow.steps();
    this.#first = first;
    this.#step = this.#steps.next().value ?? undefined;
  }

  get info(): ResponseInfo | undefined {
    return this.#follow.info ?? this.#first?.info;
  }

  ready(): Waiting | undefined {
    const { ready } = this.#follow;
    if (this.#taken < ready.length) {
      const waiting = ready[this.#taken] as Waiting;
      this.#taken += 1;
      return waiting;
    }
    if (this.#taken > 0) {
      ready.length = 0;
      this.#taken = 0;
    }
    return undefined;
  }

  async next(): Promise<Waiting | undefined> {
    for (let waiting = this.ready(); ; waiting = this.ready()) {
      if (waiting !== undefined) {
        return waiting;
      }
      const step = this.#step;
      if (step === undefined) {
        if (this.#failure !== undefined) {
          throw this.#failure;
        }
        return undefined;
      }
      await this.#carryOut(step);
    }
  }

  async open(): Promise<ResponseInfo | undefined> {
    if (this.info === undefined && this.#step?.do === 'open') {
      await this.#carryOut(this.#step);
    }
    if (this.info === undefined && this.#failure !== undefined) {
      throw this.#failure;
    }
    return this.info;
  }

  async close(): Promise<void> {
    this.#step = undefined;
    this.#follow.ready.length = 0;
    this.#taken = 0;
    await this.#release();
  }

  incomplete(): Error {
    return this.#follow.incomplete('it was closed');
  }

  /** Do what the protocol asks for, and tell it what came of it. */
  async #carryOut(step: Step): Promise<void> {
    let outcome: unknown;
    let failed = false;
    try {
      outcome = await this.#perform(step);
    } catch (fault) {
      outcome = fault;
      failed = true;
    }
    if (this.#step !== step) {
      await this.#release(); // it was closed meanwhile
      return;
    }
    if (step.do === 'read' && outcome === MORE) {
      return;
    }
    try {
      const { done, value } = failed ? this.#steps.throw(outcome) : this.#steps.next(outcome);
      this.#step = done ? undefined : value;
    } catch (fault) {
      this.#step = undefined;
      this.#failure = fault;
      await this.#release();
    }
  }

  async #perform(step: Step): Promise<unknown> {
    switch (step.do) {
      case 'open':
        this.#reply = await this.#opened(step.after);
        return this.#reply;
      case 'read': {
        const piece = await this.#reply?.read();
        return piece !== undefined && this.#follow.take(piece) ? MORE : undefined;
      }
      case 'sleep':
        return await this.#core.config.clock.sleep(step.milliseconds, this.#draft.signal);
      case 'drain':
        await this.#drain();
        return await this.#release();
      case 'close':
        return await this.#release();
    }
  }

  async #opened(after: string | undefined): Promise<OpenReply> {
    const first = this.#first;
    this.#first = undefined;
    return first ?? (await this.#core.run(() => (after ? resumed(this.#draft, after) : this.#draft), streamed));
  }

  async #drain(): Promise<void> {
    const reply = this.#reply;
    const timer = setTimeout(() => reply?.cancel(), DRAIN_TIME); // the server may keep it open
    try {
      for (let pieces = 0; pieces < DRAIN_PIECES; pieces += 1) {
        if ((await reply?.read()) === undefined) {
          return;
        }
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
}

/** A read whose piece was not the last one. */
const MORE = Symbol('more');
