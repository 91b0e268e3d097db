/** Conversations recorded once and replayed ever after, without their secrets. */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { AIAgentPlatform } from '../../src/client.js';
import { APIConnectionError, ConnectTimeoutError } from '../../src/core/errors.js';
import { Redactor } from '../../src/testing/cassettes/redactor.js';
import type { Redaction } from '../../src/testing/cassettes/secrets.js';
import {
  type Answer,
  AssertionError,
  Cassette,
  CassetteError,
  type CassetteOptions,
  chatCompletion,
  chatStream,
  reply,
  ScriptedTransport,
  split,
  UnrecordedRequestError,
  withCassette,
} from '../../src/testing/index.js';

const folder = mkdtempSync(join(tmpdir(), 'cassettes-'));
afterAll(() => rmSync(folder, { recursive: true }));
let number = 0;
const fresh = () => join(folder, `new-${++number}`, 'talk.json');

type Use<T> = (client: AIAgentPlatform) => Promise<T>;
const NOBODY = new ScriptedTransport();

/** What comes of a conversation with a server that answers so, over a cassette. */
function over<T>(path: string | URL, answers: readonly Answer[], use: Use<T>, options?: CassetteOptions): Promise<T> {
  const script = answers.length > 0 ? new ScriptedTransport(...answers) : NOBODY;
  return withCassette(
    path,
    (cassette) => use(new AIAgentPlatform({ apiKey: 'aap_test_1234567890', transport: cassette.transport(script) })),
    options,
  );
}

const ask =
  (question: string): Use<string | null | undefined> =>
  async (client) => {
    const messages = [{ role: 'user' as const, content: question }];
    return (await client.chat.completions.create({ model: 'auto', messages })).choices[0]?.message.content;
  };

const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((thrown: unknown) => thrown);

