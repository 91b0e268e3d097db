/**
 * Makes `dist/`: ES modules in `dist/esm`, a file each, from which bundlers take what a program uses; the same for Node.js,
 * Deno and Bun in `dist/node`, and CommonJS in `dist/cjs`, both bundled, a file for each entry point and a few that they
 * share, since a module system takes longer to find a hundred small files than to read one. The compiler writes the
 * declarations.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COMPILER = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
/** Where declarations go: the compiler's settings, the folder, and what its modules are. */
const DECLARED = /** @type {const} */ ([
  ['tsconfig.build.json', 'esm', 'module'],
  ['tsconfig.build.cjs.json', 'cjs', 'commonjs'],
]);
/** Where code goes. */
const WRITTEN = /** @type {const} */ ([
  ['esm', { format: 'es', preserveModules: true, preserveModulesRoot: join(ROOT, 'src') }],
  ['node', { format: 'es', chunkFileNames: 'shared/[name].js' }],
  ['cjs', { format: 'cjs', chunkFileNames: 'shared/[name].js' }],
]);

/** The source of each entry point, by its name in `dist/`: those of package.json's `exports`. */
function entries() {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf-8'));
  const names = Object.values(exports).flatMap((entry) => {
    const name = /^\.\/dist\/esm\/(.+)\.js$/.exec(entry.import?.default ?? '')?.[1] ?? '';
    const inFolder = name.endsWith('/*') ? readdirSync(join(ROOT, 'src', name.slice(0, -2))) : [];
    return name.endsWith('/*') ? inFolder.map((file) => name.replace('*', file.replace(/\.ts$/, ''))) : name || [];
  });
  return Object.fromEntries(names.map((name) => [name, join(ROOT, 'src', `${name}.ts`)]));
}

async function bundle() {
  const code = await rolldown({
    input: entries(),
    external: /^node:/,
    platform: 'neutral',
    cwd: ROOT,
    optimization: { inlineConst: false }, // a module of Node's, imported by a name that bundlers do not see, stays so
  });
  for (const [folder, form] of WRITTEN) {
    await code.write({
      ...form,
      dir: join(ROOT, 'dist', folder),
      exports: 'named',
      sourcemap: true,
      sourcemapExcludeSources: true, // the package has them
      hashCharacters: 'hex',
      entryFileNames: '[name].js',
    });
  }
  await code.close();
}

/** @param {string} config */
function declare(config) {
  return new Promise((resolve, reject) => {
    const compiler = spawn(process.execPath, [COMPILER, '-p', config], { cwd: ROOT, stdio: 'inherit' });
    compiler.on('error', reject);
    compiler.on('exit', (code) => (code === 0 ? resolve(undefined) : reject(new Error(`${config} does not compile`))));
  });
}

/**
 * Make the declarations bring along the library that `await using` needs, which few programs ask for by themselves.
 * @param {string} folder
 */
function referToDisposables(folder) {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf-8' })) {
    const path = join(folder, entry);
    const text = entry.endsWith('.d.ts') ? readFileSync(path, 'utf-8') : '';
    if (/\b(Async)?Disposable\b|\bSymbol\.(asyncDispose|dispose)\b/.test(text)) {
      const map = JSON.parse(readFileSync(`${path}.map`, 'utf-8'));
      writeFileSync(path, `/// <reference lib="esnext.disposable" />\n${text}`);
      writeFileSync(`${path}.map`, JSON.stringify({ ...map, mappings: `;${map.mappings}` })); // one line further down
    }
  }
}

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
await Promise.all([bundle(), ...DECLARED.map(([config]) => declare(config))]);
for (const [, folder, type] of DECLARED) {
  referToDisposables(join(ROOT, 'dist', folder));
  mkdirSync(join(ROOT, 'dist', folder), { recursive: true });
  writeFileSync(join(ROOT, 'dist', folder, 'package.json'), `${JSON.stringify({ type, sideEffects: false })}\n`);
}
