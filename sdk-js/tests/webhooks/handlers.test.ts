/** Handlers by event: which one is called, and what is answered. */

import { expect, expectTypeOf, test } from 'vitest';
import { ConfigurationError, WebhookSignatureError } from '../../src/core/errors.js';
import type { UnknownTag } from '../../src/core/values/unknown.js';
import { type WebhookEventOf, WebhookHandlers, type WebhookTypeOf } from '../../src/core/webhooks/handlers.js';
import { WebhookReceiver } from '../../src/core/webhooks/receiver.js';
import { letter, notes, OTHER, receiver, rejection, SECRET, type TestEvent } from './sender.js';

test('an event goes to its handler and no other', async () => {
  const seen: string[][] = [];
  const hooks = new WebhookHandlers(receiver())
    .on('api_key.expired', (event) => seen.push(['expired', event.data.object.id]))
    .on(['api_key.created', 'moon.landed'], async (event) => seen.push(['several', event.type]))
    .default((event) => seen.push(['default', event.type]));
  for (const [at, type] of ['api_key.expired', 'api_key.created', 'api_key.rotated', 'moon.landed'].entries()) {
    const { body, headers } = await letter({ type, id: `evt_${at}` });
    expect(await hooks.receive(body, headers)).toEqual({ status: 204, code: '', headers: {}, body: undefined });
  }
  expect(seen).toEqual([
    ['expired', 'key_1'],
    ['several', 'api_key.created'],
    ['default', 'api_key.rotated'],
    ['several', 'moon.landed'],
  ]);
});

test('an event without a handler is acknowledged, and told for debugging', async () => {
  const logger = notes();
  const hooks = new WebhookHandlers(receiver(), { logger }).on('api_key.expired', () => expect.unreachable());
  for (const type of ['api_key.created', 'constructor']) {
    const { body, headers } = await letter({ type, id: type });
    expect((await hooks.receive(body, headers)).status).toBe(204);
  }
  expect(logger.lines).toEqual([
    ['debug', 'webhook without a handler: "api_key.created"'],
    ['debug', 'webhook without a handler: "constructor"'],
  ]);
});

test('a repeated delivery is acknowledged and not handled', async () => {
  let handled = 0;
  const hooks = new WebhookHandlers(receiver()).default(() => {
    handled += 1;
  });
  const { body, headers } = await letter();
  const answers = [await hooks.receive(body, headers), await hooks.receive(body, headers)];
  expect(answers.map(({ status, code, body: sent }) => [status, code, sent])).toEqual([
    [204, '', undefined],
    [204, 'duplicate', undefined],
  ]);
  expect(handled).toBe(1);
});

test('what a handler throws is thrown, also an error of ours, and the next attempt is handled', async () => {
  const faults = [new WebhookSignatureError('of another webhook'), undefined];
  const hooks = new WebhookHandlers(receiver()).default(async () => {
    const fault = faults.shift();
    if (fault) {
      throw fault;
    }
  });
  const { body, headers } = await letter();
  expect((await rejection(hooks.receive(body, headers))).message).toBe('of another webhook');
  expect((await hooks.receive(body, headers)).status).toBe(204);
  expect(faults).toEqual([]);
});

test('a refusal is answered with its code alone, and told with its reason', async () => {
  const logger = notes();
  const hooks = new WebhookHandlers(receiver({ logger }));
  const { body, headers } = await letter({ secret: OTHER });
  expect(await hooks.receive(body, headers)).toEqual({
    status: 400,
    code: 'no_matching_signature',
    headers: { 'content-type': 'application/json' },
    body: '{"code":"no_matching_signature"}',
  });
  expect(logger.lines).toHaveLength(1);
  expect(logger.lines[0]?.[0]).toBe('warn');
  expect(logger.lines[0]?.[1]).toContain('None of the 1 signatures fits');
});

test('repetitions are no noise', async () => {
  const logger = notes();
  const hooks = new WebhookHandlers(receiver({ logger })).default(() => undefined);
  const { body, headers } = await letter();
  await hooks.receive(body, headers);
  await hooks.receive(body, headers);
  expect(logger.lines.map(([level]) => level)).toEqual(['debug']);
});

test.for([
  [undefined, 'not_configured'],
  ['whsec_top secret', 'invalid_secret'],
] as const)("a missing or malformed secret is the receiver's fault: %s", async ([secret, code]) => {
  const logger = notes();
  const hooks = new WebhookHandlers(new WebhookReceiver({ secret, logger }));
  const { body, headers } = await letter();
  expect(await hooks.receive(body, headers)).toMatchObject({ status: 500, body: JSON.stringify({ code }) });
  expect(logger.lines[0]?.[0]).toBe('error');
  expect(logger.lines[0]?.[1]).not.toContain('top secret');
});

test('while a secret is rotated both are taken', async () => {
  const seen: string[] = [];
  const hooks = new WebhookHandlers(receiver(), { secret: [OTHER, SECRET] }).default(({ id }) => seen.push(id));
  for (const secret of [SECRET, OTHER]) {
    const { body, headers } = await letter({ id: secret.slice(-9), secret });
    await hooks.receive(body, headers);
  }
  expect(seen).toHaveLength(2);
});

test('an event has one handler', async () => {
  const hooks = new WebhookHandlers(receiver()).on('api_key.expired', () => undefined).default(() => undefined);
  const refused = [
    () => hooks.on(['api_key.created', 'api_key.expired'], () => undefined),
    () => hooks.on(['api_key.created', 'api_key.created'], () => undefined),
    () => hooks.default(() => undefined),
    () => hooks.on('api_key.rotated', undefined as never),
  ];
  for (const register of refused) {
    expect(register).toThrow(ConfigurationError);
  }
  expect(refused[0]).toThrow('"api_key.expired" has a handler already');
  hooks.on('api_key.created', () => undefined); // nothing of what was refused is kept
});

test('a receiver may be anything that unwraps', async () => {
  const seen: unknown[] = [];
  const hooks = new WebhookHandlers({ unwrap: async () => ({ type: 'landed' }) }).on('landed', (e) => seen.push(e));
  const { body, headers } = await letter();
  expect((await hooks.receive(body, headers)).status).toBe(204);
  expect(seen).toEqual([{ type: 'landed' }]);
});

test('the type of an event narrows what its handler gets', () => {
  type Unknown = { readonly type: UnknownTag; readonly what: 'unknown' };
  type Event = TestEvent | Unknown;
  expectTypeOf<WebhookTypeOf<Event>>().toEqualTypeOf<'api_key.expired' | 'api_key.created'>();
  expectTypeOf<WebhookTypeOf<{ type: string }>>().toEqualTypeOf<never>();
  expectTypeOf<WebhookTypeOf<Record<string, unknown>>>().toEqualTypeOf<never>();
  expectTypeOf<WebhookEventOf<Event, 'api_key.created'>['data']['object']>().toEqualTypeOf<{ readonly name: string }>();
  expectTypeOf<WebhookEventOf<Event, 'moon.landed'>>().toEqualTypeOf<Event>();
  new WebhookHandlers<Event>({ unwrap: () => Promise.reject() })
    .on('api_key.created', (event) => expectTypeOf(event.type).toEqualTypeOf<'api_key.created'>())
    .on('moon.landed', (event) => expectTypeOf(event).toEqualTypeOf<Event>())
    .default((event) => expectTypeOf(event).toEqualTypeOf<Event>());
});
