import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BodyEncodingError, PathArgumentError, QueryArgumentError } from '../../src/core/errors.js';
import type { Operation } from '../../src/core/operation.js';
import { encodeBody } from '../../src/core/request/body.js';
import { encodeJSON } from '../../src/core/request/json_body.js';
import { encodeMultipart } from '../../src/core/request/multipart.js';
import { encodeForm, encodePath, encodeQuery } from '../../src/core/request/parameters.js';
import { Acme, bodyOf, failureOf, KEY, serve, UPLOAD } from '../calls/stage.js';
import { partsOf } from '../conformance/multipart.js';
import { LACKS } from '../runtimes/here.js';

test('a body that is sparing is left out when it has no fields', () => {
  const operation: Operation = { id: 'things.make', method: 'POST', path: '/things', body: 'json', sparing: true };
  const sent = [undefined, {}, { a: undefined }, { a: null }, []].map(
    (body) => encodeBody(operation, body, undefined)[0],
  );
  expect(sent).toEqual([null, null, null, '{"a":null}', null]);
  expect(encodeBody(operation, {}, { b: 1 })[0]).toBe('{"b":1}');
});

const circle: Record<string, unknown> = { a: [] };
(circle['a'] as unknown[]).push(circle);

describe('JSON bodies', () => {
  test.for([
    ['NaN', { a: [1, { 'b/c': Number.NaN }] }, '/a/1/b~1c', /NaN is not a JSON number/],
    ['infinity', [Number.POSITIVE_INFINITY], '/0', /Infinity/],
    ['a bigint', { a: 1n }, '/a', /bigint/],
    ['a function', { a: { b: () => 1 } }, '/a/b', /function/],
    ['a symbol', { a: Symbol('x') }, '/a', /symbol/],
    ['a circle', circle, '/a/0', /contains itself/],
    ['half a character', { a: ['\ud800'] }, '/a/0', /lone surrogate/],
    ['a hole', { a: [undefined] }, '/a/0', /undefined/],
    ['a promise', { a: Promise.resolve(1) }, '/a', /await it/],
    ['a map', { a: new Map() }, '/a', /Object.fromEntries/],
    ['bytes', { a: new Uint8Array(1) }, '/a', /base64/],
    [
      'a broken date',
      {
        a: new Date(Number.NaN),
        b: {
          toJSON: () => {
            throw new Error('no');
          },
        },
      },
      '/b',
      /toJSON throws: no/,
    ],
    ['a function at the top', () => 1, '', /function/],
  ] as const)('%s is refused, and where it stands is told', ([, body, where, reason]) => {
    let error: unknown;
    try {
      encodeJSON(body);
    } catch (fault) {
      error = fault;
    }
    expect(error).toBeInstanceOf(BodyEncodingError);
    expect(error).toMatchObject({ where });
    expect((error as Error).message).toMatch(reason);
  });

  test('what is undefined is left out, what is null is sent, and dates are RFC 3339', () => {
    const body = { a: undefined, b: null, c: new Date(0), d: '\\ud800', e: { toJSON: () => 5 } };
    expect(encodeJSON(body)).toBe('{"b":null,"c":"1970-01-01T00:00:00.000Z","d":"\\\\ud800","e":5}');
  });

  test('a body that is too deep is refused, and none too deep is not', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 1000; level += 1) {
      deep = [deep];
    }
    expect(JSON.parse(encodeJSON(deep))).toEqual(deep);
    for (let level = 0; level < 200_000; level += 1) {
      deep = [deep];
    }
    expect(() => encodeJSON(deep)).toThrow(BodyEncodingError);
  });

  test('whatever is JSON goes as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(encodeJSON(value)).toBe(JSON.stringify(value));
      }),
    );
  });
});

describe('parameters', () => {
  test.for(['', '.', '..', null, undefined])('the path argument %o would call another endpoint', (value) => {
    expect(() => encodePath('id', value)).toThrow(PathArgumentError);
  });

  test('no path argument leaves its segment, and each comes back as it went', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(text !== '.' && text !== '..');
        const encoded = encodePath('id', text);
        expect(encoded).toMatch(/^[A-Za-z0-9\-._~%]+$/);
        expect(decodeURIComponent(encoded)).toBe(text);
        const { pathname } = new URL(`https://x.test/a/${encoded}/b`);
        expect(pathname.split('/')).toHaveLength(4);
      }),
    );
  });

  test('query values come back as they went', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' })),
        (values) => {
          expect(Object.fromEntries(new URLSearchParams(encodeQuery(values)))).toEqual({ ...values });
          expect(Object.fromEntries(new URLSearchParams(encodeForm(values)))).toEqual({ ...values });
        },
      ),
    );
  });

  test.for([
    [Number.NaN, /'a' cannot be NaN/],
    [Symbol('x'), /type symbol/],
    [() => 1, /type function/],
    [new Map(), /type Map/],
    [new Date(Number.NaN), /invalid Date/],
    ['\udfff', /lone surrogate/],
    [[{}], /type Object/],
  ] as const)('%o has no place in a query', ([value, reason]) => {
    expect(() => encodeQuery({ a: value })).toThrow(QueryArgumentError);
    expect(() => encodeQuery({ a: value })).toThrow(reason);
  });

  test('moments, big numbers, sets and addresses have one', () => {
    const values = { d: new Date(0), n: 12345678901234567890n, s: new Set(['x']), u: new URL('https://x.test/') };
    expect(decodeURIComponent(encodeQuery(values))).toBe(
      'd=1970-01-01T00:00:00.000Z&n=12345678901234567890&s=x&u=https://x.test/',
    );
  });
});

