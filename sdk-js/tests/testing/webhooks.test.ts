/** Signed webhooks for users' tests: each type of event is accepted by the client, each flaw is refused with its code. */

import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { AIAgentPlatform } from '../../src/client.js';
import { ConfigurationError, WebhookPayloadError } from '../../src/core/errors.js';
import { webhookHandler } from '../../src/integrations/hono.js';
import { strict } from '../../src/strict/index.js';
import {
  signWebhook,
  WEBHOOK_SECRET,
  type WebhookFlaw,
  webhookEvent,
  webhookEventTypes,
  webhookHeaders,
  webhookKeys,
} from '../../src/testing/webhooks.js';
import type { ApiKeyCreatedEvent, EventObject, WorkflowFailedEvent } from '../../src/types/index.js';
import { notes, rejection } from '../webhooks/sender.js';

const client = new AIAgentPlatform({ webhookSecret: WEBHOOK_SECRET, strict });

test('there is an event for every type of the document', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../openapi/bundle.json', import.meta.url), 'utf-8'));
  const mapping: object = schema.components.schemas.Event.discriminator.mapping;
  expect(new Set(webhookEventTypes())).toEqual(new Set(Object.keys(mapping)));
  expect(webhookEventTypes()).toHaveLength(13);
});

test.for(webhookEventTypes())('every event is accepted and true to the document: %s', async (type) => {
  const webhook = await signWebhook(type);
  const event = await client.webhooks.unwrap(webhook.body, webhook.headers);
  expect(event).toEqual(webhook.event);
  expect(webhook.headers['webhook-id']).toBe(event.id);
});

test.for(webhookEventTypes())('a thin event names what it is about, and no more: %s', async (type) => {
  const { body, headers } = await signWebhook(type, { thin: true });
  await client.webhooks.verify(body, headers);
  expect(Object.keys(JSON.parse(body).data.object)).toEqual(['id', 'object', 'status']);
});

test.for([
  ['body', 'no_matching_signature'],
  ['id', 'no_matching_signature'],
  ['secret', 'no_matching_signature'],
  ['timestamp', 'timestamp_too_old'],
  ['missing_signature', 'missing_header'],
] as [WebhookFlaw, string][])('a flaw is refused: %s', async ([tampered, code]) => {
  const { body, headers, event } = await signWebhook('api_key.created', { tampered });
  expect(await rejection(client.webhooks.unwrap(body, headers))).toMatchObject({ code });
  expect(event.type).toBe('api_key.created');
});

test('the event is what the test says', async () => {
  const given = webhookEvent('workflow.failed', {
    data: { metadata: { order: '17' } },
    previous: { status: 'running' },
    fields: { company_id: 'comp_7' },
  });
  expectTypeOf(given).toEqualTypeOf<WorkflowFailedEvent>();
  const webhook = await signWebhook(given, { id: 'msg_7' });
  const event = await client.webhooks.unwrap(webhook.body, webhook.headers);
  expect(event).toMatchObject({
    type: 'workflow.failed',
    company_id: 'comp_7',
    data: { object: { status: 'failed', metadata: { order: '17' } }, previous: { status: 'running' } },
  });
  expect(webhook.headers['webhook-id']).toBe('msg_7');
});

test('several secrets sign while one is replaced, and the time can be told', async () => {
  const timestamp = new Date('2026-11-01T00:00:00Z');
  const { body, headers } = await signWebhook('api_key.created', { secret: ['whsec_AAAA', WEBHOOK_SECRET], timestamp });
  expect(headers['webhook-timestamp']).toBe('1793491200');
  for (const secret of ['whsec_AAAA', WEBHOOK_SECRET]) {
    expect(await client.webhooks.verify(body, headers, { secret, now: timestamp })).toBeTruthy();
  }
});

test('Ed25519 keys sign and verify, a new pair each time', async () => {
  const keys = await webhookKeys();
  expect(keys).not.toEqual(await webhookKeys());
  const { body, headers } = await signWebhook('api_key.created', { secret: keys.private });
  expect(headers['webhook-signature']).toMatch(/^v1a,/);
  expect(await client.webhooks.unwrap(body, headers, { secret: keys.public })).toBeTruthy();
});

