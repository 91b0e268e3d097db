/**
 * Where the conformance cases are, and how they become tests: `test.for(load('query'))('$name', …)`. The environment
 * variable `CONFORMANCE_EXTRA` names a folder with more. Must not know what a case says.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../conformance/', import.meta.url));

/** What every case has. */
export interface Case {
  readonly name: string;
}

/** The cases of a file, with those of the extra folder's file of the same name where `extra` asks for them. */
export function load<T extends object>(name: string, part = 'cases', { extra = false } = {}): (T & Case)[] {
  const more = extra ? process.env.CONFORMANCE_EXTRA : undefined;
  return [FOLDER, ...(more ? [more] : [])].flatMap((folder) => {
    const path = join(folder, `${name}.json`);
    const cases: (T & Partial<Case>)[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf-8'))[part] : [];
    const prefix = folder === FOLDER ? '' : 'extra ';
    return cases.map((each, number) => ({ ...each, name: `${prefix}${each.name ?? number}` }));
  });
}

/** Bytes from base64. */
export function unpacked(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
