import { describe, expect, test } from 'vitest';
import {
  AbortedError,
  APIConnectionError,
  ArgumentError,
  NotFoundError,
  RateLimitError,
  WaitTimeoutError,
} from '../../src/core/errors.js';
import { waitUntil } from '../../src/core/waiting/wait.js';
import { failureOf } from '../calls/stage.js';

function virtual() {
  let passed = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => passed,
    unix: () => passed,
    random: () => 0,
    key: () => 'k',
    async sleep(milliseconds: number) {
      sleeps.push(milliseconds);
      passed += milliseconds;
    },
  };
}

/** Asks that are answered in their order; an error is thrown. */
function answers<T>(...given: (T | Error)[]) {
  return () => {
    const next = given.length > 1 ? given.shift() : given[0];
    if (next instanceof Error) {
      throw next;
    }
    return next as T;
  };
}

describe('waiting', () => {
  test('asks with growing pauses until the state will do, and tells each state', async () => {
    const clock = virtual();
    const seen: string[] = [];
    const state = await waitUntil(answers('queued', 'running', 'done'), (each) => each === 'done', {
      clock,
      onProgress: async (each) => void seen.push(each),
    });
    expect(state).toBe('done');
    expect(seen).toEqual(['queued', 'running', 'done']);
    expect(clock.sleeps).toEqual([500, 750]);
  });

  test('asks a last time when the time is over, and gives the last state', async () => {
    const clock = virtual();
    const error = (await failureOf(
      waitUntil(answers('running'), () => false, { clock, timeout: 1000, interval: 400 }),
    )) as WaitTimeoutError;
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({ state: 'running', waited: 1000 });
    expect(clock.sleeps).toEqual([400, 400, 200]);
  });

  test('waits out failures that pass, and no others', async () => {
    const clock = virtual();
    const slow = new RateLimitError('slow', { status: 429, headers: new Headers({ 'retry-after': '3' }) });
    const ask = answers<string | Error>(new APIConnectionError('broken'), slow, 'done');
    expect(await waitUntil(ask, (each) => each === 'done', { clock })).toBe('done');
    expect(clock.sleeps).toEqual([500, 3000]);
    expect(await failureOf(waitUntil(answers(new NotFoundError('no')), () => true, { clock }))).toBeInstanceOf(
      NotFoundError,
    );
    const broken = waitUntil(answers(new APIConnectionError('broken')), () => true, { clock: virtual() });
    expect(await failureOf(broken)).toBeInstanceOf(APIConnectionError);
  });

  test('does not wait for what the server asks beyond the time', async () => {
    const clock = virtual();
    const slow = new RateLimitError('slow', { status: 429, headers: new Headers({ 'retry-after': '30' }) });
    const error = (await failureOf(waitUntil(answers(slow), () => true, { clock, timeout: 5000 }))) as WaitTimeoutError;
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error.cause).toBe(slow);
    expect(clock.sleeps).toEqual([]);
  });

  test('ends with its signal, even in the middle of a question', async () => {
    const controller = new AbortController();
    const asking = waitUntil(
      () => new Promise<never>(() => undefined),
      () => true,
      { signal: controller.signal },
    );
    controller.abort();
    expect(await failureOf(asking)).toBeInstanceOf(AbortedError);
    const never = () => expect.unreachable();
    expect(await failureOf(waitUntil(never, () => true, { signal: AbortSignal.abort() }))).toBeInstanceOf(AbortedError);
  });

  test('an error of the caller’s own ends it', async () => {
    const fault = new Error('mine');
    const onProgress = () => Promise.reject(fault);
    expect(await failureOf(waitUntil(answers('x'), () => true, { onProgress, clock: virtual() }))).toBe(fault);
  });

  test.for([{ timeout: -1 }, { timeout: Number.NaN }, { interval: 0 }, { interval: { first: 5, cap: 1 } }])(
    '%o is refused',
    async (options) => {
      expect(await failureOf(waitUntil(answers('x'), () => true, options))).toBeInstanceOf(ArgumentError);
    },
  );
});