describe('a cassette', () => {
  test('records the first time, and replays ever after', async () => {
    const path = fresh();
    expect(await over(path, [chatCompletion('Paris.')], ask('France?'))).toBe('Paris.');
    expect(await over(pathToFileURL(path), [], ask('France?'))).toBe('Paris.');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    expect(file).toMatchObject({
      cassette: 1,
      interactions: [
        {
          request: {
            method: 'POST',
            headers: { authorization: 'Bearer aap_test_REDACTED' },
            body: { json: { model: 'auto' } },
          },
          reply: { status: 200, body: { json: { object: 'chat.completion' } } },
        },
      ],
    });
    expect(Object.keys(file.interactions[0].request.headers)).not.toContain('idempotency-key');
  });

  test('keeps failures, and each reply of a call that is tried again', async () => {
    const path = fresh();
    const answers = [
      new ConnectTimeoutError('no route'),
      reply(503, { headers: { 'retry-after': '0' } }),
      chatCompletion('Hi'),
    ];
    expect(await over(path, answers, ask('Hi'))).toBe('Hi');
    expect(await over(path, [], ask('Hi'))).toBe('Hi');
    expect(JSON.parse(readFileSync(path, 'utf8')).interactions[0].reply).toEqual({
      failure: { error: 'ConnectTimeoutError', message: 'no route', sent: false },
    });
  });

  test('keeps the pieces of a stream, and where one broke', async () => {
    const path = fresh();
    const pieces = split(chatStream('a b'), 50);
    const answer = reply(200, { chunks: pieces.slice(0, 3), failure: new APIConnectionError('reset') });
    const use: Use<unknown> = (client) =>
      client
        .request({ method: 'GET', path: '/stream' })
        .asResponse()
        .then((response) => failure(response.text()));
    expect(await over(path, [answer], use)).toBeInstanceOf(Error);
    const [{ reply: recorded }] = JSON.parse(readFileSync(path, 'utf8')).interactions;
    expect(recorded.stream.join('')).toBe(new TextDecoder().decode(Buffer.concat(pieces.slice(0, 3))));
    expect(recorded.failure.message).toBe('reset');
    expect(await over(path, [], use)).toBeInstanceOf(Error);
  });

  test('keeps uploads, whatever their boundary, and bytes that are no text', async () => {
    const path = fresh();
    const bytes = Uint8Array.from([0, 255, 1, 254]);
    const use: Use<string> = async (client) =>
      (await client.files.upload({ file: { content: bytes, name: 'a.bin' }, purpose: 'user_data' })).id;
    expect(await over(path, [{ id: 'file_1' }], use)).toBe('file_1');
    expect(await over(path, [], use)).toBe('file_1');
  });

  test('does not hide a request that it does not have, and shows the nearest', async () => {
    const path = fresh();
    await over(path, [chatCompletion('Paris.')], ask('France?'));
    const error = await failure(over(path, [], ask('Peru?')));
    expect(error).toBeInstanceOf(UnrecordedRequestError);
    expect(error).toBeInstanceOf(AssertionError);
    expect((error as Error).message).toBe(
      [
        `POST /v1/chat/completions is not recorded in ${path}. The nearest is number 1, POST /v1/chat/completions:`,
        '  body/messages/0/content: sent "Peru?", recorded "France?"',
        "Record it with mode: 'extend' or mode: 'record'.",
      ].join('\n'),
    );
  });

  test('replays each recording once, or the last one again and again', async () => {
    const path = fresh();
    const twice: Use<unknown> = async (client) => [await ask('A')(client), await ask('A')(client)];
    expect(await over(path, [chatCompletion('1'), chatCompletion('2')], twice)).toEqual(['1', '2']);
    expect(await over(path, [], twice)).toEqual(['1', '2']);
    const thrice: Use<unknown> = async (client) => [await twice(client), await ask('A')(client)];
    expect(((await failure(over(path, [], thrice))) as Error).message).toMatch(/replayed already.*repeat: true/);
    expect(await over(path, [], thrice, { repeat: true })).toEqual([['1', '2'], '2']);
  });

  test('is not saved when its use fails, nor when nothing is new', async () => {
    const path = fresh();
    const broken = over(path, [chatCompletion('1')], async (client) => {
      await ask('A')(client);
      throw new Error('mine');
    });
    expect(((await failure(broken)) as Error).message).toBe('mine');
    expect(existsSync(path)).toBe(false);
    await over(path, [chatCompletion('1')], ask('A'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('\n', '\n\n'));
    await over(path, [], ask('A'));
    expect(readFileSync(path, 'utf8')).toContain('\n\n');
  });

  test('has modes', async () => {
    const path = fresh();
    expect(await failure(over(path, [], ask('A'), { mode: 'replay' }))).toBeInstanceOf(CassetteError);
    await over(path, [chatCompletion('1')], ask('A'), { mode: 'off' });
    expect(existsSync(path)).toBe(false);
    await over(path, [chatCompletion('1')], ask('A'));
    expect(await over(path, [chatCompletion('2')], ask('B'), { mode: 'extend' })).toBe('2');
    expect(await over(path, [], async (client) => [await ask('B')(client), await ask('A')(client)])).toEqual([
      '2',
      '1',
    ]);
    expect(await over(path, [chatCompletion('3')], ask('A'), { mode: 'record' })).toBe('3');
    expect(JSON.parse(readFileSync(path, 'utf8')).interactions).toHaveLength(1);
    expect(await failure(over(path, [], ask('A'), { mode: 'never' as never }))).toBeInstanceOf(RangeError);
  });

  test('tells what was not asked for, and compares what it is told to', async () => {
    const path = fresh();
    await over(path, [chatCompletion('1')], ask('A'));
    const cassette = await Cassette.open(path, { match: ['method', 'path'] });
    expect(cassette.unplayed).toHaveLength(1);
    expect(await ask('other')(new AIAgentPlatform({ apiKey: 'any_key', transport: cassette.transport() }))).toBe('1');
    expect(cassette.unplayed).toEqual([]);
    expect(await failure(Cassette.open(path, { match: ['colour' as never] }))).toBeInstanceOf(RangeError);
  });

  test.each([
    ['{', /it is not JSON/],
    ['[]', /no member "cassette"/],
    ['{"cassette": 2}', /version 2; this SDK reads cassettes of version 1/],
    ['{"cassette": 1, "interactions": [{"request": {}, "reply": {}}]}', /Interaction 1 of .* has no method/],
  ])('of %s is none', async (text, message) => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, text);
    const error = await failure(over(path, [], ask('A')));
    expect(error).toBeInstanceOf(CassetteError);
    expect((error as Error).message).toMatch(message);
  });
});

