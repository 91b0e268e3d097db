/** `streams.json`: streams of events over one or several connections: ends, errors, resuming, final objects. */

import { expect, test } from 'vitest';
import { type APIError, SDKError, type StreamError } from '../../src/core/errors.js';
import type { LastSpec, MergeSpec, Operation, StreamSpec } from '../../src/core/operation.js';
import type { Stream } from '../../src/core/streams/stream.js';
import { load } from './cases.js';
import { KINDS, kindOf } from './kinds.js';
import { header, queryOf, type Scripted } from './script.js';
import { onEachStage, operationOf } from './stages.js';

interface Streamed {
  readonly request: { readonly method: string };
  readonly stream: Omit<StreamSpec, 'merge' | 'last'> & {
    readonly accumulate?: { readonly merge?: MergeSpec; readonly last?: LastSpec };
  };
  readonly options: { readonly max_retries?: number };
  readonly random: number;
  readonly read: 'all' | { readonly events: number; readonly then: 'close' | 'final' | 'nothing' };
  readonly connections: readonly Scripted[];
  readonly expected: {
    readonly events?: readonly unknown[];
    readonly text?: string;
    readonly final?: unknown;
    readonly requests: readonly { readonly last_event_id?: string | null; readonly query?: string }[];
    readonly sleeps: readonly number[];
    readonly error?: string;
    readonly code?: string;
    readonly message?: string;
    readonly partial?: unknown;
    readonly cause?: string;
    readonly also?: string;
    readonly last_event_id?: string | null;
    readonly drained?: boolean;
  };
}

type Event = Record<string, unknown>;

function streamOperation({ request, stream: { accumulate, ...stream } }: Streamed): Operation<unknown, Event, unknown> {
  return operationOf(request, { path: '/events', stream: { ...stream, ...accumulate } }) as Operation<unknown, Event>;
}

/** What reading a stream gave. */
interface Outcome {
  readonly events: unknown[];
  text: string;
  final?: unknown;
  error?: SDKError;
}

/** Read as the case says: to the end, or some events and then something else. */
async function read(stream: Stream<Event, unknown>, { read: plan, expected }: Streamed): Promise<Outcome> {
  const outcome: Outcome = { events: [], text: '' };
  try {
    if (plan === 'all' && expected.text !== undefined) {
      for await (const piece of stream.text()) {
        outcome.text += piece;
      }
    } else if (plan === 'all') {
      for await (const event of stream) {
        outcome.events.push(event);
      }
    } else {
      for (let number = 0; number < plan.events; number += 1) {
        outcome.events.push((await stream.next()).value);
      }
      if (plan.then === 'close') {
        await stream.close();
      }
    }
    if ('final' in expected) {
      outcome.final = (await stream.final()) ?? null;
    }
  } catch (error) {
    if (!(error instanceof SDKError)) {
      throw error;
    }
    outcome.error = error;
  }
  return outcome;
}

onEachStage(({ play }) => {
  test.for(load<Streamed>('streams'))('$name', async (each) => {
    const { expected, options, random, request, connections } = each;
    const { max_retries: maxRetries } = options;
    const { client, script, time } = play(connections, maxRetries === undefined ? {} : { maxRetries }, random);
    const args = request.method === 'POST' ? { body: {} } : {};
    const stream = client.runtime.stream(streamOperation(each), args);
    const outcome = await read(stream, each);
    expect(kindOf(outcome.error)).toBe(expected.error);
    if (expected.events !== undefined) {
      expect(outcome.events).toEqual(expected.events);
    }
    if (expected.text !== undefined) {
      expect(outcome.text).toBe(expected.text);
    }
    if ('final' in expected) {
      expect(outcome.final).toEqual(expected.final);
    }
    const asked = script.requests.map((sent, index) => {
      const found = { last_event_id: header(sent, 'last-event-id'), query: queryOf(sent) };
      const names = Object.keys(expected.requests[index] ?? {}) as (keyof typeof found)[];
      return Object.fromEntries(names.map((name) => [name, found[name]]));
    });
    expect(asked).toEqual(expected.requests);
    expect(time.sleeps).toEqual(expected.sleeps.map((seconds) => expect.closeTo(seconds)));
    checkError(outcome.error as StreamError & APIError, expected);
    if (expected.last_event_id !== undefined) {
      const { lastEventId } = (outcome.error ?? stream) as { readonly lastEventId: string | undefined };
      expect(lastEventId ?? null).toBe(expected.last_event_id);
    }
    if (expected.drained) {
      expect(script.given.at(-1)?.drained).toBe(true);
    }
    if (each.read === 'all' || each.read.then !== 'nothing') {
      expect(script.open).toEqual([]);
    }
    await stream.close();
    expect(script.open).toEqual([]);
  });
});

function checkError(error: object | undefined, expected: Streamed['expected']): void {
  const found = error as Record<string, unknown> | undefined;
  for (const name of ['code', 'message', 'partial'] as const) {
    if (name in expected) {
      expect(found?.[name] ?? null, name).toEqual(expected[name]);
    }
  }
  if (expected.also !== undefined) {
    expect(error).toBeInstanceOf(KINDS[expected.also]);
  }
  if (expected.cause !== undefined) {
    expect(kindOf(found?.['cause'])).toBe(expected.cause);
  }
}
