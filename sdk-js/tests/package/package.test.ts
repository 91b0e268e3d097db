/** What is in the package, and whether every resolver finds it: publint, attw, and what Node makes of it. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NAME, Packed, ROOT } from './packed.js';

let packed: Packed;
let folder = '';
let files: string[] = [];
beforeAll(() => {
  packed = Packed.take();
  folder = packed.install('plain', { type: 'commonjs' });
  const listed = execFileSync('tar', ['-tzf', packed.tarball], { encoding: 'utf-8' });
  files = listed
    .trim()
    .split('\n')
    .map((line) => line.replace(/^package\//, ''));
});
afterAll(() => packed?.close());

function node(program: string, ...flags: string[]): string {
  return execFileSync(process.execPath, [...flags, '-e', program], { cwd: folder, encoding: 'utf-8' }).trim();
}

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({
    pkgDir: Packed.within(folder),
    level: 'suggestion',
    strict: true,
    pack: false,
  });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test('are the types wrong? They are not, for any entry point and any resolver', () => {
  const attw = join(ROOT, 'node_modules/.bin/attw');
  const told = JSON.parse(run(attw, [packed.tarball, '--format', 'json'])) as {
    analysis: { problems: unknown[]; entrypoints: Record<string, unknown> };
  };
  expect(told.analysis.problems).toEqual([]);
  expect(Object.keys(told.analysis.entrypoints)).toContain('.');
});

test('the package holds what it must, and nothing else', () => {
  const allowed =
    /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|src\/.*\.ts|dist\/(esm|cjs|node)\/.*\.(js|d\.ts|js\.map|d\.ts\.map)|dist\/(esm|cjs)\/package\.json)$/;
  expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  for (const needed of ['README.md', 'LICENSE', 'CHANGELOG.md', 'dist/esm/index.js', 'dist/cjs/index.js']) {
    expect(files).toContain(needed);
  }
  const secret = /aap_(live|test)_[A-Za-z0-9]{16,}/;
  for (const file of files.filter((each) => each.endsWith('.js'))) {
    expect(readFileSync(join(Packed.within(folder), file), 'utf-8'), file).not.toMatch(secret);
  }
});

test('the package depends on nothing', () => {
  const manifest = JSON.parse(readFileSync(join(Packed.within(folder), 'package.json'), 'utf-8')) as object;
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies']) {
    expect(manifest).not.toHaveProperty(kind);
  }
});

test('every map leads to a source that is in the package', () => {
  for (const file of files.filter((each) => each.endsWith('.map'))) {
    const map = JSON.parse(readFileSync(join(Packed.within(folder), file), 'utf-8')) as { sources: string[] };
    for (const source of map.sources) {
      expect(files).toContain(join(file, '..', source));
    }
  }
});

test('require gives named exports, and no default', () => {
  const program = `
    const sdk = require('${NAME}');
    const { AIAgentPlatform, RateLimitError } = sdk;
    console.log(JSON.stringify([
      typeof AIAgentPlatform, new AIAgentPlatform({ apiKey: 'k' }).baseURL, typeof RateLimitError, 'default' in sdk,
    ]))`;
  expect(JSON.parse(node(program))).toEqual(['function', 'https://api.aiagentplatform.com/v1', 'function', false]);
});

test('import and require give the same names, for every entry point', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf-8')) as {
    exports: Record<string, unknown>;
  };
  const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');
  const integrations = files.map((file) => /^dist\/esm\/integrations\/(\w+)\.js$/.exec(file)?.[1]).filter(Boolean);
  expect(integrations.length).toBeGreaterThan(3);
  const paths = entries.flatMap((entry) =>
    entry.includes('*') ? integrations.map((name) => entry.replace('*', String(name))) : [entry],
  );
  for (const path of paths) {
    const id = NAME + path.slice(1);
    const program = `
      const names = (module) => Object.keys(module).filter((name) => name !== 'default' && name !== '__esModule').sort();
      import('${id}').then((esm) => console.log(JSON.stringify([names(esm), names(require('${id}'))])))`;
    const [imported, required] = JSON.parse(node(program)) as [string[], string[]];
    expect(imported, id).toEqual(required);
    expect(imported.length, id).toBeGreaterThan(0);
  }
});

test('Node.js takes the bundled modules, which it loads in a fraction of the time', () => {
  const program = `console.log(import.meta.resolve('${NAME}'))`;
  expect(node(program, '--input-type=module')).toMatch(/\/dist\/node\/index\.js$/);
});

test('nothing else can be reached', () => {
  const program = `import('${NAME}/dist/esm/core/core.js').catch((error) => console.log(error.code))`;
  expect(node(program)).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('importing the package does nothing: no timer, no handle, no global', () => {
  const program = `
    const before = Object.getOwnPropertyNames(globalThis);
    globalThis.fetch = globalThis.setTimeout = () => { throw new Error('an effect') };
    import('${NAME}').then(() => {
      const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
      console.log(JSON.stringify([added, process._getActiveHandles().length <= 3]));
    })`;
  expect(JSON.parse(node(program))).toEqual([[], true]);
});

test('errors are known across two copies, and across ESM and CommonJS', () => {
  const other = packed.unpack('other', { type: 'commonjs' });
  const program = `
    const mine = require('${NAME}');
    const theirs = require(${JSON.stringify(Packed.within(other))});
    import('${NAME}').then((esm) => {
      const copies = [mine, theirs, esm];
      const known = copies.flatMap((one) => copies.map((two) => {
        const error = new one.DeadlineExceededError('late');
        return error instanceof two.DeadlineExceededError && error instanceof two.APITimeoutError &&
          error instanceof two.SDKError && !(error instanceof two.RateLimitError);
      }));
      console.log(JSON.stringify([mine.SDKError === theirs.SDKError, mine.SDKError === esm.SDKError, ...known]));
    })`;
  expect(JSON.parse(node(program))).toEqual([false, false, ...Array<boolean>(9).fill(true)]);
});

function run(command: string, given: readonly string[]): string {
  try {
    return execFileSync(command, given, { encoding: 'utf-8' });
  } catch (fault) {
    return (fault as { stdout: string }).stdout; // attw's exit status says that there are problems; its output, which
  }
}