describe('what must not be written', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const written = (
    request: { url?: string; headers?: [string, string][]; body?: string },
    chunks: readonly string[] = [],
    redaction: Redaction = {},
  ) => {
    const made = new Redactor(redaction).interactions([
      {
        request: {
          method: 'POST',
          url: request.url ?? 'https://api.test/v1/x',
          headers: request.headers ?? [],
          body: utf8(request.body ?? ''),
        },
        reply: { status: 200, headers: [], chunks: chunks.map(utf8), complete: true, failure: undefined },
        played: 0,
      },
    ]);
    const [{ request: sent, reply: got }] = made as [(typeof made)[number]];
    return {
      url: sent.url,
      headers: sent.headers.map(([, value]) => value),
      body: new TextDecoder().decode(sent.body),
      chunks: got.chunks.map((chunk) => new TextDecoder().decode(chunk)),
    };
  };

  test('is struck out by its name, in headers and addresses', () => {
    const headers: [string, string][] = [
      ['Authorization', 'Bearer abcdefghijklmnop'],
      ['Cookie', 'a=abcdefgh12; b=2'],
      ['X-Api-Key', 'k'],
      ['X-Other', 'fine'],
    ];
    expect(written({ headers }).headers).toEqual(['Bearer REDACTED', 'REDACTED', 'REDACTED', 'fine']);
    expect(written({ url: 'https://u:p@api.test/v1/a%20b?sig=x&q=a+b&token=' }).url).toBe(
      'https://REDACTED@api.test/v1/a%20b?sig=REDACTED&q=a+b&token=',
    );
  });

  test('is struck out by its name, in JSON, also within JSON, in forms and in multipart bodies', () => {
    expect(written({ body: '{"clientSecret": "abc", "n": 1, "deep": [{"password": 12345678}]}' }).body).toBe(
      '{"clientSecret":"REDACTED","n":1,"deep":[{"password":0}]}',
    );
    expect(written({ body: JSON.stringify({ arguments: '{"api_key":"abc"}' }) }).body).toBe(
      JSON.stringify({ arguments: '{"api_key":"REDACTED"}' }),
    );
    expect(written({ body: 'a=1&password=hunter2&b=2' }).body).toBe('a=1&password=REDACTED&b=2');
    const part = '--b\r\nContent-Disposition: form-data; name="secret"\r\n\r\nabc\r\n--b--\r\n';
    expect(written({ body: part }).body).toBe(part.replace('abc', 'REDACTED'));
  });

  test('is struck out by its look, with its prefix kept', () => {
    const body =
      'see aap_live_abcdefgh12, whsec_c2VjcmV0, sk-abcdefgh12, eyJhbGciOiJI.eyJzdWIiOiIx.sig and AKIAABCDEFGHIJKLMNOP';
    expect(written({ body }).body).toBe(
      'see aap_live_REDACTED, whsec_REDACTED, sk-REDACTED, REDACTED and AKIAREDACTED',
    );
  });

  test('is struck out everywhere once it was seen, also across chunks, cut where they were', () => {
    const { chunks } = written({ body: '{"password": "correct horse 9"}' }, [
      'you said correct ho',
      'rse 9, did ',
      'you?',
    ]);
    expect(chunks).toEqual(['you said REDACTED', ', did ', 'you?']);
  });

  test('stays where it is no secret', () => {
    const body = '{"token":"short","total_tokens":12,"keys":["a"],"max_tokens":5}';
    expect(written({ body }).body).toBe(body);
    expect(written({ body: '{"password":"x"}' }, [], { keep: ['password'] }).body).toBe('{"password":"x"}');
  });

  test('is what the caller says, too', () => {
    const redaction = { names: ['x-tenant'], patterns: [/(T-)\d+/], hook: (text: string) => text.replace('Ada', '…') };
    const headers: [string, string][] = [['X-Tenant', 'acme corporation 1']];
    expect(written({ headers, body: '{"a":"T-123 of Ada at acme corporation 1"}' }, [], redaction)).toMatchObject({
      headers: ['REDACTED'],
      body: '{"a":"T-REDACTED of … at REDACTED"}',
    });
  });

  test('is gone however it is cut and wherever it stands, and striking out twice changes nothing', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_]{20,40}$/);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), fc.nat(60), (password, before, after, at) => {
        const whole = JSON.stringify({ note: `${before} ${password} ${after}` });
        const body = JSON.stringify({ password });
        const once = written({ body }, [whole.slice(0, at), whole.slice(at)]);
        const seen = JSON.stringify(once);
        expect(seen).not.toContain(password);
        expect(written({ body: once.body }, once.chunks).chunks.join('')).toBe(once.chunks.join(''));
      }),
    );
  });
});