test('any body has headers', async () => {
  const headers = await webhookHeaders('{"type":"moon.landed"}', { id: 'evt_moon' });
  expect(await client.webhooks.verify('{"type":"moon.landed"}', headers)).toHaveProperty('id', 'evt_moon');
});

test('a request goes to an app as it is', async () => {
  const seen: string[] = [];
  const app = new Hono().post(
    '/webhooks',
    webhookHandler(client.webhooks, (event) => void seen.push(event.type)),
  );
  const webhook = await signWebhook('chat.completed');
  expect((await app.request(webhook.request())).status).toBe(204);
  expect((await app.request(webhook.request('https://example.com/webhooks'))).status).toBe(204);
  expect(seen).toEqual(['chat.completed']);
});

test('what does not exist is refused and the choices are listed', async () => {
  expect(() => webhookEvent('workflow.exploded' as never)).toThrow(
    /no event of type 'workflow.exploded'.*workflow.completed/,
  );
  const fault = await rejection(signWebhook('api_key.created', { tampered: 'luck' as never }));
  expect(fault.message).toMatch(/no flaw 'luck'.*body, id/);
});

describe('the client', () => {
  test('needs no API key to receive, and tells of the event by its type', async () => {
    const { body, headers } = await signWebhook('api_key.created');
    const event = await new AIAgentPlatform({ webhookSecret: WEBHOOK_SECRET }).webhooks.unwrap(body, headers);
    expectTypeOf(event).toEqualTypeOf<EventObject>();
    if (event.type === 'api_key.created') {
      expectTypeOf(event).toEqualTypeOf<ApiKeyCreatedEvent>();
      expect(event.data.object.name).toBe('Nightly report');
    } else {
      expect.unreachable();
    }
  });

  test('without a secret says how to give one', async () => {
    const fault = await rejection(new AIAgentPlatform({ apiKey: 'aap_test_0123456789' }).webhooks.verify('{}', {}));
    expect(fault).toBeInstanceOf(ConfigurationError);
    expect(fault.message).toContain('AIAGENTPLATFORM_WEBHOOK_SECRET');
    expect(fault.message).toContain('new AIAgentPlatform({ webhookSecret })');
  });

  test('that is strict refuses what breaks the schema, and no other does', async () => {
    const body = JSON.stringify({ ...webhookEvent('api_key.created'), company_id: 7 });
    const headers = await webhookHeaders(body);
    const fault = await rejection(client.webhooks.unwrap(body, headers));
    expect(fault).toBeInstanceOf(WebhookPayloadError);
    expect(fault.message).toContain('/company_id');
    const lenient = new AIAgentPlatform({ webhookSecret: WEBHOOK_SECRET });
    expect(await lenient.webhooks.unwrap(body, headers)).toHaveProperty('company_id', 7);
  });

  test('takes events of a later version, strict or not', async () => {
    const body = JSON.stringify({ ...webhookEvent('api_key.created'), type: 'moon.landed', data: 1 });
    expect(await client.webhooks.unwrap(body, await webhookHeaders(body))).toHaveProperty('type', 'moon.landed');
  });

  test('logs refusals where it logs everything', async () => {
    const logger = { ...notes(), info: () => undefined };
    const loud = new AIAgentPlatform({ webhookSecret: WEBHOOK_SECRET, logger });
    const app = new Hono().post(
      '/webhooks',
      webhookHandler(loud.webhooks, () => expect.unreachable()),
    );
    const webhook = await signWebhook('chat.completed', { tampered: 'body' });
    expect((await app.request(webhook.request())).status).toBe(400);
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]?.[1]).toMatch(/^\[AIAgentPlatform\] webhook not handled: None of the 1 signatures fits/);
  });

  test('with other options receives with these', async () => {
    const { body, headers } = await signWebhook('api_key.created', { secret: 'whsec_AAAA' });
    expect(await client.withOptions({ webhookSecret: 'whsec_AAAA' }).webhooks.verify(body, headers)).toBeTruthy();
    expect(client.webhooks.receiver()).toBe(client.webhooks.receiver());
  });
});
