/** `uploads.json`: multipart bodies, part by part, and what another attempt sends. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Middleware } from '../../src/core/layers/middleware.js';
import type { FileContent } from '../../src/core/request/files.js';
import { isUpload } from '../../src/core/transports/transport.js';
import { LACKS } from '../runtimes/here.js';
import { load } from './cases.js';
import { kindOf } from './kinds.js';
import { type Part, partsOf } from './multipart.js';
import { bodyOf, header, type Scripted } from './script.js';
import { onEachStage, operationOf, outcome } from './stages.js';

interface Uploaded {
  readonly fields: readonly (readonly [name: string, value: unknown])[];
  readonly replies?: readonly Scripted[];
  readonly expected: {
    readonly parts: readonly Part[];
    readonly attempts?: number;
    readonly sleeps?: readonly number[];
    readonly length_is_known?: boolean;
    readonly error?: string;
  };
}

interface GivenFile {
  readonly text: string;
  readonly name?: string;
  readonly type?: string;
  readonly open?: boolean;
  readonly skip?: number;
  readonly once?: boolean;
}

let folder = '';
let files = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A field of a case as a caller gives it. */
function given(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(given);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return 'json' in value ? value.json : file(value as GivenFile);
}

function file({ name, type, ...rest }: GivenFile): unknown {
  const content = contentOf({ ...rest, ...(name !== undefined && { name }) });
  return { content, ...(name !== undefined && { name }), ...(type !== undefined && { type }) };
}

/** From a pipe, an open file, a path, or as bytes. */
function contentOf({ text, name, open, skip = 0, once }: GivenFile): FileContent {
  const bytes = new TextEncoder().encode(text);
  if (once) {
    return new Blob([bytes]).stream();
  }
  if (open) {
    return new Blob([bytes]).slice(skip);
  }
  if (name === undefined) {
    return bytes;
  }
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, bytes);
  return { path };
}

onEachStage(({ name: stage, play }) => {
  test.for(load<Uploaded>('uploads'))('$name', async ({ fields, replies = [{ body: {} }], expected }) => {
    const bodies: Uint8Array[] = [];
    const left = [...replies];
    const reading: Middleware = async (request, next) => {
      if (left.shift()?.failure !== 'connection_refused') {
        bodies.push(await bodyOf(request.body));
      }
      return next(request);
    };
    const { client, script, time } = play(replies, stage === 'played' ? { middleware: [reading] } : {});
    const operation = operationOf({ method: 'POST' }, { body: 'multipart', fileFields: ['file'] });
    const body = Object.fromEntries(fields.map(([name, value]) => [name, given(value)]));
    const { error } = await outcome(() => client.runtime.call(operation, { body }));
    expect(kindOf(error)).toBe(expected.error);
    expect(script.requests.length).toBe(expected.attempts ?? 1);
    expect(time.sleeps).toEqual(expected.sleeps ?? time.sleeps);
    const read: Uint8Array[] =
      stage === 'played'
        ? bodies
        : script.requests.map((sent) => sent.body).filter((body) => body instanceof Uint8Array);
    expect(read.length).toBeGreaterThan(0);
    for (const each of read) {
      expect(partsOf(each, header(script.requests[0], 'content-type') ?? '')).toEqual(expected.parts);
    }
    if (expected.length_is_known !== undefined && (stage === 'played' || !LACKS.lengthOfStreams)) {
      const size = expected.length_is_known ? read[0]?.length : undefined;
      for (const sent of script.requests) {
        const told = header(sent, 'content-length');
        expect(isUpload(sent.body) ? sent.body.size : told === null ? undefined : Number(told)).toBe(size);
      }
    }
  });
});
