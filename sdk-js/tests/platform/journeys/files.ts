/** Files: up from every kind of source, listed page by page, down again. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { all, type Journey } from './journey.js';

const CONTENT = new TextEncoder().encode('Grüße\r\n\x00end');

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const sources: Journey = async ({ client }) => {
  await inFolder(async (folder) => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, CONTENT);
    const given = [
      [{ path }, 'notes.txt'],
      [CONTENT, undefined],
      [new Blob([CONTENT]).stream(), undefined],
      [new File([CONTENT], 'named.md', { type: 'text/markdown' }), 'named.md'],
      [{ content: CONTENT, name: 'other.md' }, 'other.md'],
    ] as const;
    for (const [file, name] of given) {
      const made = await client.files.upload({ file, purpose: 'user_data' });
      expect(made.bytes).toBe(CONTENT.length);
      expect(made.filename).toBe(name ?? made.filename);
    }
  });
};

export const pages: Journey = async ({ client }) => {
  const ids: string[] = [];
  for (const n of [0, 1, 2, 3, 4]) {
    const file = { content: CONTENT, name: `${n}.txt` };
    ids.push((await client.files.upload({ file, purpose: 'user_data' })).id);
  }
  const asked = { limit: 2, order: 'asc' } as const;
  expect((await all(client.files.list(asked))).map((file) => file.id)).toEqual(ids);
  expect((await all(client.files.list(asked).pages())).map((page) => page.data.length)).toEqual([2, 2, 1]);
  const first = await client.files.list(asked);
  expect(first.data.map((file) => file.id)).toEqual(ids.slice(0, 2));
};

export const download: Journey = async ({ client }) => {
  const file = await client.files.upload({ file: { content: CONTENT, name: 'a.bin' }, purpose: 'user_data' });
  expect(await client.files.retrieve(file.id)).toEqual(file);
  expect(await (await client.files.content(file.id)).bytes()).toEqual(CONTENT);
  await inFolder(async (folder) => {
    const copy = join(folder, 'copy');
    await (await client.files.content(file.id)).toFile(copy);
    expect(new Uint8Array(readFileSync(copy))).toEqual(CONTENT);
  });
  expect((await client.files.delete(file.id)).deleted).toBe(true);
};
