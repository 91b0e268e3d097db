/** Images, audio and files in a message. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { ArgumentError } from '../../src/core/errors.js';
import { audioPart, filePart, imagePart } from '../../src/lib/chat/parts.js';
import type { FileObject } from '../../src/types/index.js';

const folder = mkdtempSync(join(tmpdir(), 'parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const PNG = bytes('\x89PNG\r\n\x1a\nrest');
const WAV = bytes('RIFF....WAVEfmt ');
const url = async (image: Parameters<typeof imagePart>[0]) => (await imagePart(image)).image_url.url;

describe('an image', () => {
  test('is known by how it begins, whatever its name', async () => {
    expect(await url(PNG)).toBe(`data:image/png;base64,${btoa(String.fromCharCode(...PNG))}`);
    expect(await url({ content: bytes('GIF89a'), name: 'x.png' })).toMatch(/^data:image\/gif;/);
    expect(await url(bytes('RIFF....WEBPVP8 '))).toMatch(/^data:image\/webp;/);
    expect(await url(bytes('\xff\xd8\xff\xe0'))).toMatch(/^data:image\/jpeg;/);
  });

  test('is known by its type or its name otherwise', async () => {
    expect(await url(new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml;charset=utf-8' }))).toMatch(
      /^data:image\/svg\+xml;base64/,
    );
    expect(await url({ content: '<svg/>', name: 'a.SVG' })).toMatch(/^data:image\/svg\+xml;/);
  });

  test('comes from a path, or a URL of one', async () => {
    const path = join(folder, 'a.png');
    writeFileSync(path, PNG);
    expect(await url({ path })).toBe(await url(PNG));
    expect(await url(pathToFileURL(path))).toBe(await url(PNG));
  });

  test('comes from a stream', async () => {
    expect(await url(new Blob([PNG]).stream())).toBe(await url(PNG));
  });

  test('may be somewhere else, and looked at closely', async () => {
    expect(await imagePart('https://example.com/a.png', { detail: 'high' })).toEqual({
      type: 'image_url',
      image_url: { url: 'https://example.com/a.png', detail: 'high' },
    });
    expect(await url(new URL('https://example.com/a b.png'))).toBe('https://example.com/a%20b.png');
  });

  test('is written in base64 whatever its size', async () => {
    const large = Uint8Array.from({ length: 100_001 }, (_, index) =>
      index < PNG.length ? (PNG[index] as number) : index % 256,
    );
    expect(await url(large)).toBe(`data:image/png;base64,${Buffer.from(large).toString('base64')}`);
  });
});

describe('audio', () => {
  test('is wav or mp3, by how it begins or as it is said', async () => {
    expect((await audioPart(WAV)).input_audio.format).toBe('wav');
    expect((await audioPart(bytes('ID3.'))).input_audio).toEqual({ format: 'mp3', data: btoa('ID3.') });
    expect((await audioPart(bytes('????'), { format: 'wav' })).input_audio.format).toBe('wav');
    await expect(audioPart(bytes('????'))).rejects.toThrow(/neither wav nor mp3/);
  });
});

describe('a file', () => {
  test('is its name and data', async () => {
    expect(await filePart({ content: 'Hi', name: 'notes.md' })).toEqual({
      type: 'file',
      file: { filename: 'notes.md', file_data: `data:text/markdown;base64,${btoa('Hi')}` },
    });
    expect((await filePart(bytes('????'))).file).toMatchObject({
      filename: 'file',
      file_data: expect.stringMatching(/octet-stream/),
    });
  });

  test('may be one that was uploaded, or its id', async () => {
    const part = { type: 'file', file: { file_id: 'file_1' } };
    expect(await filePart('file_1')).toEqual(part);
    expect(await filePart({ id: 'file_1', object: 'file' } as FileObject)).toEqual(part);
  });
});

test.each([
  ['a path as text', () => imagePart('cat.png'), /no URL of an image/],
  ['a path as an id', () => filePart('notes/a.txt'), /no id of a file/],
  ['text as audio', () => audioPart('x' as never), /pass \{ path \}/],
  ['what is no image', () => imagePart({ content: 'text', name: 'a.txt' }), /is text\/plain, not image/],
  ['nothing', () => imagePart(new Uint8Array(0)), /is empty/],
  ['too much', () => imagePart(PNG, { maxSize: 5 }), /more than 5 bytes/],
  ['too much of a stream', () => imagePart(new Blob([PNG]).stream(), { maxSize: 5 }), /more than 5 bytes/],
  ['what is no file', () => imagePart(7 as never), /must be a File/],
  ['a path that leads nowhere', () => filePart({ path: join(folder, 'none') }), /cannot be read/],
])('%s is an ArgumentError', async (_, make, message) => {
  const error = await make().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ArgumentError);
  expect((error as Error).message).toMatch(message);
});
