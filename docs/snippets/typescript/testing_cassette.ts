import { equal, match } from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { UnrecordedRequestError, withCassette } from '@aiagentplatform/sdk/testing';

/** What is to be tested. */
async function answer(client: AIAgentPlatform, question: string): Promise<string | null | undefined> {
  const messages = [{ role: 'user' as const, content: question }];
  return (await client.chat.completions.create({ model: 'auto', messages })).choices[0]?.message.content;
}

const path = join(await mkdtemp(join(tmpdir(), 'cassette-')), 'capital.json'); // in a project: tests/cassettes/capital.json
const redaction = { names: ['x-tenant'] }; // beside keys, cookies, tokens and passwords

const first = await withCassette(
  // there is no file yet: what is said is recorded
  path,
  (cassette) => {
    const client = new AIAgentPlatform({ transport: cassette.transport(), headers: { 'x-tenant': 'acme' } });
    return answer(client, 'What is the capital of France?');
  },
  { redaction },
);

await withCassette(
  // no network, no key
  path,
  async (cassette) => {
    const client = new AIAgentPlatform({ transport: cassette.transport(), apiKey: 'aap_test_any' });
    equal(await answer(client, 'What is the capital of France?'), first);
    try {
      await answer(client, 'What is the capital of Peru?');
    } catch (error) {
      equal(error instanceof UnrecordedRequestError, true);
      console.log((error as Error).message); // shows the nearest request that is recorded, and in what it differs
    }
  },
  { mode: 'replay' },
);

match(await readFile(path, 'utf8'), /Bearer aap_test_REDACTED/);
