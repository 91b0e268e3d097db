/** Webhooks and events: registered, caused, received, verified, delivered again, watched live. */

import { expect } from 'vitest';
import { all, type Journey } from './journey.js';

export const endpoints: Journey = async ({ client, inbox }) => {
  const { webhooks } = client;
  const made = await webhooks.create({ url: inbox.url, events: ['api_key.created'], description: 'Keys' });
  expect(made.secret).toMatch(/^whsec_/);
  expect((await webhooks.retrieve(made.id)).url).toBe(inbox.url);
  expect((await all(webhooks.list({ status: 'enabled' }))).map((each) => each.id)).toEqual([made.id]);
  expect((await webhooks.update(made.id, { events: '*', payload: 'thin' })).payload).toBe('thin');
  const rotated = await webhooks.rotateSecret(made.id, { overlap_seconds: 60 });
  expect(rotated.secret).not.toBe(made.secret);
  expect((await webhooks.test(made.id, { type: 'workflow.completed' })).status).toBe('succeeded');
  const { body, headers } = await inbox.take();
  const lenient = client.withOptions({ strict: false }).webhooks; // a thin payload holds less than the schema asks for
  for (const { secret } of [made, rotated]) {
    expect((await lenient.unwrap(body, headers, { secret })).type).toBe('workflow.completed');
  }
  expect((await webhooks.delete(made.id)).deleted).toBe(true);
};

export const deliveries: Journey = async ({ client, inbox }) => {
  const { webhooks } = client;
  const made = await webhooks.create({ url: inbox.url, events: ['api_key.created'] });
  const key = await client.apiKeys.create({ name: 'Seen', permissions: ['files:read'] });
  const letter = await inbox.take();
  const event = await webhooks.unwrap(letter.body, letter.headers, { secret: made.secret });
  expect(event.data).toMatchObject({ object: { id: key.id } });
  expect((await client.events.retrieve(event.id)).data).toMatchObject({ object: { id: key.id } });
  const [listed] = await all(webhooks.deliveries.list(made.id));
  const id = listed?.id ?? '';
  expect((await webhooks.deliveries.retrieve(made.id, id)).event_id).toBe(event.id);
  expect((await webhooks.deliveries.redeliver(made.id, id)).redelivery_of).toBe(id);
  expect((await inbox.take()).body).toEqual(letter.body);
};

export const monitor: Journey = async ({ client }) => {
  const key = await client.apiKeys.create({ name: 'Watched', permissions: ['files:read'] });
  const listed = await all(client.events.list({ types: ['api_key.created'], object_id: key.id }));
  expect(listed.map((event) => event.data)).toMatchObject([{ object: { name: 'Watched' } }]);
  const seen: unknown[] = [];
  const stream = client.events.stream({ starting_after: 0, types: ['api_key.created'] });
  for await (const event of stream) {
    seen.push(event.data);
    if (seen.length === 2) {
      break;
    }
    await client.apiKeys.create({ name: 'Live', permissions: ['files:read'] });
  }
  expect(seen).toMatchObject([{ object: { name: 'Watched' } }, { object: { name: 'Live' } }]);
};
