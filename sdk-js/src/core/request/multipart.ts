/**
 * Uploads: multipart bodies (RFC 7578) and single files, read while they are sent, and again for another attempt.
 *
 * Must not know requests. What a file is, is `files.ts`'s.
 */

import { BodyEncodingError, QueryArgumentError } from '../errors.js';
import type { OutgoingBody, UploadBody } from '../transports/transport.js';
import { type FileSource, sourceOf } from './files.js';
import { encodeJSON } from './json_body.js';
import { typeOf } from './media_types.js';
import { isObject, scalar } from './values.js';

type Piece = Uint8Array<ArrayBuffer> | FileSource;

/** A request body made of bytes and files. */
export class Upload implements UploadBody {
  readonly size: number | undefined;
  readonly replayable: boolean;
  readonly #pieces: readonly Piece[];
  #used = false;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.replayable = pieces.every((piece) => piece instanceof Uint8Array || piece.replayable);
    this.size = pieces.reduce<number | undefined>((sum, piece) => {
      const size = piece instanceof Uint8Array ? piece.byteLength : piece.size;
      return sum === undefined || size === undefined ? undefined : sum + size;
    }, 0);
  }

  get spent(): boolean {
    return this.#used && !this.replayable;
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const pieces = this.#read();
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: async (controller) => {
          const { done, value } = await pieces.next();
          if (done) {
            controller.close();
          } else {
            controller.enqueue(value as Uint8Array<ArrayBuffer>);
          }
        },
        cancel: async () => {
          await pieces.return(undefined);
        },
      },
      { highWaterMark: 0 }, // nothing is read before it is sent
    );
  }

  async blob(): Promise<Blob> {
    const parts: BlobPart[] = [];
    for (const piece of this.#pieces) {
      if (piece instanceof Uint8Array) {
        parts.push(piece);
      } else if (piece.whole !== undefined) {
        parts.push(piece.whole);
      } else {
        this.#used = true;
        for await (const bytes of piece.read()) {
          parts.push(bytes as Uint8Array<ArrayBuffer>);
        }
      }
    }
    return new Blob(parts);
  }

  async *#read(): AsyncGenerator<Uint8Array, undefined> {
    for (const piece of this.#pieces) {
      if (piece instanceof Uint8Array) {
        yield piece;
      } else {
        this.#used = true;
        yield* piece.read();
      }
    }
    return undefined;
  }
}

/** A body that is one file; its name and type are ignored. */
export function encodeFile(content: unknown): OutgoingBody {
  const source = sourceOf(content, 'body');
  return source.whole ?? new Upload([source]);
}

/**
 * A `multipart/form-data` body and its content type. `fileFields` are the fields that hold a file or a list of files.
 *
 * Text goes as it is, other scalars as text, objects as JSON parts, a list as one part an item. Throws
 * `BodyEncodingError` naming the field.
 */
export function encodeMultipart(
  fields: Readonly<Record<string, unknown>>,
  fileFields: readonly string[],
  boundary: string = freshBoundary(),
): readonly [body: OutgoingBody, contentType: string] {
  const pieces: Piece[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) {
      const write = fileFields.includes(name) ? filePart : fieldPart;
      for (const item of Array.isArray(value) ? value : [value]) {
        pieces.push(utf8(`--${boundary}\r\n`), ...write(name, item), utf8('\r\n'));
      }
    }
  }
  pieces.push(utf8(`--${boundary}--\r\n`));
  return [new Upload(joined(pieces)), `multipart/form-data; boundary=${boundary}`];
}

function freshBoundary(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Neighbouring bytes made one, so that small parts go out in few writes. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece instanceof Uint8Array && last instanceof Uint8Array) {
      const both = new Uint8Array(last.byteLength + piece.byteLength);
      both.set(last);
      both.set(piece, last.byteLength);
      result[result.length - 1] = both;
    } else {
      result.push(piece);
    }
  }
  return result;
}

function filePart(field: string, value: unknown): Piece[] {
  const source = sourceOf(value, field);
  const name = source.name || field;
  const type = source.type || typeOf(name);
  if (/[\r\n]/.test(type)) {
    throw new BodyEncodingError(`The content type of file '${field}' has a line break.`, { where: `/${field}` });
  }
  return [
    head(field, `; filename="${escaped(name)}"`, type),
    source.whole instanceof Uint8Array ? source.whole : source,
  ];
}

function fieldPart(field: string, value: unknown): Piece[] {
  if (value === null || (isObject(value) && !(value instanceof Date) && !(value instanceof URL))) {
    return [head(field, '', 'application/json'), utf8(encodeJSON(value))];
  }
  return [head(field), utf8(textOf(field, value))];
}

function textOf(field: string, value: unknown): string {
  try {
    const text = scalar(value);
    if (/\p{Surrogate}/u.test(text)) {
      throw new QueryArgumentError('has a lone surrogate, which is not a character.');
    }
    return text;
  } catch (fault) {
    throw fault instanceof QueryArgumentError
      ? new BodyEncodingError(`Field '${field}' ${fault.message}`, { where: `/${field}` })
      : fault;
  }
}

function head(field: string, filename = '', contentType = ''): Uint8Array<ArrayBuffer> {
  const type = contentType && `\r\nContent-Type: ${contentType}`;
  return utf8(`Content-Disposition: form-data; name="${escaped(field)}"${filename}${type}\r\n\r\n`);
}

/** As the HTML standard asks of form data: quotes and line breaks percent-encoded, all else as it is. */
function escaped(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
