/**
 * A file that stands in its place only when it is whole. Must not know what is in it.
 */

import { writeFile } from '../../core/request/disk.js';

/** Imported by a name that bundlers do not see, so that they do not look for it. */
const MODULE: string = 'node:fs/promises';

/** What is used of `node:fs/promises`. */
interface Disk {
  rename(from: string | URL, to: string | URL): Promise<void>;
  rm(path: string | URL, options: { readonly force: boolean }): Promise<void>;
}

/** Write pieces beside a path, and put the whole in its place; what is there is replaced. What breaks leaves nothing. */
export async function writeWhole(path: string | URL, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const part = beside(path);
  try {
    await writeFile(part, pieces);
    await (await disk()).rename(part, path);
  } catch (fault) {
    await disk()
      .then((each) => each.rm(part, { force: true }))
      .catch(() => undefined);
    throw fault;
  }
}

function beside(path: string | URL): string | URL {
  const ending = `.${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}.part`;
  return path instanceof URL ? new URL(`${path.href}${ending}`) : `${path}${ending}`;
}

async function disk(): Promise<Disk> {
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ MODULE)) as Disk;
}
