/** One webhook's way in: claimed before it is handled, remembered when that went well, given back when it did not. */

import { expect, test, vi } from 'vitest';
import {
  ConfigurationError,
  WebhookDuplicateError,
  WebhookError,
  WebhookGuardError,
  WebhookHeaderError,
  WebhookInFlightError,
  WebhookPayloadError,
  WebhookSecretError,
  WebhookSignatureError,
  WebhookTimestampError,
} from '../../src/core/errors.js';
import { MemoryReplayGuard } from '../../src/core/webhooks/memory_replay.js';
import type { ReplayClaim, ReplayGuard } from '../../src/core/webhooks/replay.js';
import { letter, notes, OTHER, receiver, rejection } from './sender.js';

/** A guard whose memory is out of reach, from the given call on. */
function brokenGuard(broken: keyof ReplayGuard): ReplayGuard {
  const step = (name: string) => {
    if (name === broken) {
      throw new TypeError('redis://user:hunter2@10.0.0.1 does not answer');
    }
  };
  return {
    claim: async (id): Promise<ReplayClaim> => {
      step('claim');
      return { id, state: 'new' };
    },
    commit: () => step('commit'),
    release: async () => step('release'),
  };
}

test('a webhook is handled once', async () => {
  const guard = new MemoryReplayGuard();
  const { body, headers } = await letter();
  const result = await receiver().receive(
    body,
    headers,
    (event) => {
      expect(guard.claim(event.id).state).toBe('in_flight');
      return event.type;
    },
    { guard },
  );
  expect(result).toBe('api_key.expired');
  const again = await rejection(receiver().receive(body, headers, () => expect.unreachable(), { guard }));
  expect(again).toBeInstanceOf(WebhookDuplicateError);
  expect(again).toMatchObject({ status: 204, code: 'duplicate' });
});

test('a webhook whose handling failed is handled when it comes again', async () => {
  const guard = new MemoryReplayGuard();
  const { body, headers } = await letter();
  const fail = () => Promise.reject(new RangeError('mine'));
  expect(await rejection(receiver().receive(body, headers, fail, { guard }))).toBeInstanceOf(RangeError);
  expect(guard.size).toBe(0);
  expect(await receiver().receive(body, headers, (event) => event.id, { guard })).toBe('evt_1');
});

test('a webhook in flight is not handled beside itself', async () => {
  let now = 0;
  const guard = new MemoryReplayGuard({ now: () => now });
  const { body, headers } = await letter();
  await receiver().receive(
    body,
    headers,
    async () => {
      now += 100_000;
      const fault = await rejection(receiver().receive(body, headers, () => expect.unreachable(), { guard }));
      expect(fault).toBeInstanceOf(WebhookInFlightError);
      expect(fault).toMatchObject({ status: 409, code: 'in_flight', retryAfter: 200_000 });
    },
    { guard },
  );
});

test('of many deliveries at once, one is handled', async () => {
  const guard = new MemoryReplayGuard();
  const { body, headers } = await letter();
  let handled = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      receiver().receive(
        body,
        headers,
        async () => {
          handled += 1;
        },
        { guard },
      ),
    ),
  );
  expect(handled).toBe(1);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('what is not trusted claims nothing', async () => {
  const guard = new MemoryReplayGuard();
  const { body, headers } = await letter({ secret: OTHER });
  const fault = await rejection(receiver().receive(body, headers, () => expect.unreachable(), { guard }));
  expect(fault).toBeInstanceOf(WebhookSignatureError);
  expect(guard.size).toBe(0);
  expect(await receiver().receive(body, headers, () => 'ok', { guard, secret: [OTHER] })).toBe('ok');
});

test('without a guard every delivery is handled', async () => {
  const { body, headers } = await letter();
  for (const _ of [1, 2]) {
    expect(await receiver().receive(body, headers, (event) => event.id)).toBe('evt_1');
  }
});

test('headers that can be read once are enough', async () => {
  const { body, headers } = await letter();
  const once = Object.entries(headers).values();
  expect(await receiver().receive(body, once, (event) => event.id, { guard: new MemoryReplayGuard() })).toBe('evt_1');
});

test('a request that can be read once is enough', async () => {
  const { body, headers } = await letter();
  const request = new Request('https://example.com/', { method: 'POST', body, headers });
  const options = { guard: new MemoryReplayGuard() };
  expect(await receiver().receive(request, request.headers, (event) => event.id, options)).toBe('evt_1');
});

test('without a handler the error says how to give one', async () => {
  const { body, headers } = await letter();
  const fault = await rejection(receiver().receive(body, headers, undefined as never));
  expect(fault).toBeInstanceOf(ConfigurationError);
});

test('a guard that does not answer handles nothing and says no secret', async () => {
  const { body, headers } = await letter();
  const options = { guard: brokenGuard('claim') };
  const fault = await rejection(receiver().receive(body, headers, () => expect.unreachable(), options));
  expect(fault).toBeInstanceOf(WebhookGuardError);
  expect(fault).toMatchObject({ status: 503, code: 'guard_unavailable' });
  expect(fault.cause).toBeInstanceOf(TypeError);
  expect(fault.message).toBe('Object does not answer: TypeError.');
});

test.for([
  ['commit', 'handled, which could'],
  ['release', 'not handled, and its'],
] as const)('a claim that cannot be settled hides no outcome: %s', async ([broken, said]) => {
  const logger = notes();
  const { body, headers } = await letter();
  const handler = () => {
    if (broken === 'release') {
      throw new RangeError('mine');
    }
    return 'done';
  };
  const options = { guard: brokenGuard(broken), logger };
  const outcome: unknown = await receiver()
    .receive(body, headers, handler, options)
    .catch((fault: unknown) => fault);
  expect(outcome).toEqual(broken === 'release' ? new RangeError('mine') : 'done');
  expect(logger.lines).toHaveLength(1);
  expect(logger.lines[0]?.[0]).toBe('warn');
  expect(logger.lines[0]?.[1]).toContain(said);
  expect(logger.lines[0]?.[1]).not.toContain('hunter2');
});

test('a guard that hangs does not keep the answer for ever', async () => {
  vi.useFakeTimers();
  try {
    const logger = notes();
    const guard: ReplayGuard = {
      claim: (id) => ({ id, state: 'new' }),
      commit: () => {
        vi.advanceTimersByTimeAsync(10_000); // begins when the timer is set
        return new Promise(() => undefined);
      },
      release: () => undefined,
    };
    const { body, headers } = await letter();
    expect(await receiver().receive(body, headers, () => 'done', { guard, logger })).toBe('done');
    expect(logger.lines[0]?.[1]).toContain('could not be remembered: Object threw TimeoutError');
  } finally {
    vi.useRealTimers();
  }
});

test('every webhook error says what to answer', () => {
  const statuses = [
    WebhookError,
    WebhookHeaderError,
    WebhookTimestampError,
    WebhookSignatureError,
    WebhookPayloadError,
    WebhookSecretError,
    WebhookDuplicateError,
    WebhookInFlightError,
    WebhookGuardError,
  ].map((kind) => new kind('').status);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 500, 204, 409, 503]);
});
