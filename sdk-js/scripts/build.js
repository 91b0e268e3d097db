/**
 * Makes `dist/`: the source compiled twice, to ES modules in `dist/esm` and to CommonJS in `dist/cjs`, each with its
 * declarations and maps.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COMPILER = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
/** @type {[config: string, folder: string, type: string][]} */
const TARGETS = [
  ['tsconfig.build.json', 'esm', 'module'],
  ['tsconfig.build.cjs.json', 'cjs', 'commonjs'],
];

/** @param {string} config */
function compile(config) {
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
await Promise.all(TARGETS.map(([config]) => compile(config)));
for (const [, folder, type] of TARGETS) {
  referToDisposables(join(ROOT, 'dist', folder));
  mkdirSync(join(ROOT, 'dist', folder), { recursive: true });
  writeFileSync(join(ROOT, 'dist', folder, 'package.json'), `${JSON.stringify({ type, sideEffects: false })}\n`);
}
