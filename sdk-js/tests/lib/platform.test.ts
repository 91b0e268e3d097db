/** The helpers on a real client and a real server. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { AIAgentPlatform } from '../../src/client.js';
import { AbortedError, APIConnectionError, ArgumentError, WaitTimeoutError } from '../../src/core/errors.js';
import {
  deltas,
  ExecutionFailedError,
  type ExecutionProgress,
  FileFailedError,
  filePart,
  ToolLimitError,
  type TransferProgress,
  tool,
} from '../../src/lib/index.js';
import { type MockPlatform, mockPlatform, type Platform, ScriptedTransport } from '../../src/testing/index.js';
import type { ChatMessage, WorkflowStep } from '../../src/types/index.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a busy machine takes its time

const messages: ChatMessage[] = [{ role: 'user', content: 'Hi' }];
const folder = mkdtempSync(join(tmpdir(), 'helpers-'));
let server: MockPlatform;
let platform: Platform;
let client: AIAgentPlatform;

beforeAll(async () => {
  server = await mockPlatform({ args: ['--validate-replies'] });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  platform = await server.company();
  client = platform.client();
});

const weather = tool({
  name: 'weather',
  parameters: z.object({ city: z.string(), days: z.int().optional() }),
  run: ({ city }) => ({ city, celsius: 21 }),
});
const PARIS = { tool_calls: [{ name: 'weather', arguments: { city: 'Paris', days: null } }] };

describe('chat', () => {
  test('parses content as the schema makes it', async () => {
    await platform.say('{"value": ["a", "b"]}');
    const completion = await client.chat.completions.parse({
      model: 'auto',
      messages,
      response_format: z.array(z.string()),
    });
    expect(completion.parsed).toEqual(['a', 'b']);
    const [request] = await platform.requests();
    expect(request?.body).toMatchObject({ response_format: { json_schema: { strict: true } } });
  });

  test('streams a value as it grows', async () => {
    await platform.say('{"name": "Dal", "minutes": 20}');
    const Recipe = z.object({ name: z.string(), minutes: z.int() });
    const stream = client.chat.completions.streamParse({ model: 'auto', messages, response_format: Recipe });
    const seen: unknown[] = [];
    for await (const partial of stream.partials()) {
      seen.push(partial);
    }
    expect(seen.at(-1)).toEqual({ name: 'Dal', minutes: 20 });
    const { parsed, usage } = await stream.final();
    expect([parsed?.minutes, usage.total_tokens > 0]).toEqual([20, true]);
  });

  test('tells deltas of a stream', async () => {
    await platform.say({ content: 'Let me see.', ...PARIS });
    const types = new Set<string>();
    for await (const delta of deltas(
      client.chat.completions.stream({ model: 'auto', messages, tools: [weather.param] }),
    )) {
      types.add(delta.type);
    }
    expect([...types]).toEqual(['content.delta', 'tool_call.delta', 'tool_call.done', 'choice.done']);
  });

  test('runs tools, and the conversation can be gone on with', async () => {
    await platform.say(PARIS, 'It is 21 degrees.', 'You are welcome.');
    const run = await client.chat.completions.runTools({ model: 'auto', messages, tools: [weather] }).final();
    expect(run).toMatchObject({ text: 'It is 21 degrees.', rounds: 2, stopReason: 'stop' });
    run.messages.push({ role: 'user', content: 'Thanks.' });
    const reply = await client.chat.completions.create({ model: 'auto', messages: run.messages });
    expect(reply.choices[0]?.message.content).toBe('You are welcome.');
  });

  test('runs tools over streams', async () => {
    await platform.say(PARIS, 'It is 21 degrees.');
    const stream = client.chat.completions.streamTools({ model: 'auto', messages, tools: [weather] });
    let text = '';
    for await (const piece of stream.text()) {
      text += piece;
    }
    const run = await stream.final();
    expect([text, run.text, run.usage.total_tokens > 0]).toEqual(['It is 21 degrees.', 'It is 21 degrees.', true]);
  });

  test('ends a run of tools in time, in the middle of a request', async () => {
    await platform.fault('latency', { details: { seconds: 30 } });
    const run = client.chat.completions.runTools({ model: 'auto', messages, tools: [weather], deadline: 50 });
    await expect(run.final()).rejects.toThrow(ToolLimitError);
  });

  test('takes files in messages', async () => {
    const part = await filePart({ content: 'Sales rose.', name: 'report.txt' });
    const content = [{ type: 'text' as const, text: 'What does it say?' }, part];
    await client.chat.completions.create({ model: 'auto', messages: [{ role: 'user', content }] });
    expect((await platform.requests())[0]?.status).toBe(200);
  });
});

describe('executions', () => {
  const draft: WorkflowStep = {
    id: 'draft',
    type: 'data_processing',
    config: { operation: 'template', template: 'Dear {{ input.name }}' },
  };
  const sign: WorkflowStep = { id: 'sign', type: 'approval', depends_on: ['draft'], config: { message: 'Send it?' } };
  const broken: WorkflowStep = {
    id: 'broken',
    type: 'data_processing',
    config: { operation: 'template', template: '{{ 1 / 0 }}' },
  };
  const workflow = async (...steps: WorkflowStep[]) => (await client.workflows.create({ name: 'Letter', steps })).id;
  const input = { name: 'Ada' };

  test('are waited for until they are completed, and told of', async () => {
    const id = await workflow(draft);
    const told: ExecutionProgress[] = [];
    const execution = await client.workflows.executions.createAndWait(
      id,
      { input },
      { timeout: 20_000, interval: 20, onProgress: (progress) => told.push(progress) },
    );
    expect(execution.status).toBe('completed');
    expect(told.at(-1)).toMatchObject({ status: 'completed', done: 1, total: 1, current: [] });
  });

  test('are given back when they wait for somebody', async () => {
    const { executions } = client.workflows;
    const told: ExecutionProgress[] = [];
    const waiting = {
      until: ['completed', 'waiting'],
      interval: 20,
      onProgress: (each: ExecutionProgress) => told.push(each),
    };
    const { id, status } = await executions.createAndWait(await workflow(draft, sign), { input }, waiting);
    expect(status).toBe('waiting');
    expect(told.at(-1)).toMatchObject({ done: 1, total: 2, current: ['sign'] });
    await executions.resume(id, { decision: 'approve' });
    expect((await executions.wait(id, { interval: 20 })).status).toBe('completed');
  });

  test('that fail are an error, or are given back', async () => {
    const { executions } = client.workflows;
    const { id } = await executions.create(await workflow(broken), { input });
    const error = await executions.wait(id, { interval: 20 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ExecutionFailedError);
    expect((error as ExecutionFailedError).execution.status).toBe('failed');
    expect((await executions.wait(id, { throwOnFailure: false })).status).toBe('failed');
  });

  test('are no longer waited for when the time is over, or the signal aborts', async () => {
    const { executions } = client.workflows;
    const { id } = await executions.create(await workflow(draft, sign), { input });
    const error = await executions.wait(id, { timeout: 30, interval: 10 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({ state: { id } });
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await expect(executions.wait(id, { onProgress, signal: controller.signal })).rejects.toThrow(AbortedError);
    await expect(executions.wait(id, { until: [] })).rejects.toThrow(ArgumentError);
  });
});

describe('files', () => {
  const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251);
  const path = join(folder, 'data.bin');
  beforeAll(() => writeFileSync(path, bytes));

  test('are uploaded from a path and downloaded to one, and tell how far they are', async () => {
    const up: TransferProgress[] = [];
    const file = await client.files.uploadAndWait(
      pathToFileURL(path),
      { purpose: 'user_data', onProgress: (progress) => up.push(progress) },
      { interval: 20 },
    );
    expect(file).toMatchObject({ status: 'processed', filename: 'data.bin', bytes: bytes.length });
    expect(up.length).toBeGreaterThan(1);
    expect(up.at(-1)).toEqual({ done: bytes.length, total: bytes.length });
    const down: TransferProgress[] = [];
    const copy = join(folder, 'copy.bin');
    const size = await client.files.downloadTo(file.id, copy, { onProgress: (progress) => down.push(progress) });
    expect(size).toBe(bytes.length);
    expect(down.at(-1)).toEqual({ done: bytes.length, total: bytes.length });
    expect(readFileSync(copy).equals(bytes)).toBe(true);
  });

  test('begin anew when an upload is tried again', async () => {
    await platform.fault('status', { details: { status: 503, headers: { 'Retry-After': '0' } } });
    const done: number[] = [];
    const onProgress = (progress: TransferProgress) => done.push(progress.done);
    await client.files.uploadFrom(new Blob([bytes]), { purpose: 'user_data', onProgress });
    expect(done.some((each, at) => at > 0 && each < (done[at - 1] as number))).toBe(true);
    expect(done.at(-1)).toBe(bytes.length);
  });

  test('that break off on their way down leave nothing behind', async () => {
    const file = await client.files.uploadFrom({ path }, { purpose: 'user_data' });
    await platform.fault('truncate', { operation: 'files.content' });
    const target = join(mkdtempSync(join(folder, 'broken-')), 'copy.bin');
    writeFileSync(target, 'before');
    await expect(client.files.downloadTo(file.id, target)).rejects.toThrow(APIConnectionError);
    expect(readdirSync(join(target, '..'))).toEqual(['copy.bin']);
    expect(readFileSync(target, 'utf8')).toBe('before');
  });

  test('that could not be processed are an error', async () => {
    const transport = new ScriptedTransport({ id: 'file_1', filename: 'a.pdf', status: 'error' });
    const error = await platform
      .client({ transport })
      .files.wait('file_1')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FileFailedError);
    expect(error).toMatchObject({ file: { id: 'file_1' } });
  });

  test('are not text, which may be meant as a path', () => {
    expect(() => client.files.uploadFrom('data.bin' as never, { purpose: 'user_data' })).toThrow(/pass \{ path \}/);
  });
});
