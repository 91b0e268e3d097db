/** `timeouts.json`: which limits each attempt is sent with, and the error of each. */

import { expect, test } from 'vitest';
import type { Timeouts } from '../../src/core/settings/timeouts.js';
import type { OutgoingRequest } from '../../src/core/transports/transport.js';
import { load } from './cases.js';
import { failure, KINDS, kindOf } from './kinds.js';
import { BASE, KEY, playedTransport, Script, type Scripted } from './script.js';
import { ConformanceClient, operationOf, outcome } from './stages.js';
import { VirtualTime } from './time.js';

/** In seconds. */
interface Limits {
  readonly connect?: number | null;
  readonly pool?: number | null;
  readonly first_byte?: number | null;
  readonly idle?: number | null;
  readonly total?: number | null;
}

type Given = number | Limits | null | undefined;

interface Limited {
  readonly client?: Given;
  readonly call?: Given;
  readonly operation?: number;
  readonly max_retries?: number;
  readonly replies?: readonly Scripted[];
  readonly expected: {
    readonly limits?: readonly Required<Limits>[];
    readonly error?: string;
    readonly cause?: string;
    readonly also?: readonly string[];
  };
}

/** A timeout as the SDK is given it, in milliseconds. */
function timeout(given: Given): number | Timeouts | null | undefined {
  if (typeof given === 'number') {
    return given * 1000;
  }
  if (given === null || given === undefined) {
    return given;
  }
  const names = Object.entries(given).map(([name, limit]) => [
    name === 'first_byte' ? 'firstByte' : name,
    typeof limit === 'number' ? limit * 1000 : limit,
  ]);
  return Object.fromEntries(names);
}

function seconds(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : milliseconds / 1000;
}

test.for(load<Limited>('timeouts'))('$name', async ({ client: own, call, operation, expected, ...each }) => {
  const played = playedTransport(new Script(each.replies ?? [{ body: {} }]));
  const limits: Required<Limits>[] = [];
  const { error } = await outcome(async () => {
    const client = new ConformanceClient({
      apiKey: KEY,
      baseURL: BASE,
      clock: new VirtualTime(),
      timeout: timeout(own),
      maxRetries: each.max_retries ?? 2,
      transport: {
        send: (request: OutgoingRequest, given) => {
          const { connect, pool, firstByte, idle, total } = given;
          const [first_byte, ...others] = [firstByte, connect, pool, idle, total].map(seconds);
          const [connect_, pool_, idle_, total_] = others as (number | null)[];
          limits.push({
            connect: connect_ ?? null,
            pool: pool_ ?? null,
            first_byte: first_byte ?? null,
            idle: idle_ ?? null,
            total: total_ ?? null,
          });
          return played.send(request, given);
        },
      },
    });
    const wanted = operationOf({ method: 'POST' }, operation === undefined ? {} : { timeout: operation * 1000 });
    await client.runtime.call(wanted, { body: {} }, call === undefined ? {} : { timeout: timeout(call) });
  });
  expect(kindOf(error)).toBe(expected.error);
  if (expected.cause !== undefined) {
    expect(kindOf((error as Error).cause)).toBe(expected.cause);
  }
  for (const kind of expected.also ?? []) {
    expect(error).toBeInstanceOf(KINDS[kind]);
    expect(failure(kind)).toBeInstanceOf(KINDS[kind]);
  }
  expect(limits).toEqual(expected.limits ?? []);
});
