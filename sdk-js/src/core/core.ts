/**
 * `Core`: what every generated resource talks to. One verb for each kind of result.
 *
 * It puts the pieces together (plan, draft, exchange, drive) and decides nothing itself.
 */

import { drive } from './drive.js';
import { type Accept, decoded, downloaded, exchange, opened, streamed } from './exchange.js';
import type { Arguments, Operation } from './operation.js';
import { APIPromise, type Claim } from './promise.js';
import { BinaryResponse } from './reply/download.js';
import type { OpenReply } from './reply/open.js';
import { type PagePromise, pagesOf } from './reply/page.js';
import { type Draft, draftOf } from './request/draft.js';
import type { CallOptions } from './request/options.js';
import { compilePlan, type Plan } from './request/plan.js';
import type { Config } from './settings/config.js';
import { type Stream, streamOf } from './streams/stream.js';
import type { Connections } from './transports/connections.js';
import { lifelineOf } from './transports/lifeline.js';

const NOTHING: Arguments = {};

/** The verbs of a client. */
export class Core {
  readonly config: Config;
  readonly connections: Connections;
  readonly #plans = new Map<Operation<unknown, unknown, unknown>, Plan>();

  constructor(config: Config, connections: Connections) {
    this.config = config;
    this.connections = connections;
  }

  /** Call, and decode the whole reply. */
  call<T, E = never, F = never>(
    operation: Operation<T, E, F>,
    args: Arguments = NOTHING,
    options?: CallOptions,
  ): APIPromise<T> {
    return APIPromise.start((claim) => this.run(() => this.draft(operation, args, options), decoded<T>, claim));
  }

  /** Call a list: awaited it gives its first page, iterated over all items. */
  page<I, T>(operation: Operation<T>, args: Arguments = NOTHING, options?: CallOptions): PagePromise<I, T> {
    return pagesOf<I, T>(this, operation, args, options);
  }

  /** A stream of events, which opens when it is first read. */
  stream<E, F, T = unknown>(
    operation: Operation<T, E, F>,
    args: Arguments = NOTHING,
    options?: CallOptions,
  ): Stream<E, F> {
    return streamOf<E, F>(this, this.draft(operation, args, options));
  }

  /** A stream of events, when its headers are there. */
  open<E, F, T = unknown>(
    operation: Operation<T, E, F>,
    args: Arguments = NOTHING,
    options?: CallOptions,
  ): APIPromise<Stream<E, F>> {
    return APIPromise.start(async (claim) => {
      const draft = this.draft(operation, args, options);
      return streamOf<E, F>(this, draft, await this.run(() => draft, streamed, claim));
    });
  }

  /** Call, and leave the reply's bytes on the wire until they are asked for. */
  download<T>(operation: Operation<T>, args: Arguments = NOTHING, options?: CallOptions): APIPromise<BinaryResponse> {
    return APIPromise.start(async (claim) => {
      const reply = await this.run(() => this.draft(operation, args, options), downloaded, claim);
      return new BinaryResponse(reply);
    });
  }

  /** Call, and leave the reply's body on the wire, whatever it is. Read it to its end, or cancel it. */
  send<T, E, F>(operation: Operation<T, E, F>, args: Arguments = NOTHING, options?: CallOptions): Promise<OpenReply> {
    return this.run(() => this.draft(operation, args, options), opened);
  }

  /** @internal This call's request. An operation without an id was made for one call, so its plan is not kept. */
  draft<T, E, F>(operation: Operation<T, E, F>, args: Arguments, options?: CallOptions): Draft {
    let plan = this.#plans.get(operation);
    if (plan === undefined) {
      plan = compilePlan(operation, this.config);
      if (operation.id) {
        this.#plans.set(operation, plan);
      }
    }
    return draftOf(plan, this.config, args, options);
  }

  /** @internal Drive a call to its end, with middleware around each attempt, and see how its reply is accepted. */
  async run<T>(make: () => Draft, accept: Accept<T>, claim: Claim = { raw: false }): Promise<T> {
    const draft = make();
    const { transport } = this.connections;
    const lifeline = lifelineOf(draft.signal, draft.limits.total);
    return await drive(exchange(draft, accept, claim, lifeline?.signal), {
      transport,
      layers: draft.middleware,
      clock: this.config.clock,
      lifeline,
    });
  }
}
