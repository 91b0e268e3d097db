/** The files of cassettes, on Node, Bun and Deno. Must not know what is in them. */

/** Imported by a name that bundlers do not see, so that they do not look for it. */
const MODULE: string = 'node:fs/promises';

/** What is used of `node:fs/promises`. */
interface Disk {
  readFile(path: string | URL, encoding: 'utf8'): Promise<string>;
  writeFile(path: string | URL, text: string): Promise<void>;
  mkdir(path: string | URL, options: { readonly recursive: true }): Promise<unknown>;
}

/** The text of a file; undefined if there is none. */
export async function loaded(path: string | URL): Promise<string | undefined> {
  try {
    return await (await disk()).readFile(path, 'utf8');
  } catch (fault) {
    if ((fault as { code?: unknown }).code === 'ENOENT') {
      return undefined;
    }
    throw fault;
  }
}

/** Write a file, in a folder that is made if need be. */
export async function saved(path: string | URL, text: string): Promise<void> {
  const { mkdir, writeFile } = await disk();
  await mkdir(path instanceof URL ? new URL('.', path) : path.replace(/[^/\\]*$/, '') || '.', { recursive: true });
  await writeFile(path, text);
}

async function disk(): Promise<Disk> {
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ MODULE)) as Disk;
}
