/** Programs as users write them, against the packed package: compiled in every module style, by an old compiler too. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copy, Packed, ROOT } from '../package/packed.js';

const PROGRAMS = new URL('programs/', import.meta.url);
const EXPECTED = 'Hello.|req_1|Hello.|Hel|lo.|a|b|NotFoundError 404 not_found not_found true|true|function|true';

interface Style {
  readonly name: string;
  readonly type: 'module' | 'commonjs';
  readonly module: string;
  readonly resolution: string;
  /** Without `DOM`: what is global comes of Node's types. */
  readonly lib: readonly string[];
  readonly types: readonly string[];
  /** Compilers that have this style. */
  readonly compilers: readonly ('typescript' | 'typescript-5')[];
}

const NODE = { lib: ['ES2022', 'ESNext.Disposable'], types: ['node'] };
const BOTH = ['typescript', 'typescript-5'] as const;
const NEW = ['typescript'] as const;

const STYLES: readonly Style[] = [
  { name: 'node16, ES modules', type: 'module', module: 'Node16', resolution: 'Node16', ...NODE, compilers: BOTH },
  { name: 'node16, CommonJS', type: 'commonjs', module: 'Node16', resolution: 'Node16', ...NODE, compilers: BOTH },
  {
    name: 'nodenext, ES modules',
    type: 'module',
    module: 'NodeNext',
    resolution: 'NodeNext',
    ...NODE,
    compilers: NEW,
  },
  {
    name: 'nodenext, CommonJS',
    type: 'commonjs',
    module: 'NodeNext',
    resolution: 'NodeNext',
    ...NODE,
    compilers: NEW,
  },
  { name: 'bundler, Node', type: 'module', module: 'ESNext', resolution: 'Bundler', ...NODE, compilers: NEW },
  {
    name: 'bundler, browser',
    type: 'module',
    module: 'ESNext',
    resolution: 'Bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: [],
    compilers: BOTH,
  },
  {
    name: 'bundler, web worker',
    type: 'module',
    module: 'ESNext',
    resolution: 'Bundler',
    lib: ['ES2022', 'WebWorker'],
    types: [],
    compilers: NEW,
  },
  {
    name: 'node10, CommonJS',
    type: 'commonjs',
    module: 'CommonJS',
    resolution: 'Node10',
    ...NODE,
    compilers: ['typescript-5'],
  },
];

let packed: Packed;
beforeAll(() => {
  packed = Packed.take();
});
afterAll(() => packed?.close());

const CASES = STYLES.flatMap((style) =>
  style.compilers.map((compiler) => ({ ...style, compiler, title: `${style.name}, by ${compiler}` })),
);

test.for(CASES)('$title', async (style) => {
  const folder = packed.unpack(style.title.replace(/\W+/g, '-'), { type: style.type }, ['@types/node']);
  copy(PROGRAMS, folder);
  const compilerOptions = {
    target: 'ES2022',
    module: style.module,
    moduleResolution: style.resolution,
    lib: style.lib,
    types: style.types,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    skipLibCheck: false,
    rootDir: '.',
    outDir: 'out',
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  compile(style.compiler, folder);
  expect(await ran(style, folder)).toBe(EXPECTED);
  if (style.name.startsWith('node16')) {
    for (const [runtime, ...flags] of [
      ['bun', 'run'],
      ['deno', 'run', '-A', '--no-remote', '--no-lock'],
    ]) {
      const program = join(ROOT, 'node_modules/.bin', String(runtime));
      expect(execute(program, [...flags, 'out/program.js'], folder), runtime).toBe(EXPECTED);
    }
  }
});

/** Compile; what the compiler complains of is the error. */
function compile(compiler: string, folder: string): void {
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules', compiler, 'bin/tsc'), '-p', '.'], {
      cwd: folder,
      encoding: 'utf-8',
    });
  } catch (fault) {
    throw new Error((fault as { stdout: string }).stdout);
  }
}

/** What the compiled program prints; bundled first, where it is meant to be. */
async function ran(style: Style, folder: string): Promise<string> {
  let program = join(folder, 'out/program.js');
  if (style.resolution === 'Bundler') {
    const platform = style.types.includes('node') ? 'node' : 'browser';
    await build({ entryPoints: [program], bundle: true, format: 'esm', platform, outfile: `${program}.bundle.js` });
    program = `${program}.bundle.js`;
  }
  return execute(process.execPath, [program], folder);
}

function execute(program: string, given: readonly string[], cwd: string): string {
  return execFileSync(program, given, { cwd, encoding: 'utf-8' }).trim();
}
