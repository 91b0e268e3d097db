/**
 * What a caller may upload, and how it is read: when it is sent, and from the start again for another attempt.
 *
 * The file system is reached by a dynamic import, and only for `{ path }`. Must not know requests or forms.
 */

import { BodyEncodingError } from '../errors.js';
import { sizeOfFile, streamOfFile } from './disk.js';

/** The content of a file. */
export type FileContent =
  | string
  | Uint8Array
  | ArrayBuffer
  | Blob
  | Response
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | { readonly path: string | URL };

/**
 * A file to upload: a `File` or `Blob`, bytes, text, a `Response` (its body), a stream, an async iterable of bytes, or
 * `{ path }` on disk; or one of them as `content` with a name and a content type.
 *
 * A stream, a Response and an async iterable can be read but once, so such an upload is not tried again after a failure
 * that may have read from them.
 */
export type FileInput =
  | FileContent
  | {
      readonly content: FileContent;
      readonly name?: string | undefined;
      readonly type?: string | undefined;
    };

/** One file, ready to be read. */
export interface FileSource {
  readonly name: string;
  /** The content type; empty if it is not known. */
  readonly type: string;
  /** Bytes; undefined if it is not known before it is read. */
  readonly size: number | undefined;
  readonly replayable: boolean;
  /** What it is, if it is all there. */
  readonly whole: Uint8Array<ArrayBuffer> | Blob | undefined;
  /** The bytes, from the start. */
  read(): AsyncIterable<Uint8Array>;
}

/** A file's source. Throws `BodyEncodingError` for what is no file, naming the field. */
export function sourceOf(input: unknown, field: string): FileSource {
  if (typeof input === 'object' && input !== null && 'content' in input) {
    const { content, name, type } = input as { content: unknown; name?: string; type?: string };
    const source = sourceOfContent(content, field);
    return { ...source, name: name || source.name, type: type || source.type };
  }
  return sourceOfContent(input, field);
}

function sourceOfContent(content: unknown, field: string): FileSource {
  const bytes = bytesOf(content, field);
  if (bytes !== undefined) {
    return all(bytes, bytes.byteLength);
  }
  for (const [fits, make] of KINDS) {
    if (fits(content)) {
      return make(content as never, field);
    }
  }
  throw new BodyEncodingError(
    `File '${field}' must be a File, a Blob, bytes, text, a stream, a Response, an async iterable of bytes or ` +
      `{ path: ... }, not ${content === null ? 'null' : typeof content === 'object' ? (content.constructor?.name ?? 'an object') : typeof content}.`,
    { where: `/${field}` },
  );
}

function bytesOf(content: unknown, field: string): Uint8Array<ArrayBuffer> | undefined {
  if (typeof content === 'string') {
    if (/\p{Surrogate}/u.test(content)) {
      throw new BodyEncodingError(`File '${field}' has a lone surrogate, which is not a character.`, {
        where: `/${field}`,
      });
    }
    return new TextEncoder().encode(content);
  }
  if (content instanceof ArrayBuffer) {
    return new Uint8Array(content);
  }
  if (ArrayBuffer.isView(content)) {
    return new Uint8Array(content.buffer as ArrayBuffer, content.byteOffset, content.byteLength);
  }
  return undefined;
}

type Kind = readonly [fits: (value: unknown) => boolean, make: (value: never, field: string) => FileSource];

const has = (name: PropertyKey) => (value: unknown) =>
  typeof value === 'object' && value !== null && typeof (value as Record<PropertyKey, unknown>)[name] === 'function';

/** What a file may be beside bytes, by what it can do: objects of other realms are no instances of our classes. */
const KINDS: readonly Kind[] = [
  [(value) => has('arrayBuffer')(value) && has('slice')(value) && typeof (value as Blob).size === 'number', ofBlob],
  [(value) => has('arrayBuffer')(value) && 'body' in (value as object), ofResponse],
  [has('getReader'), (stream: ReadableStream<Uint8Array>, field) => once(() => piecesOf(stream), field)],
  [has(Symbol.asyncIterator), (pieces: AsyncIterable<Uint8Array>, field) => once(() => pieces, field)],
  [isPath, ofPath],
];

function isPath(value: unknown): boolean {
  const path = typeof value === 'object' && value !== null ? (value as { path?: unknown }).path : undefined;
  return typeof path === 'string' || path instanceof URL;
}

function all(whole: Uint8Array<ArrayBuffer>, size: number): FileSource {
  return { name: '', type: '', size, replayable: true, whole, read: () => one(whole) };
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function ofBlob(blob: Blob & { readonly name?: string }): FileSource {
  const name = baseName(blob.name ?? '');
  return { name, type: blob.type, size: blob.size, replayable: true, whole: blob, read: () => piecesOf(blob.stream()) };
}

function ofResponse(response: Response, field: string): FileSource {
  const type = response.headers.get('content-type') ?? '';
  const name = baseName(decodeURIComponentOr(response.url?.split(/[?#]/, 1)[0] ?? ''));
  const { body } = response;
  if (body === null) {
    return { ...all(new Uint8Array(0), 0), name, type };
  }
  if (response.bodyUsed) {
    throw new BodyEncodingError(`File '${field}' is a Response whose body is used already.`, { where: `/${field}` });
  }
  return { ...once(() => piecesOf(body), field), name, type };
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function ofPath({ path }: { readonly path: string | URL }, field: string): FileSource {
  const name = baseName(path instanceof URL ? decodeURIComponentOr(path.pathname) : path);
  const size = sizeOfFile(path, field);
  return { name, type: '', size, replayable: true, whole: undefined, read: () => streamOfFile(path, field) };
}

/** What can be read once. */
function once(pieces: () => AsyncIterable<Uint8Array>, field: string): FileSource {
  return {
    name: '',
    type: '',
    size: undefined,
    replayable: false,
    whole: undefined,
    read: () => checked(pieces(), field),
  };
}

async function* checked(pieces: AsyncIterable<Uint8Array>, field: string): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    const bytes = bytesOf(piece, field);
    if (bytes === undefined) {
      throw new BodyEncodingError(`File '${field}' gives ${typeof piece} where bytes should be.`, {
        where: `/${field}`,
      });
    }
    yield bytes;
  }
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      yield piece.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The last part of a path. */
function baseName(path: string): string {
  return path.split(/[\\/]/).pop() ?? '';
}
