/**
 * Where a case is played: with a transport that plays the replies itself, and over the real `fetch` to a server that sends
 * them. Either way the client is the product's own, and its time is virtual.
 *
 * ```ts
 * onEachStage(({ play }) => {
 *   test.for(load<Query>('query'))('$name', async (query) => { const { client, script } = play([{ body: {} }]); ... });
 * });
 * ```
 */

import { afterAll, beforeAll, describe } from 'vitest';
import { AIAgentPlatform } from '../../src/client.js';
import type { Core } from '../../src/core/core.js';
import type { Operation } from '../../src/core/operation.js';
import type { ClientOptions } from '../../src/core/settings/options.js';
import { fetchTransport } from '../../src/core/transports/over_fetch.js';
import type { Transport } from '../../src/core/transports/transport.js';
import { BASE, KEY, playedTransport, Script, type Scripted } from './script.js';
import { VirtualTime } from './time.js';
import { ScriptedServer, wireTransport } from './wire.js';

/** The product's client, whose core can be called for operations that no document describes. */
export class ConformanceClient extends AIAgentPlatform {
  get runtime(): Core {
    return this.core;
  }
}

/** A client on a script. */
export interface Played {
  readonly client: ConformanceClient;
  readonly script: Script;
  readonly time: VirtualTime;
  /** Where requests go: the client's base URL. */
  readonly base: string;
}

/** One way of playing cases. */
export interface Stage {
  readonly name: 'played' | 'fetch';
  /** A client that gets these replies; `random` is what its source of random numbers gives. */
  play(replies: readonly Scripted[], options?: ClientOptions, random?: number): Played;
  /** The same for a script of one's own. */
  playScript(script: Script, options?: ClientOptions, random?: number): Played;
}

type Connected = (script: Script) => readonly [transport: Transport, base: string];

function stage(name: Stage['name'], connect: Connected): Stage {
  const playScript: Stage['playScript'] = (script, options = {}, random = 0) => {
    const time = new VirtualTime(random);
    const [transport, base] = connect(script);
    const client = new ConformanceClient({ apiKey: KEY, baseURL: base, transport, clock: time, ...options });
    return { client, script, time, base };
  };
  return { name, playScript, play: (replies, options, random) => playScript(new Script(replies), options, random) };
}

/** Define the same tests for each way of playing cases. */
export function onEachStage(define: (stage: Stage) => void): void {
  describe('played', () => define(stage('played', (script) => [playedTransport(script), BASE])));
  describe('over fetch', () => {
    let server: ScriptedServer | undefined;
    let real: Transport | undefined;
    beforeAll(async () => {
      server = await ScriptedServer.start();
      real = fetchTransport();
    });
    afterAll(async () => {
      await real?.close?.();
      await server?.stop();
    });
    define(stage('fetch', (script) => {
      if (server === undefined || real === undefined) {
        throw new Error('the server runs only while tests do');
      }
      return [wireTransport(script, server, real), server.base];
    }));
  });
}

/** The operation that a case calls. */
export function operationOf(
  request: { readonly method?: string; readonly idempotent?: boolean } = {},
  more: Partial<Operation> = {},
): Operation {
  const { method = 'GET', idempotent = method === 'POST' } = request;
  return {
    id: '',
    method,
    path: '/things',
    returns: 'any',
    ...(method === 'POST' && { body: 'json' }),
    idempotent,
    ...more,
  };
}

/** What came of a call. */
export async function outcome(
  call: () => PromiseLike<unknown>,
): Promise<{ readonly value?: unknown; readonly error?: unknown }> {
  try {
    return { value: await call() };
  } catch (error) {
    return { error };
  }
}
