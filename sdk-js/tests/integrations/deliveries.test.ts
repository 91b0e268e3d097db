/** From the platform to the handler: real deliveries, over a socket, to each framework. Whatever happens, once. */

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AIAgentPlatform } from '../../src/client.js';
import { waitUntil } from '../../src/core/waiting/wait.js';
import { WebhookHandlers } from '../../src/core/webhooks/handlers.js';
import { MemoryReplayGuard } from '../../src/core/webhooks/memory_replay.js';
import { RedisReplayGuard } from '../../src/core/webhooks/redis_replay.js';
import type { ReplayGuard } from '../../src/core/webhooks/replay.js';
import { type MockPlatform, mockPlatform, newCompany, type Platform } from '../../src/testing/index.js';
import type { EventObject, WebhookDeliveryList } from '../../src/types/index.js';
import { FakeRedis } from '../webhooks/redis.js';
import { type Post, SITES } from './sites.js';

const SECRET = `whsec_${'c2VjcmV0'.repeat(4)}`;
const NEXT = `whsec_${'bmV3c2Vj'.repeat(4)}`;

/** Those that a platform can reach. */
const REACHED = Object.entries(SITES).filter(([name]) => !name.includes('request') && !name.includes('route handler'));

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: MockPlatform;

beforeAll(async () => {
  server = await mockPlatform();
});

afterAll(() => server?.stop());

/** A queue that is awaited. */
class Queue<T> {
  readonly #waiting: ((value: T) => void)[] = [];
  readonly #values: T[] = [];

  put(value: T): void {
    const taker = this.#waiting.shift();
    if (taker) {
      taker(value);
    } else {
      this.#values.push(value);
    }
  }

  async get(): Promise<T> {
    return this.#values.shift() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  get size(): number {
    return this.#values.length;
  }
}

/** A receiver on a port of its own, and the company whose events it receives. */
class Site {
  readonly handled = new Queue<string>();
  readonly states = new Queue<string>();
  /** Runs before each event is handled. */
  before: () => unknown = () => undefined;
  url = '';

  private constructor(
    readonly client: AIAgentPlatform,
    readonly company: Platform,
    readonly secrets: string[],
  ) {}

  static async open(
    open: (...given: [WebhookHandlers<EventObject>]) => Promise<Post>,
    { guard = new MemoryReplayGuard(), company }: { guard?: ReplayGuard; company?: Platform } = {},
  ): Promise<Site> {
    const own = company ?? (await newCompany(server.url));
    const site = new Site(new AIAgentPlatform({ apiKey: own.apiKey, baseURL: own.baseURL }), own, [SECRET]);
    const watched: ReplayGuard = {
      claim: async (id) => {
        const claim = await guard.claim(id);
        site.states.put(claim.state);
        return claim;
      },
      commit: (claim) => guard.commit(claim),
      release: (claim) => guard.release(claim),
    };
    const hooks = new WebhookHandlers(site.client.webhooks, { secret: site.secrets, guard: watched })
      .on('api_key.created', async (event) => {
        await site.before();
        site.handled.put(event.data.object.name);
      })
      .default((event) => site.handled.put(event.type));
    site.url = (await (await open(hooks))({ method: 'GET' })).url;
    return site;
  }

  register() {
    return this.client.webhooks.create({
      url: this.url,
      events: ['api_key.created'],
      secret: SECRET,
      retry_policy: { delays: [60, 60, 60], jitter: 0 },
    });
  }

  happen(name: string) {
    return this.client.apiKeys.create({ name, permissions: ['files:read'] });
  }

  /** Statuses of the attempts of the endpoint's latest delivery, as soon as the platform wrote down so many. */
  async settled(endpoint: { readonly id: string }, attempts: number) {
    const path = `/webhooks/${endpoint.id}/deliveries`;
    const latest = async () => (await this.client.request<WebhookDeliveryList>({ method: 'GET', path })).data[0];
    const done = await waitUntil(latest, (delivery) => delivery?.attempts.length === attempts, { interval: 20 });
    return { id: done?.id ?? '', status: done?.status, statuses: done?.attempts.map((each) => each.response_status) };
  }
}

