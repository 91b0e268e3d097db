/**
 * The snippets of the documentation, run against the mock server, and shown in the pages as they were run. Their types are
 * checked by `npm run types`.
 */

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MockPlatform } from '../platform/mock.js';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = join(ROOT, 'docs/snippets/typescript');
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'));
const PAGES = [
  'README.md',
  'sdk-js/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];
const FENCE = /<!-- snippet: typescript\/(\S+)\.ts -->\n```(?:ts|typescript)\n(.*?)```/gs;
const run = promisify(execFile);
/** How the runtime of the tests runs a program. */
const RUN = 'Deno' in globalThis ? ['run', '-A', '--no-remote'] : [];

const CALL = { name: 'weather', arguments: { city: 'Paris' } };

/** What the model says, where a program needs it to say something certain. */
const SPOKEN: Readonly<Record<string, readonly object[]>> = {
  deltas: [{ tool_calls: [CALL] }],
  structured_output: [{ content: '{"name": "Dal", "minutes": 30, "ingredients": ["lentils", "cumin"]}' }],
  structured_stream: [{ content: '{"name": "Dal", "ingredients": ["lentils", "cumin"]}' }],
  structured_unions: [{ content: '{"value": {"kind": "refund", "order": "A-17"}}' }],
  tools: [{ tool_calls: [CALL] }, { content: '21 degrees.' }],
  tools_limits: [
    { tool_calls: [{ name: 'buy', arguments: { item: 'coffee', count: 2 } }] },
    { tool_calls: [{ name: 'buy', arguments: { item: 'tea', count: 2 } }] },
    { content: 'Tea it is.' },
  ],
  tools_stream: [
    {
      content: 'Let me see. ',
      tool_calls: [
        { name: 'price', arguments: { item: 'tea' } },
        { name: 'count_stock', arguments: { item: 'tea' } },
      ],
    },
    { content: '4.50, and three are left.' },
  ],
};

/** What a run must have shown. */
const PRINTED: Readonly<Record<string, string>> = {
  cancelling: 'true\ntrue not needed\n',
  content_parts: '',
  deltas: 'weather',
  errors_and_retries: '404 model_not_found true\ngpt-5.2\n',
  files: 'report.txt 15000 bytes\n15000 bytes came back\n',
  node_transport: '100 replies',
  pages: '3 models',
  raw_replies: '1 200 true 1\napplication/json\ntrue\n2\n',
  readme: '\n',
  streaming: 'stop, ',
  strict: 'model\n',
  structured_output: 'Dal, 30 minutes: lentils, cumin\n',
  structured_stream: 'Dal',
  structured_unions: 'refund',
  testing: 'ok\n',
  testing_cassette: '',
  testing_scripted: '',
  testing_webhooks: 'A17 failed',
  timeouts: 'true\n',
  tools: '21 degrees.\n2 rounds, ',
  tools_limits: 'Tea it is.',
  tools_stream: '4.50, and three are left.',
  transfers: '1000000 bytes downloaded',
  wait: 'completed\n',
  webhook_handlers: '400 no_matching_signature\n',
  webhook_rotation: 'msg_',
  workflow: 'completed after 2 steps\n',
};

/** They export a server or a test: `tests/integrations` and vitest run them. */
const APART = /^(webhook_(?!handlers$|rotation$)|test_)/;

let platform: MockPlatform;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  platform = await MockPlatform.start();
}, 30_000);
afterAll(async () => {
  await platform?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A snippet as a program, with this package as it stands. */
async function programOf(name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  const entries = ['lib', 'node', 'strict', 'testing'].map((each) => [each, `${each}/index`]);
  const alias = entries.map(([entry, file]) => [`@aiagentplatform/sdk/${entry}`, join(PACKAGE, `src/${file}.ts`)]);
  await build({
    entryPoints: [join(FOLDER, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    nodePaths: [join(PACKAGE, 'node_modules')],
    alias: { '@aiagentplatform/sdk': join(PACKAGE, 'src/index.ts'), ...Object.fromEntries(alias) },
  });
  return outfile;
}

test.for(NAMES.filter((name) => !APART.test(name)))('%s runs', { timeout: 60_000 }, async (name) => {
  const company = await platform.company();
  await platform.say(company, ...(SPOKEN[name] ?? []));
  const cwd = mkdtempSync(join(folder, `${name}-`));
  const environment = { AIAGENTPLATFORM_API_KEY: company.apiKey, AIAGENTPLATFORM_BASE_URL: company.baseURL };
  const { stdout } = await run(process.execPath, [...RUN, await programOf(name)], {
    cwd,
    env: { ...process.env, ...environment },
    encoding: 'utf-8',
  });
  expect(PRINTED, `say what ${name} prints`).toHaveProperty(name);
  expect(stdout).toContain(PRINTED[name]);
});

test.for(PAGES)('%s shows its snippets as they were run', (page) => {
  for (const [, name, code] of readFileSync(join(ROOT, page), 'utf-8').matchAll(FENCE)) {
    expect(code, `${page} does not show ${name} as it is`).toBe(readFileSync(join(FOLDER, `${name}.ts`), 'utf-8'));
  }
});

test('every snippet stands in a page', () => {
  const shown = PAGES.flatMap((page) => [...readFileSync(join(ROOT, page), 'utf-8').matchAll(FENCE)]);
  expect([...new Set(shown.map(([, name]) => name))].sort()).toEqual([...NAMES].sort());
});

test('the README shows nothing that was not run', () => {
  const text = readFileSync(join(PACKAGE, 'README.md'), 'utf-8');
  expect([...text.matchAll(/^```(ts|typescript|js|javascript)$/gm)].length).toBe([...text.matchAll(FENCE)].length);
});
