/** Receiving webhooks: verified events, clear errors, and bodies and headers in whatever form they come. */

import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { AIAgentPlatform } from '../../src/client.js';
import {
  ConfigurationError,
  WebhookError,
  WebhookHeaderError,
  WebhookPayloadError,
  WebhookSecretError,
  WebhookSignatureError,
  WebhookTimestampError,
} from '../../src/core/errors.js';
import { WebhookHandlers } from '../../src/core/webhooks/handlers.js';
import { WebhookReceiver } from '../../src/core/webhooks/receiver.js';
import { EVENT, letter, NOW, OTHER, receiver, rejection, SECRET } from './sender.js';

const BYTES = new TextEncoder();

test('unwrap gives the event', async () => {
  const { body, headers } = await letter();
  expect(await receiver().unwrap(body, headers)).toEqual(EVENT);
});

test('verify gives the id and the moment', async () => {
  const { body, headers } = await letter();
  expect(await receiver().verify(body, headers)).toEqual({ id: 'evt_1', timestamp: new Date(NOW) });
});

test('sign makes an id of its own, and one that is given stays', async () => {
  const first = await receiver().sign('{}');
  const second = await receiver().sign('{}');
  expect(first['webhook-id']).toMatch(/^msg_[0-9a-f]{32}$/);
  expect(first['webhook-id']).not.toBe(second['webhook-id']);
  expect(first['webhook-timestamp']).toBe(String(NOW / 1000));
  expect((await receiver().sign('{}', { id: 'evt_9' }))['webhook-id']).toBe('evt_9');
});

test('any of several secrets fits', async () => {
  const { body, headers } = await letter();
  expect(await receiver({ secret: [OTHER, SECRET] }).verify(body, headers)).toHaveProperty('id', 'evt_1');
  const both = await receiver().sign(body, { secret: [OTHER, SECRET] });
  expect(both['webhook-signature'].split(' ')).toHaveLength(2);
  expect(await receiver().verify(body, both)).toBeTruthy();
  expect(await receiver({ secret: 'whsec_AAAA' }).unwrap(body, headers, { secret: SECRET })).toEqual(EVENT);
});

test('without a secret the error tells how to give one', async () => {
  const fault = await rejection(new WebhookReceiver({ advice: 'Set ACME_WEBHOOK_SECRET.' }).verify('{}', {}));
  expect(fault).toBeInstanceOf(ConfigurationError);
  expect(fault).not.toBeInstanceOf(WebhookError);
  expect(fault.message).toBe('There is no webhook secret. Set ACME_WEBHOOK_SECRET.');
});

test.for([
  [{ 'webhook-id': '' }, WebhookHeaderError, 'missing_header'],
  [{ 'webhook-timestamp': 'soon' }, WebhookTimestampError, 'invalid_timestamp'],
  [{ 'webhook-timestamp': '1' }, WebhookTimestampError, 'timestamp_too_old'],
  [{ 'webhook-timestamp': '99999999999' }, WebhookTimestampError, 'timestamp_too_new'],
  [{ 'webhook-signature': 'v1,AAAA' }, WebhookSignatureError, 'no_matching_signature'],
] as const)('each fault has its error: %s', async ([change, kind, code]) => {
  const { body, headers } = await letter();
  const fault = await rejection(receiver().unwrap(body, { ...headers, ...change }));
  expect(fault).toBeInstanceOf(kind);
  expect(fault).toMatchObject({ code, status: 400 });
});

test("a malformed secret is the receiver's fault and is not shown", async () => {
  const fault = await rejection(receiver({ secret: 'whsec_top secret' }).verify('{}', {}));
  expect(fault).toBeInstanceOf(WebhookSecretError);
  expect(fault).toBeInstanceOf(ConfigurationError);
  expect(fault).toMatchObject({ code: 'invalid_secret', status: 500 });
  expect(`${fault.stack}${JSON.stringify(fault)}`).not.toContain('top secret');
});

test.for(['', '[1]', 'null', '7', '{"a":', '\ufeff{}', '['.repeat(100_000), '{"a":'.repeat(100_000)])(
  'a signed body that is no event is a payload error: %#',
  async (body) => {
    const fault = await rejection(receiver().unwrap(body, await receiver().sign(body)));
    expect(fault).toBeInstanceOf(WebhookPayloadError);
    expect(fault).toMatchObject({ code: 'invalid_payload', status: 400 });
  },
);

