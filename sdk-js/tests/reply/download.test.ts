import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { APIConnectionError, APIResponseError, ResponseDecodeError } from '../../src/core/errors.js';
import { responseOf } from '../../src/core/reply/info.js';
import { Acme, acme, failureOf, GET, json, KEY, Kept, pending, serve } from '../calls/stage.js';

const BYTES = Uint8Array.from({ length: 256 }, (_, index) => index);
const download = (response: Response) => acme(new Kept(() => response)).runtime.download(GET);

describe('a download', () => {
  test('is given whole in any form', async () => {
    const made = () =>
      download(new Response(BYTES, { headers: { 'content-type': 'image/png', 'content-length': '256' } }));
    expect(await (await made()).bytes()).toEqual(BYTES);
    expect(new Uint8Array(await (await made()).arrayBuffer())).toEqual(BYTES);
    expect((await (await made()).blob()).type).toBe('image/png');
    const reply = await made();
    expect(reply.contentLength).toBe(256);
    expect(responseOf(reply)?.status).toBe(200);
    expect((await new Response(reply.body).bytes?.()) ?? BYTES).toEqual(BYTES);
    expect(await (await download(json([1]))).json()).toEqual([1]);
    expect(await failureOf((await download(new Response('{'))).json())).toBeInstanceOf(ResponseDecodeError);
  });

  test('is written to a file as it comes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'download-'));
    try {
      const path = join(folder, 'file.bin');
      await (await download(new Response(BYTES))).toFile(path);
      expect(new Uint8Array(await readFile(path))).toEqual(BYTES);
      const nowhere = (await download(new Response(BYTES))).toFile(join(folder, 'no', 'file.bin'));
      expect(await failureOf(nowhere)).toMatchObject({ code: 'ENOENT' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('that is left early frees its connection', async () => {
    const closed = pending();
    const url = await serve((request, response) => {
      request.socket.on('close', () => closed.resolve());
      response.writeHead(200);
      response.write('x'.repeat(1000));
    });
    for await (const piece of await new Acme({ apiKey: KEY, baseURL: url }).runtime.download(GET)) {
      expect(piece.byteLength).toBeGreaterThan(0);
      break;
    }
    await closed.promise;
  });

  test('that breaks off is a connection error', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('some', () => request.socket.destroy());
    });
    const reply = await new Acme({ apiKey: KEY, baseURL: url }).runtime.download(GET);
    const reading = reply.bytes();
    expect(await failureOf(reading)).toBeInstanceOf(APIConnectionError);
    await reply.cancel();
  });

  test('that is none is an error', async () => {
    expect(await failureOf(download(new Response(null, { status: 304 })))).toBeInstanceOf(APIResponseError);
  });

  test('reads nothing ahead of its reader', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(10));
        },
      },
      { highWaterMark: 0 },
    );
    const reply = await download(new Response(body));
    expect(pulled).toBe(0);
    const pieces = reply[Symbol.asyncIterator]();
    await pieces.next();
    await pieces.next();
    expect(pulled).toBe(2);
    await pieces.return(undefined);
  });

  test('is disposed of where it is used', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      cancel() {
        cancelled = true;
      },
    });
    const reply = await download(new Response(body));
    await reply[Symbol.asyncDispose]();
    expect(cancelled).toBe(true);
    expect(await reply.bytes()).toHaveLength(0);
  });
});
