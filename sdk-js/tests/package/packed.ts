/**
 * The packed package, installed without a network in folders of its own, as users have it. Must not know what
 * is tested.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const NAME = '@aiagentplatform/sdk';
const INSTALLED = join(ROOT, 'node_modules');

/** The packed package, and folders that it is installed in. All are gone when it is closed. */
export class Packed {
  private constructor(
    readonly folder: string,
    /** The tarball. */
    readonly tarball: string,
  ) {}

  /** The one that `setup.ts` packed. */
  static take(): Packed {
    return new Packed(mkdtempSync(join(tmpdir(), 'packed-')), inject('tarball'));
  }

  /** A folder with the package installed by npm, without a network. */
  install(name: string, manifest: object): string {
    const folder = this.project(name, manifest);
    run(['install', '--offline', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', this.tarball], folder);
    return folder;
  }

  /** The same by unpacking alone, which is quicker, with links to packages of this checkout. */
  unpack(name: string, manifest: object, also: readonly string[] = []): string {
    const folder = this.project(name, manifest);
    const to = Packed.within(folder);
    mkdirSync(to, { recursive: true });
    execFileSync('tar', ['-xzf', this.tarball, '-C', to, '--strip-components=1']);
    for (const each of also) {
      const link = join(folder, 'node_modules', each);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(INSTALLED, each), link);
    }
    return folder;
  }

  /** Where the package stands in a folder. */
  static within(folder: string): string {
    return join(folder, 'node_modules', NAME);
  }

  private project(name: string, manifest: object): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
    return folder;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function run(command: readonly string[], cwd: string): string {
  return execFileSync('npm', command, { cwd, encoding: 'utf-8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Copy programs of this checkout into a folder. */
export function copy(from: URL, to: string): void {
  cpSync(fileURLToPath(from), to, { recursive: true });
}
