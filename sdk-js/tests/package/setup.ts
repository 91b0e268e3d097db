/** Before the tests of the package: build and pack it once for all of them. `PACKED_TARBALL` names one that is packed. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

declare module 'vitest' {
  export interface ProvidedContext {
    tarball: string;
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tarball-'));
  project.provide('tarball', process.env['PACKED_TARBALL'] ?? pack(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}

function pack(folder: string): string {
  npm('run', '--silent', 'build');
  const told: unknown = JSON.parse(npm('pack', '--ignore-scripts', '--json', '--pack-destination', folder));
  const [packed] = Object.values(told as Record<string, { readonly filename: string }>);
  return join(folder, packed?.filename ?? '');
}

function npm(...command: string[]): string {
  return execFileSync('npm', command, { cwd: ROOT, encoding: 'utf-8', stdio: ['ignore', 'pipe', 'inherit'] });
}