describe.each(REACHED)('%s', (_name, open) => {
  test('an event is handled once however often it is delivered', async () => {
    const site = await Site.open(open);
    const endpoint = await site.register();
    await site.happen('First');
    expect(await site.handled.get()).toBe('First');
    expect(await site.states.get()).toBe('new');
    const first = await site.settled(endpoint, 1);
    expect(first).toMatchObject({ status: 'succeeded', statuses: [204] });
    await site.client.webhooks.deliveries.redeliver(endpoint.id, first.id);
    expect(await site.states.get()).toBe('handled');
    expect(await site.settled(endpoint, 1)).toMatchObject({ status: 'succeeded', statuses: [204] });
    expect([site.handled.size, site.states.size]).toEqual([0, 0]);
  });

  test('an event whose handler failed is handled at the next attempt', async () => {
    const site = await Site.open(open);
    const faults = [new RangeError('mine')];
    site.before = () => {
      const fault = faults.pop();
      if (fault) {
        throw fault;
      }
    };
    const endpoint = await site.register();
    await site.happen('Twice');
    expect((await site.settled(endpoint, 1)).statuses).toEqual([500]);
    await site.company.advance(61);
    expect(await site.handled.get()).toBe('Twice');
    expect(await site.settled(endpoint, 2)).toMatchObject({ status: 'succeeded', statuses: [500, 204] });
  });
});

test('an event that comes twice at once is handled once', async () => {
  const site = await Site.open(SITES.express);
  const states: string[] = [];
  site.before = async () => {
    states.push(await site.states.get(), await site.states.get());
  };
  const endpoints = [await site.register(), await site.register()]; // with one URL: both are sent the same id
  await site.happen('Both');
  expect(await site.handled.get()).toBe('Both');
  expect(states).toEqual(['new', 'in_flight']);
  const firsts = await Promise.all(endpoints.map((endpoint) => site.settled(endpoint, 1)));
  expect(firsts.flatMap(({ statuses }) => statuses).sort()).toEqual([204, 409]);
  await site.company.advance(301); // what the 409 asked for
  expect(await site.states.get()).toBe('handled');
  const refused = endpoints[firsts.findIndex(({ status }) => status !== 'succeeded')];
  expect((await site.settled(refused ?? { id: '' }, 2)).statuses).toEqual([409, 204]);
});

test('while a secret is rotated no event is lost', async () => {
  const site = await Site.open(SITES.fastify);
  const { client, secrets } = site;
  const endpoint = await site.register();
  const send = async () => {
    const delivery = await client.webhooks.test(endpoint.id, { type: 'workflow.completed' });
    return [delivery.status, delivery.attempts[0]?.response_body];
  };
  expect((await send())[0]).toBe('succeeded');
  await client.webhooks.rotateSecret(endpoint.id, { secret: NEXT }); // both sign for a day
  expect((await send())[0]).toBe('succeeded');
  secrets.splice(0, 1, NEXT, SECRET);
  expect((await send())[0]).toBe('succeeded');
  await client.webhooks.rotateSecret(endpoint.id, { secret: NEXT, overlap_seconds: 0 });
  expect((await send())[0]).toBe('succeeded');
  secrets.splice(0, 2, SECRET);
  expect(await send()).toEqual(['failed', '{"code":"no_matching_signature"}']);
});

test('receivers that share a Redis handle an event once between them', async () => {
  const company = await newCompany(server.url);
  const redis = new FakeRedis();
  const guard = () => new RedisReplayGuard((...command) => redis.run(command));
  const sites = await Promise.all(
    [SITES.express, SITES.fastify, SITES.hono].map((open) => Site.open(open, { guard: guard(), company })),
  );
  await Promise.all(sites.map((site) => site.register()));
  await sites[0]?.happen('Shared');
  const states = await Promise.all(sites.map((site) => site.states.get()));
  expect(states.filter((state) => state === 'new')).toHaveLength(1);
  expect(await sites[states.indexOf('new')]?.handled.get()).toBe('Shared');
  expect(sites.every(({ handled }) => handled.size === 0)).toBe(true);
});
