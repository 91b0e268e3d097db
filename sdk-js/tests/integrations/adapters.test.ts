/** What every web framework's adapter does, identically: each behaviour on each. */

import { describe, expect, test } from 'vitest';
import { WebhookHandlers } from '../../src/core/webhooks/handlers.js';
import { MemoryReplayGuard } from '../../src/core/webhooks/memory_replay.js';
import { WebhookReceiver } from '../../src/core/webhooks/receiver.js';
import { type Letter, letter, notes, OTHER, receiver, type TestEvent } from '../webhooks/sender.js';
import { SITES } from './sites.js';

const JSON_TYPE = { 'content-type': 'application/json' };

function sent({ body, headers }: Letter, change: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body, headers: { ...JSON_TYPE, ...headers, ...change } };
}

describe.each(Object.entries(SITES))('%s', (name, site) => {
  test('a webhook is handled and answered with nothing', async () => {
    const seen: string[] = [];
    const post = await site(new WebhookHandlers(receiver()).default(async (event) => void seen.push(event.id)));
    const got = await post(sent(await letter()));
    expect([got.status, await got.text()]).toEqual([204, '']);
    expect(seen).toEqual(['evt_1']);
  });

  test('one handler gets the event and what the framework gives', async () => {
    const seen: unknown[] = [];
    const handler = (event: TestEvent, ...context: unknown[]) => void seen.push(event.id, ...context);
    const post = await site(receiver(), handler);
    expect((await post(sent(await letter()))).status).toBe(204);
    expect(seen[0]).toBe('evt_1');
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every((each) => each !== undefined)).toBe(true);
  });

  test('the bytes are taken as they came, whatever their type is called', async () => {
    const body = new TextEncoder().encode('{"id":"é☃🚀",  "type":"x"}\n');
    const headers = await receiver().sign(body);
    const seen: string[] = [];
    const post = await site(new WebhookHandlers(receiver()).default((event) => void seen.push(event.id)));
    const type = name.includes('express.json') ? 'application/json' : 'text/x-odd; charset=latin-1';
    expect((await post({ method: 'POST', body, headers: { ...headers, 'content-type': type } })).status).toBe(204);
    expect(seen).toEqual(['é☃🚀']);
  });

  test('a repeated delivery is acknowledged and not handled', async () => {
    let handled = 0;
    const post = await site(receiver(), () => {
      handled += 1;
    });
    for (const _ of [1, 2, 3]) {
      expect((await post(sent(await letter()))).status).toBe(204);
    }
    expect(handled).toBe(1);
  });

  test('a handler that fails is a 500 and the next attempt is handled', async () => {
    const faults = [new RangeError('mine')];
    const post = await site(receiver(), async () => {
      const fault = faults.pop();
      if (fault) {
        throw fault;
      }
    });
    const got = await post(sent(await letter()));
    expect(got.status).toBe(500);
    expect(await got.text()).not.toContain('whsec');
    expect((await post(sent(await letter()))).status).toBe(204);
  });

  test('one in flight elsewhere is a 409 that says when to come back', async () => {
    let now = 0;
    const guard = new MemoryReplayGuard({ lease: 60_000, now: () => now });
    const post = await site(new WebhookHandlers(receiver(), { guard }));
    const claim = guard.claim('evt_1');
    now += 500;
    const got = await post(sent(await letter()));
    expect([got.status, await got.text(), got.headers.get('retry-after')]).toEqual([409, '{"code":"in_flight"}', '60']);
    guard.release(claim);
    expect((await post(sent(await letter()))).status).toBe(204);
  });

  test.for([
    [{ 'webhook-id': 'evt_2' }, 'no_matching_signature'],
    [{ 'webhook-timestamp': '1' }, 'timestamp_too_old'],
    [{ 'webhook-signature': '' }, 'missing_header'],
  ] as const)('what is not trusted is a 400 with its code: %s', async ([change, code]) => {
    const logger = notes();
    const post = await site(receiver({ logger }), () => expect.unreachable());
    const got = await post(sent(await letter(), change));
    expect([got.status, await got.text()]).toEqual([400, JSON.stringify({ code })]);
    expect(got.headers.get('content-type')).toMatch(/^application\/json/);
    expect(logger.lines).toHaveLength(1);
  });

  test('a header that came twice, and was joined, is a 400', async () => {
    const { body, headers } = await letter();
    const pairs: [string, string][] = [...Object.entries({ ...JSON_TYPE, ...headers })];
    for (const header of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      const post = await site(receiver(), () => expect.unreachable());
      const twice = [...pairs, [header, headers[header] ?? ''] as [string, string]];
      const got = await post({ method: 'POST', body, headers: twice });
      expect([got.status, await got.text()]).toEqual([400, '{"code":"duplicate_header"}']);
    }
  });

  test('a body that was changed on the way is a 400', async () => {
    const { body, headers } = await letter();
    const post = await site(receiver(), () => expect.unreachable());
    expect((await post(sent({ body: `${body} `, headers }))).status).toBe(400);
    expect((await post({ ...sent({ body, headers }), body: '' })).status).toBe(400);
  });

  test('without a secret, or with a wrong one, it is our fault and no secret is said', async () => {
    const missing = await site(new WebhookReceiver<TestEvent>(), () => expect.unreachable());
    const got = await missing(sent(await letter()));
    expect([got.status, await got.text()]).toEqual([500, '{"code":"not_configured"}']);
    const wrong = await site(receiver({ secret: 'whsec_top secret' }), () => expect.unreachable());
    expect(await (await wrong(sent(await letter()))).text()).toBe('{"code":"invalid_secret"}');
  });

  test('a guard that does not answer is a 503', async () => {
    const guard = Object.assign(new MemoryReplayGuard(), { claim: () => Promise.reject(new TypeError()) });
    const post = await site(receiver(), () => expect.unreachable(), { guard });
    const got = await post(sent(await letter()));
    expect([got.status, await got.text()]).toEqual([503, '{"code":"guard_unavailable"}']);
  });

  test('a body that is too large is a 413, with or without a length', async () => {
    const { body, headers } = await letter();
    const fits = await site(new WebhookHandlers(receiver()), { maxBody: body.length });
    expect((await fits(sent({ body, headers }))).status).toBe(204);
    const post = await site(receiver(), () => expect.unreachable(), { maxBody: body.length - 1 });
    const got = await post(sent({ body, headers }));
    expect([got.status, await got.text()]).toEqual([413, '{"code":"body_too_large"}']);
    const chunked = new Blob([body]).stream();
    expect((await post({ ...sent({ body, headers }), body: chunked, duplex: 'half' })).status).toBe(413);
  });

  test.skipIf(name === 'fastify')('another method than POST is a 405', async () => {
    const post = await site(receiver(), () => expect.unreachable());
    const got = await post({ ...sent(await letter()), method: 'PUT' });
    expect([got.status, got.headers.get('allow'), await got.text()]).toEqual([
      405,
      'POST',
      '{"code":"method_not_allowed"}',
    ]);
  });

  test('while a secret is rotated both are taken', async () => {
    const post = await site(receiver({ secret: 'whsec_AAAA' }), () => undefined, { secret: [OTHER, 'whsec_AAAA'] });
    expect((await post(sent(await letter({ secret: OTHER })))).status).toBe(204);
  });
});
