/**
 * `imagePart`, `audioPart`, `filePart`: what a user shows or hands over in a chat, from a file, a path or bytes.
 *
 * The content travels in the message itself, in base64; what is too large for that is uploaded and named by its id. Must
 * not know who sends it.
 */

import { ArgumentError } from '../../core/errors.js';
import { type FileInput, sourceOf } from '../../core/request/files.js';
import { typeOf } from '../../core/request/media_types.js';
import type {
  ChatAudioFormat,
  ChatAudioPart,
  ChatFilePart,
  ChatImageDetail,
  ChatImagePart,
  FileObject,
} from '../../types/index.js';
import { signedType } from './media_types.js';

/** 20 MiB: how large a content may be by default, in bytes. In base64 it is a third larger. */
const MAX_SIZE = 20 * 1024 * 1024;
/** Bytes that are written in base64 at a time: a multiple of 3. */
const PIECE = 0x6000;
const AUDIO_FORMATS: Readonly<Record<string, ChatAudioFormat>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/mpeg': 'mp3',
};

/** What all parts may be told. */
export interface PartOptions {
  /** How large the content may be, in bytes. Default: 20 MiB. */
  readonly maxSize?: number;
}

/** A file's content for a message; text is none, since it means a URL or an id there. */
export type PartInput = Exclude<FileInput, string>;

/**
 * An image for the content of a user's message: `{ role: 'user', content: [await imagePart({ path: 'cat.png' })] }`.
 *
 * @param image A `File` or `Blob`, bytes, `{ path }`, a stream, or one of them as `{ content, name, type }`; or the
 *   image's URL, which goes out as it is.
 * @param options `detail` is how closely the model looks: `low`, `high` or `auto`, the API's default.
 * @throws {@link ArgumentError} It cannot be read, is too large, or is no image.
 */
export async function imagePart(
  image: PartInput | URL | string,
  options: PartOptions & { readonly detail?: ChatImageDetail } = {},
): Promise<ChatImagePart> {
  const { detail } = options;
  const url = urlOf(image) ?? dataURL(await read(image as PartInput | URL, 'image', options), 'image/');
  return { type: 'image_url', image_url: detail === undefined ? { url } : { url, detail } };
}

/**
 * Spoken words for the content of a user's message.
 *
 * @param audio A `File` or `Blob`, bytes, `{ path }`, a stream, or one of them as `{ content, name, type }`.
 * @param options `format` is `wav` or `mp3`. Default: what the content or the name shows.
 * @throws {@link ArgumentError} It cannot be read, is too large, or is neither wav nor mp3 as far as can be told.
 */
export async function audioPart(
  audio: PartInput | URL,
  options: PartOptions & { readonly format?: ChatAudioFormat } = {},
): Promise<ChatAudioPart> {
  const content = await read(audio, 'audio', options);
  const format = options.format ?? AUDIO_FORMATS[content.type];
  if (format === undefined) {
    throw new ArgumentError(
      `${content.title} is neither wav nor mp3, as far as can be told; say format: 'wav' or 'mp3'.`,
    );
  }
  return { type: 'input_audio', input_audio: { data: base64(content.data), format } };
}

/**
 * A file for the content of a user's message.
 *
 * @param file A file that was uploaded, or its id; or the content: a `File` or `Blob`, bytes, `{ path }`, a stream, or
 *   one of them as `{ content, name, type }`.
 * @throws {@link ArgumentError} It cannot be read, or is too large: upload it then.
 */
export async function filePart(
  file: PartInput | URL | FileObject | string,
  options: PartOptions = {},
): Promise<ChatFilePart> {
  const id = typeof file === 'string' ? file : (file as Partial<FileObject>).id;
  if (typeof id === 'string') {
    if (!/^[^/\\.]+$/.test(id)) {
      throw new ArgumentError(`'${id.slice(0, 80)}' is no id of a file. For a file's path pass { path }.`);
    }
    return { type: 'file', file: { file_id: id } };
  }
  const content = await read(file as PartInput | URL, 'file', options);
  return { type: 'file', file: { filename: content.name || 'file', file_data: dataURL(content) } };
}

/** What was read. */
interface Content {
  /** What the caller calls it. */
  readonly title: string;
  readonly name: string;
  /** The media type; `application/octet-stream` if nothing tells it. */
  readonly type: string;
  readonly data: Uint8Array;
}

async function read(given: PartInput | URL, kind: string, { maxSize = MAX_SIZE }: PartOptions): Promise<Content> {
  if (typeof given === 'string') {
    throw new ArgumentError(`The ${kind} is text, which is no content. For a file's path pass { path }.`);
  }
  const source = sourceOf(given instanceof URL ? { path: given } : given, kind);
  const title = `The ${kind}${source.name ? ` '${source.name}'` : ''}`;
  const pieces: Uint8Array[] = [];
  let size = 0;
  if ((source.size ?? 0) <= maxSize) {
    for await (const piece of source.read()) {
      pieces.push(piece);
      size += piece.byteLength;
      if (size > maxSize) {
        break;
      }
    }
  }
  if (Math.max(size, source.size ?? 0) > maxSize) {
    throw new ArgumentError(
      `${title} has more than ${maxSize} bytes, too much for a message. Upload it with files.upload and pass ` +
        'filePart(its id); or allow more with maxSize.',
    );
  }
  if (size === 0) {
    throw new ArgumentError(`${title} is empty.`);
  }
  const data = joined(pieces, size);
  const type = source.type.split(';', 1)[0] || signedType(data) || typeOf(source.name);
  return { title, name: source.name, type, data };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** The content as a `data:` URL (RFC 2397). Throws `ArgumentError` if its type is not of the family. */
function dataURL({ title, type, data }: Content, family = ''): string {
  if (!type.startsWith(family)) {
    throw new ArgumentError(
      `${title} is ${type}, not ${family}*, as far as can be told. Give its type: { content, type }.`,
    );
  }
  return `data:${type};base64,${base64(data)}`;
}

function base64(data: Uint8Array): string {
  let text = '';
  for (let at = 0; at < data.length; at += PIECE) {
    text += btoa(String.fromCharCode(...data.subarray(at, at + PIECE)));
  }
  return text;
}

/** A URL that goes out as it is; undefined for a content, and for a file on disk. */
function urlOf(image: PartInput | URL | string): string | undefined {
  if (image instanceof URL) {
    return image.protocol === 'file:' ? undefined : image.href;
  }
  if (typeof image !== 'string') {
    return undefined;
  }
  if (!/^(https?:\/\/|data:)/.test(image)) {
    throw new ArgumentError(`'${image.slice(0, 80)}' is no URL of an image. For a file's path pass { path }.`);
  }
  return image;
}
