/** Every operation of the document, driven against the mock server, with replies checked strictly on both sides. */

import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AIAgentPlatform } from '../../src/index.js';
import { strict } from '../../src/strict/index.js';
import { Inbox } from './inbox.js';
import * as chat from './journeys/chat.js';
import * as files from './journeys/files.js';
import type { Journey } from './journeys/journey.js';
import * as keys from './journeys/keys.js';
import * as webhooks from './journeys/webhooks.js';
import * as workflows from './journeys/workflows.js';
import { MockPlatform } from './mock.js';

const CASES = new URL('../../../conformance/operations/', import.meta.url);
const JOURNEYS: [string, Journey][] = Object.entries({ chat, files, keys, webhooks, workflows }).flatMap(
  ([room, journeys]) =>
    Object.entries(journeys).map(([name, journey]): [string, Journey] => [`${room} ${name}`, journey]),
);

let platform: MockPlatform;
const driven = new Set<string>();
beforeAll(async () => {
  platform = await MockPlatform.start();
}, 30_000);
afterAll(() => platform.stop());

test.for(JOURNEYS)('%s', async ([, journey]) => {
  const company = await platform.company();
  const inbox = new Inbox();
  await inbox.open();
  const client = new AIAgentPlatform({ ...company, strict });
  try {
    await journey({ client, company, platform, inbox });
  } finally {
    await client.close();
    await inbox.close();
  }
  for (const { operation } of await platform.requests(company)) {
    driven.add(operation ?? '');
  }
});

test('every operation of the document is on a journey', () => {
  const documented = readdirSync(CASES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''));
  expect(documented.filter((operation) => !driven.has(operation))).toEqual([]);
});
