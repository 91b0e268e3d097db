/** Replay guards: who may handle a webhook, and what they remember, in memory and on Redis through any client. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/core/errors.js';
import { MemoryReplayGuard } from '../../src/core/webhooks/memory_replay.js';
import { RedisReplayGuard } from '../../src/core/webhooks/redis_replay.js';
import type { ReplayClaim } from '../../src/core/webhooks/replay.js';
import { FakeRedis } from './redis.js';

const LEASE = 300_000;
const KEEP = 7 * 86_400_000;

const GUARDS = {
  memory: () => {
    const time = { now: 1000 };
    return { guard: new MemoryReplayGuard({ now: () => time.now }), time };
  },
  ioredis: () => {
    const time = new FakeRedis();
    const call = (...command: string[]) => time.run(command);
    const sendCommand = () => expect.unreachable('ioredis has this, too, and it takes something else');
    return { guard: new RedisReplayGuard({ call, sendCommand }), time };
  },
  'node-redis': () => {
    const time = new FakeRedis();
    return { guard: new RedisReplayGuard({ sendCommand: (command: string[]) => time.run(command) }), time };
  },
  'bun, in bytes': () => {
    const time = new FakeRedis();
    const send = async (command: string, args: string[]) => {
      const reply = await time.run([command, ...args]);
      return typeof reply === 'string' ? new TextEncoder().encode(reply) : reply;
    };
    return { guard: new RedisReplayGuard({ send }), time };
  },
  'a function': () => {
    const time = new FakeRedis();
    return { guard: new RedisReplayGuard((...command) => time.run(command)), time };
  },
};

describe.each(Object.keys(GUARDS) as (keyof typeof GUARDS)[])('%s', (kind) => {
  const make = GUARDS[kind];

  test('an id is claimed once and handled once', async () => {
    const { guard } = make();
    const claim = await guard.claim('a');
    expect(claim.state).toBe('new');
    expect(await guard.claim('a')).toEqual({ id: 'a', state: 'in_flight', retryAfter: LEASE });
    expect((await guard.claim('b')).state).toBe('new');
    await guard.commit(claim);
    expect((await guard.claim('a')).state).toBe('handled');
  });

  test('a released id may be claimed again', async () => {
    const { guard } = make();
    const first = await guard.claim('a');
    await guard.release(first);
    const second = await guard.claim('a');
    expect(second.state).toBe('new');
    expect(second.token).not.toBe(first.token);
  });

  test('a claim of one that died lapses', async () => {
    const { guard, time } = make();
    await guard.claim('a');
    time.now += LEASE - 1;
    expect((await guard.claim('a')).state).toBe('in_flight');
    time.now += 1;
    expect((await guard.claim('a')).state).toBe('new');
  });

  test("a claim that lapsed releases nobody else's", async () => {
    const { guard, time } = make();
    const slow = await guard.claim('a');
    time.now += LEASE;
    const other = await guard.claim('a');
    await guard.release(slow);
    expect((await guard.claim('a')).state).toBe('in_flight');
    await guard.commit(other);
    await guard.release(slow);
    expect((await guard.claim('a')).state).toBe('handled');
  });

  test('a handler that outlasted its lease did handle', async () => {
    const { guard, time } = make();
    const slow = await guard.claim('a');
    time.now += LEASE;
    await guard.commit(slow);
    expect((await guard.claim('a')).state).toBe('handled');
  });

  test('handled ids are kept longer than a sender tries', async () => {
    const { guard, time } = make();
    await guard.commit(await guard.claim('a'));
    time.now += KEEP - 1;
    expect((await guard.claim('a')).state).toBe('handled');
    time.now += 1;
    expect((await guard.claim('a')).state).toBe('new');
  });

  test('a forgotten id is new', async () => {
    const { guard } = make();
    await guard.commit(await guard.claim('a'));
    await guard.forget('a');
    expect((await guard.claim('a')).state).toBe('new');
    await guard.forget('a');
    await guard.forget('unheard of');
    expect((await guard.claim('a')).state).toBe('new');
  });

  test('of many at once, one gets the claim', async () => {
    const { guard } = make();
    const claims = await Promise.all(Array.from({ length: 50 }, async () => guard.claim('a')));
    expect(claims.filter(({ state }) => state === 'new')).toHaveLength(1);
  });
});

describe('memory', () => {
  test('is bounded and forgets the oldest first', () => {
    const guard = new MemoryReplayGuard({ capacity: 3 });
    for (const id of 'abcde') {
      guard.commit(guard.claim(id));
    }
    expect(guard.size).toBe(3);
    expect([...'cde'].map((id) => guard.claim(id).state)).toEqual(['handled', 'handled', 'handled']);
    expect(guard.claim('a').state).toBe('new');
  });

  test('does not forget what is in flight for want of room', () => {
    const guard = new MemoryReplayGuard({ capacity: 1 });
    guard.claim('a');
    for (const id of 'bcd') {
      guard.commit(guard.claim(id));
    }
    expect(guard.claim('a').state).toBe('in_flight');
  });

  test('remembers anew what is committed again', () => {
    let now = 0;
    const guard = new MemoryReplayGuard({ lease: 10, keep: 100, capacity: 2, now: () => now });
    const slow = guard.claim('a');
    now += 11;
    guard.commit(guard.claim('a'));
    guard.commit(guard.claim('b'));
    now += 60;
    guard.commit(slow);
    guard.commit(guard.claim('c'));
    expect([...'ac'].map((id) => guard.claim(id).state)).toEqual(['handled', 'handled']);
    now += 60;
    expect(guard.claim('a').state).toBe('handled');
  });

  test('gives back what lapsed', () => {
    let now = 0;
    const guard = new MemoryReplayGuard({ lease: 10, keep: 100, now: () => now });
    for (let number = 0; number < 50; number++) {
      const claim = guard.claim(`${number}`);
      if (number % 2) {
        guard.commit(claim);
      }
    }
    now += 101;
    guard.claim('another');
    expect(guard.size).toBe(1);
  });
});

describe('redis', () => {
  test('keys begin with the prefix, and receivers with other ones do not meet', async () => {
    const redis = new FakeRedis();
    const run = (...command: string[]) => redis.run(command);
    const one = new RedisReplayGuard(run, { prefix: 'billing:' });
    const other = new RedisReplayGuard(run);
    expect((await one.claim('evt_1')).state).toBe('new');
    expect((await other.claim('evt_1')).state).toBe('new');
    expect([...redis.keys()]).toEqual(['billing:evt_1', 'webhook:evt_1']);
  });

  test('a claim that lapses while it is looked at may be ours', async () => {
    const redis = new FakeRedis();
    const guard = new RedisReplayGuard(async (...command) => {
      const reply = await redis.run(command);
      if (command[0] === 'SET' && reply === null) {
        redis.now += LEASE;
      }
      return reply;
    });
    await guard.claim('a');
    expect((await guard.claim('a')).state).toBe('new');
  });

  test('a claim that can never be had is in flight, and asked for no longer', async () => {
    const commands: string[] = [];
    const guard = new RedisReplayGuard(async (command) => {
      commands.push(command);
      return null;
    });
    expect(await guard.claim('a')).toEqual({ id: 'a', state: 'in_flight', retryAfter: 1000 });
    expect(commands).toHaveLength(6);
  });

  test('what is no client is refused', () => {
    for (const redis of [undefined, null, {}, 'redis://user:hunter2@localhost']) {
      expect(() => new RedisReplayGuard(redis as never)).toThrow(ConfigurationError);
      expect(() => new RedisReplayGuard(redis as never)).not.toThrow('hunter2');
    }
  });
});

test.for([{ lease: 0 }, { keep: -1 }, { lease: Number.NaN }, { keep: Number.POSITIVE_INFINITY }, { capacity: 0 }])(
  'a guard that could not work is refused: %s',
  (settings) => {
    expect(() => new MemoryReplayGuard(settings)).toThrow(Object.keys(settings)[0]);
    if (!('capacity' in settings)) {
      expect(() => new RedisReplayGuard(async () => null, settings)).toThrow(ConfigurationError);
    }
  },
);

test('memory and Redis agree on whatever happens', async () => {
  const step = fc.tuple(
    fc.constantFrom('claim', 'commit', 'release', 'forget', 'wait'),
    fc.constantFrom('a', 'b'),
    fc.integer({ min: 1, max: 120 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const redis = new FakeRedis();
      const options = { lease: 60, keep: 200 };
      const one = new MemoryReplayGuard({ ...options, now: () => redis.now });
      const other = new RedisReplayGuard((...command) => redis.run(command), options);
      const mine: Record<string, ReplayClaim> = {};
      const theirs: Record<string, ReplayClaim> = {};
      for (const [what, id, duration] of steps) {
        if (what === 'wait') {
          redis.now += duration;
        } else if (what === 'claim') {
          const [here, there] = [one.claim(id), await other.claim(id)];
          expect(there.state).toBe(here.state);
          if (here.state === 'new') {
            mine[id] = here;
            theirs[id] = there;
          }
        } else if (what === 'forget') {
          one.forget(id);
          await other.forget(id);
        } else if (mine[id] && theirs[id]) {
          one[what](mine[id]);
          await other[what](theirs[id]);
        }
      }
    }),
  );
});
