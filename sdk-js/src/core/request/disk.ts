/**
 * Files on disk, through the runtime's own `node:fs`, which Node, Deno and Bun have. It is never imported by name, so that
 * bundles for browsers do not look for it. Must not know what a file is for.
 */

import { BodyEncodingError, ConfigurationError } from '../errors.js';

/** What is used of `node:fs`. */
interface Disk {
  statSync(path: string | URL): { readonly size: number; isFile(): boolean };
  createReadStream(path: string | URL, options: { highWaterMark: number }): AsyncIterable<Uint8Array>;
  createWriteStream(path: string | URL): Sink;
}

/** What is used of Node's writable streams. */
interface Sink {
  write(bytes: Uint8Array, done: (fault?: Error | null) => void): boolean;
  end(done: () => void): void;
  destroy(): void;
  on(event: 'error', listener: (fault: Error) => void): void;
}

interface Surroundings {
  readonly process?: {
    readonly versions?: Readonly<Record<string, string | undefined>>;
    getBuiltinModule?(name: string): unknown;
  };
}

const CHUNK = 256 * 1024;
const MODULE: string = 'node:fs';

/** The file system, if it can be had at once. */
function disk(): Disk | undefined {
  return (globalThis as Surroundings).process?.getBuiltinModule?.(MODULE) as Disk | undefined;
}

/** The file system; Node has given it at once only since 20.16. Throws `ConfigurationError` where there is none. */
async function openDisk(): Promise<Disk> {
  const found = disk();
  if (found !== undefined) {
    return found;
  }
  if ((globalThis as Surroundings).process?.versions?.['node'] === undefined) {
    throw new ConfigurationError(
      'There is no file system here, so that a path means nothing; use a File, a Blob or bytes.',
    );
  }
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ MODULE)) as Disk;
}

/** A file's size in bytes, undefined if it will be known later. Throws `BodyEncodingError` if it cannot be read. */
export function sizeOfFile(path: string | URL, field: string): number | undefined {
  let found: ReturnType<Disk['statSync']> | undefined;
  try {
    found = disk()?.statSync(path);
  } catch (fault) {
    throw unreadable(field, fault);
  }
  if (found?.isFile() === false) {
    throw unreadable(field, new Error(`${String(path)} is no file`));
  }
  return found?.size;
}

/** A file's bytes. */
export async function* streamOfFile(path: string | URL, field: string): AsyncIterable<Uint8Array> {
  const { createReadStream } = await openDisk();
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK });
  } catch (fault) {
    throw unreadable(field, fault);
  }
}

function unreadable(field: string, fault: unknown): BodyEncodingError {
  return new BodyEncodingError(`File '${field}' cannot be read: ${(fault as Error).message}.`, {
    where: `/${field}`,
    cause: fault,
  });
}

/** Write pieces to a file, each when the one before is written. What fails is thrown, and nothing is left open. */
export async function writeFile(path: string | URL, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const sink = (await openDisk()).createWriteStream(path);
  let fail: (fault: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  sink.on('error', (fault) => fail(fault));
  try {
    for await (const piece of pieces) {
      const written = new Promise<void>((resolve, reject) => {
        sink.write(piece, (fault) => (fault ? reject(fault) : resolve()));
      });
      await Promise.race([written, failed]);
    }
    await Promise.race([new Promise<void>((resolve) => sink.end(resolve)), failed]);
  } catch (fault) {
    sink.destroy();
    throw fault;
  }
}