test.for([
  ['no UTF-8', [...'{"a":"'].map((each) => each.charCodeAt(0)).concat(0xff, 0x22, 0x7d)],
  ['behind a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
] as const)('a signed body that is %s is a payload error', async ([, bytes]) => {
  const body = Uint8Array.from(bytes);
  const fault = await rejection(receiver().unwrap(body, await receiver().sign(body)));
  expect(fault).toMatchObject({ code: 'invalid_payload' });
});

test('an event that the schema refuses is a payload error that says why', async () => {
  const { body, headers } = await letter();
  const fault = await rejection(receiver({ fault: () => 'It has no wings.' }).unwrap(body, headers));
  expect(fault).toBeInstanceOf(WebhookPayloadError);
  expect(fault.message).toContain('It has no wings.');
});

describe('bodies', () => {
  const text = JSON.stringify({ ...EVENT, type: 'é☃🚀' });
  const bytes = BYTES.encode(text);
  const padded = new Uint8Array([1, 2, ...bytes, 3]);
  const forms: Record<string, () => Parameters<WebhookReceiver['unwrap']>[0]> = {
    text: () => text,
    bytes: () => bytes,
    'bytes within a buffer': () => padded.subarray(2, -1),
    'an ArrayBuffer': () => bytes.buffer,
    'a DataView': () => new DataView(bytes.buffer),
    'a Node.js Buffer': () => Buffer.from(text),
    'a Blob': () => new Blob([bytes]),
    'a Request': () => new Request('https://example.com/', { method: 'POST', body: bytes }),
  };

  test.for(Object.entries(forms))('may be %s', async ([, make]) => {
    const headers = await receiver().sign(text);
    expect(await receiver().unwrap(make(), headers)).toHaveProperty('type', 'é☃🚀');
    expect(await receiver().verify(make(), headers)).toBeTruthy();
  });

  const parsed: Record<string, [body: unknown, said: string]> = {
    'an object': [EVENT, 'something parsed it'],
    'a list': [[1], 'kind Array'],
    nothing: [undefined, 'undefined: it was not read'],
    null: [null, 'null: it was not read'],
    'a promise': [Promise.resolve('{}'), '`await` is missing'],
    'a stream': [new Blob(['{}']).stream(), 'read it to its end'],
    'a number': [7, 'kind Number'],
  };

  test.for(Object.entries(parsed))('that were parsed are named as such: %s', async ([, [body, said]]) => {
    const fault = await rejection(receiver().unwrap(body as string, await receiver().sign('{}')));
    expect(fault).toBeInstanceOf(WebhookPayloadError);
    expect(fault).toMatchObject({ code: 'parsed_body', status: 400 });
    expect(fault.message).toContain(said);
    for (const advice of ['express.raw', 'parseAs', 'bodyParser', 'c.req.raw']) {
      expect(fault.message).toContain(advice);
    }
  });

  test('a Request that was read before is named as such', async () => {
    const request = new Request('https://example.com/', { method: 'POST', body: '{}' });
    await request.text();
    const fault = await rejection(receiver().unwrap(request, await receiver().sign('{}')));
    expect(fault).toBeInstanceOf(ConfigurationError);
    expect(fault.message).toContain('read it before');
  });

  test.for([
    ['indented', JSON.stringify(EVENT, null, 2), JSON.stringify(EVENT)],
    ['with a line break', `${JSON.stringify(EVENT)}\n`, JSON.stringify(EVENT)],
    ['compact', JSON.stringify({ a: 'ü', b: [1] }), '{"a": "\\u00fc", "b": [1]}'],
    ['not escaped', JSON.stringify({ a: '🚀' }), '{"a":"\\ud83d\\ude80"}'],
  ])('that were parsed and written again are named as such: %s', async ([, written = '', sent = '']) => {
    const fault = await rejection(receiver().unwrap(BYTES.encode(written), await receiver().sign(sent)));
    expect(fault).toBeInstanceOf(WebhookSignatureError);
    expect(fault.message).toContain('parsed and written again');
  });

  test('that came as text and do not fit are hinted at', async () => {
    const headers = await receiver().sign(Uint8Array.of(0xff));
    expect((await rejection(receiver().unwrap('\ufffd', headers))).message).toContain('came as text');
    expect((await rejection(receiver().unwrap(BYTES.encode('\ufffd'), headers))).message).not.toContain('came as text');
  });
});

describe('headers', () => {
  test('come in whatever form a framework has', async () => {
    const { body, headers } = await letter();
    const pairs = Object.entries(headers);
    const forms: Parameters<WebhookReceiver['unwrap']>[1][] = [
      headers,
      Object.freeze({ ...headers, cookie: undefined, 'set-cookie': ['a', 'b'] }),
      Object.fromEntries(pairs.map(([name, value]) => [name.toUpperCase(), value])),
      Object.fromEntries(pairs.map(([name, value]) => [name, [value]])),
      Object.assign(Object.create(null), headers),
      { ...headers, 'webhook-timestamp': NOW / 1000 } as unknown as Record<string, string>,
      pairs,
      new Map(pairs),
      pairs.values(),
      new Headers(headers),
      new Request('https://example.com/', { headers }).headers,
    ];
    for (const form of forms) {
      expect(await receiver().verify(body, form)).toHaveProperty('id', 'evt_1');
    }
  });

  test.for(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
    'that came twice are refused: %s',
    async (name) => {
      const { body, headers } = await letter();
      const value = headers[name] ?? '';
      const joined = new Headers(headers);
      joined.append(name, value);
      const forms: Parameters<WebhookReceiver['unwrap']>[1][] = [
        [...Object.entries(headers), [name, value]],
        { ...headers, [name]: [value, value] },
        { ...headers, [name.toUpperCase()]: value },
        { ...headers, [name]: `${value}, ${value}` },
        joined,
      ];
      for (const form of forms) {
        const fault = await rejection(receiver().verify(body, form));
        expect(fault).toBeInstanceOf(WebhookHeaderError);
        expect(fault).toMatchObject({ code: 'duplicate_header', message: `The header ${name} came 2 times.` });
      }
    },
  );

  test('a signature header of another sender in front is refused, too', async () => {
    const { body, headers } = await letter();
    const joined = new Headers({ ...headers, 'webhook-signature': 'v1,AAAA' });
    joined.append('webhook-signature', headers['webhook-signature'] ?? '');
    expect(await rejection(receiver().verify(body, joined))).toMatchObject({ code: 'duplicate_header' });
  });

  test.for([null, undefined, 7, 'webhook-id: evt_1', [1, 2], [['a', 'b', 'c']], [['a', 1]]])(
    'that are none are named as such: %s',
    async (headers) => {
      const fault = await rejection(receiver().verify('{}', headers as never));
      expect(fault).toBeInstanceOf(WebhookHeaderError);
      expect(fault.message).toMatch(/^No headers can be read from a \w+\./);
    },
  );

  test('without a value are missing', async () => {
    const { body, headers } = await letter();
    for (const id of [undefined, null, '', []]) {
      const fault = await rejection(receiver().verify(body, { ...headers, 'webhook-id': id } as never));
      expect(fault).toMatchObject({ code: 'missing_header', message: 'The header webhook-id is missing or empty.' });
    }
  });
});

test.for([-1, Number.NaN])('a tolerance that would let anything through is refused: %s', async (tolerance) => {
  const { body, headers } = await letter();
  const fault = await rejection(receiver().verify(body, headers, { tolerance }));
  expect(fault).toBeInstanceOf(ConfigurationError);
  expect(fault.message).toContain('tolerance');
});

test.for([Number.NaN, Number.POSITIVE_INFINITY, new Date('never')])(
  'a moment that is none is refused: %s',
  async (now) => {
    const { body, headers } = await letter();
    const fault = await rejection(receiver().verify(body, headers, { now }));
    expect(fault).toBeInstanceOf(ConfigurationError);
    expect(fault.message).toContain('now is a Date');
  },
);

test('an infinite tolerance lets any moment pass, also one beyond all dates', async () => {
  const headers = { ...(await letter()).headers, 'webhook-timestamp': '9'.repeat(40) };
  const code = (await rejection(receiver().verify('{}', headers, { tolerance: Number.POSITIVE_INFINITY }))).code;
  expect(code).toBe('no_matching_signature');
});

test('the time of the call goes before the time of the receiver', async () => {
  const { body, headers } = await letter();
  expect(await receiver({ now: () => 0 }).verify(body, headers, { now: new Date(NOW) })).toBeTruthy();
  expect(await rejection(receiver().verify(body, headers, { now: NOW + 301_000 }))).toMatchObject({
    code: 'timestamp_too_old',
  });
  expect(await receiver({ tolerance: 400_000 }).verify(body, headers, { now: NOW + 301_000 })).toBeTruthy();
});

test('no secret is shown, however a receiver or a client is printed', async () => {
  const client = new AIAgentPlatform({ webhookSecret: SECRET });
  await client.webhooks.verify('{}', await client.webhooks.sign('{}'));
  const printed = [
    receiver(),
    client.webhooks,
    client.webhooks.receiver(),
    new WebhookHandlers(receiver(), { secret: SECRET }),
  ];
  for (const each of printed) {
    const shown = `${inspect(each, { depth: 9, showHidden: true })}${JSON.stringify(each)}${String(each)}`;
    expect(shown).not.toContain(SECRET.slice(8));
  }
});