describe('uploads', () => {
  interface Arrived {
    readonly length: string | undefined;
    readonly coding: string | undefined;
    readonly file: string;
    readonly name: string;
    readonly type: string;
  }

  async function sent(file: unknown): Promise<Arrived> {
    const url = await serve(async (request, response) => {
      const body = new Uint8Array(await bodyOf(request));
      const parts = partsOf(body, String(request.headers['content-type']));
      const part = parts.find(({ disposition }) => disposition?.includes('; name="file"'));
      const length = request.headers['content-length'];
      const answer = {
        length,
        coding: request.headers['transfer-encoding'],
        file: part?.text,
        name: /filename="(.*)"/.exec(part?.disposition ?? '')?.[1],
        type: part?.content_type,
      };
      response.end(JSON.stringify(answer));
    });
    const client = new Acme({ apiKey: KEY, baseURL: url, maxRetries: 0 });
    return (await client.runtime.call(UPLOAD, { body: { purpose: 'x', file } })) as Arrived;
  }

  async function* pieces() {
    yield new TextEncoder().encode('ab');
    yield new TextEncoder().encode('c');
  }

  test.for([
    ['a File', () => new File(['abc'], 'a.png', { type: 'image/png' }), 'a.png', 'image/png', true],
    ['a Blob', () => new Blob(['abc']), 'file', 'application/octet-stream', true],
    ['bytes', () => new TextEncoder().encode('abc'), 'file', 'application/octet-stream', true],
    [
      'a part of a buffer',
      () => new TextEncoder().encode('xabcx').subarray(1, 4),
      'file',
      'application/octet-stream',
      true,
    ],
    ['an ArrayBuffer', () => new TextEncoder().encode('abc').buffer, 'file', 'application/octet-stream', true],
    ['text with a name', () => ({ content: 'abc', name: 'é.txt' }), 'é.txt', 'text/plain', true],
    ['an iterable', () => ({ content: pieces(), name: 'a.csv', type: 'text/x' }), 'a.csv', 'text/x', false],
    ['a stream', () => new Blob(['abc']).stream(), 'file', 'application/octet-stream', false],
    ['a Response', () => new Response('abc', { headers: { 'content-type': 'image/gif' } }), 'file', 'image/gif', false],
  ] as const)('%s arrives', async ([, make, name, type, known]) => {
    const arrived = await sent(make());
    expect(arrived).toMatchObject({ file: 'abc', name, type });
    expect([arrived.length !== undefined, arrived.coding]).toEqual(
      known && !LACKS.lengthOfStreams ? [true, undefined] : [false, 'chunked'],
    );
  });

  test('a path on disk arrives, with its name and length, and is read anew for each attempt', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'upload-'));
    try {
      const path = join(folder, 'a.json');
      await writeFile(path, 'x'.repeat(300_000));
      const arrived = await sent({ path });
      expect(arrived).toMatchObject({ name: 'a.json', type: 'application/json' });
      expect(arrived.file).toHaveLength(300_000);
      expect(arrived.length !== undefined).toBe(!LACKS.lengthOfStreams);
      const [body] = encodeMultipart({ file: { path } }, ['file']);
      expect(body).toMatchObject({ replayable: true, spent: false });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.for([
    [{ path: '/no/such/file' }, /'file' cannot be read: ENOENT/],
    [{ path: tmpdir() }, /no file/],
    [7, /'file' must be a File.*not number/],
    [null, /not null/],
    [{}, /not Object/],
    [{ content: 'x', type: 'a\r\nb' }, /line break/],
  ] as const)('%o is no file', async ([file, reason]) => {
    const error = await failureOf(sent(file));
    expect(error).toBeInstanceOf(BodyEncodingError);
    expect((error as Error).message).toMatch(reason);
  });

  test('what an iterable throws ends the call with it', async () => {
    const fault = new BodyEncodingError('broken');
    async function* broken() {
      yield new Uint8Array(1);
      throw fault;
    }
    expect(await failureOf(sent(broken()))).toBeInstanceOf(Error);
  });

  test('any bytes come back as they went, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.string({ unit: 'grapheme' }), async (bytes, text) => {
        const [body, type] = encodeMultipart({ text, file: new Uint8Array(bytes) }, ['file']);
        const form = await new Response((body as { stream(): ReadableStream }).stream(), {
          headers: { 'content-type': type },
        }).formData();
        expect(new Uint8Array(await (form.get('file') as File).arrayBuffer())).toEqual(new Uint8Array(bytes));
        expect(form.get('text')).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});
