/**
 * Carries out the steps of an exchange: the only file of the core that sends and sleeps.
 *
 * Must not know what is sent, nor why.
 */

import type { Exchange, Step } from './exchange.js';
import { layered, type Middleware } from './layers/middleware.js';
import { OpenReply } from './reply/open.js';
import { answeredKey } from './settings/api_key.js';
import type { Clock } from './settings/clock.js';
import type { Lifeline } from './transports/lifeline.js';
import { isGuarded, type Transport } from './transports/transport.js';

/** What steps are carried out with. */
export interface Means {
  readonly transport: Transport;
  readonly layers: readonly Middleware[];
  readonly clock: Clock;
  /** What may end the call from outside; undefined if nothing can. */
  readonly lifeline: Lifeline | undefined;
}

/** Run a call to its end. An open reply that nobody gets is cancelled, whatever went wrong. */
export async function drive<T>(exchange: Exchange<T>, means: Means): Promise<T> {
  const { lifeline } = means;
  let reply: OpenReply | undefined;
  try {
    let step = exchange.next();
    while (!step.done) {
      let outcome: unknown;
      let failed = false;
      try {
        outcome = await perform(step.value, means);
      } catch (fault) {
        outcome = fault;
        failed = true;
      }
      if (outcome instanceof OpenReply) {
        reply = outcome;
      }
      step = failed ? exchange.throw(outcome) : exchange.next(outcome);
    }
    if (lifeline !== undefined) {
      lifeline.follow(reply);
    }
    return step.value;
  } catch (error) {
    lifeline?.end();
    await reply?.cancel();
    throw error;
  }
}

/** What came of a step; throws what it failed with. */
async function perform(step: Step, means: Means): Promise<unknown> {
  const { transport, layers, clock, lifeline } = means;
  lifeline?.check();
  switch (step.do) {
    case 'send': {
      const { limits } = step;
      const request = lifeline === undefined ? step.request : { ...step.request, signal: lifeline.attempt() };
      const sending =
        layers.length > 0
          ? layered(layers, (changed) => transport.send(changed, limits))(request)
          : transport.send(request, limits);
      const response = await (lifeline === undefined ? sending : lifeline.guard(sending, discard));
      return new OpenReply(response, isGuarded(response) ? undefined : limits.idle, lifeline?.signal);
    }
    case 'read':
      return await step.reply.text();
    case 'sleep': {
      const sleeping = clock.sleep(step.milliseconds, lifeline?.signal);
      return await (lifeline === undefined ? sleeping : lifeline.guard(sleeping));
    }
    case 'ask': {
      const asking = Promise.resolve(step.source());
      return answeredKey(await (lifeline === undefined ? asking : lifeline.guard(asking)));
    }
  }
}

/** Free the connection of a reply that came when nobody waited for it any more. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}
