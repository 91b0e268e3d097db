import { inspect } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type APIError, ArgumentError, ConfigurationError } from '../../src/core/errors.js';
import type { ClientOptions } from '../../src/core/settings/options.js';
import { Acme, acme, CREATE, failureOf, GET, KEY, Kept, PRODUCT } from '../calls/stage.js';
import { LACKS } from '../runtimes/here.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const refused = (options: object) => {
  try {
    new Acme({ apiKey: KEY, ...options } as ClientOptions);
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was taken');
};

describe('settings', () => {
  test('the environment gives what the caller does not', async () => {
    vi.stubEnv('ACME_TEST_API_KEY', ' key-of-the-environment ');
    vi.stubEnv('ACME_TEST_BASE_URL', 'http://127.0.0.1:1/v2/');
    const client = new Acme();
    expect(client.baseURL).toBe('http://127.0.0.1:1/v2');
    expect(client.runtime.config.apiKey).toBe('key-of-the-environment');
    expect(new Acme({ apiKey: 'mine' }).runtime.config.apiKey).toBe('mine');
  });

  test('without a key the error tells both ways to give one', () => {
    expect(() => new Acme()).toThrow(/new Acme\(\{ apiKey: \.\.\. \}\).*ACME_TEST_API_KEY/);
    expect(() => new Acme()).toThrow(ConfigurationError);
  });

  test('a client that only receives webhooks needs no key, until it calls', async () => {
    const client = new Acme({ webhookSecret: 'whsec_x', transport: new Kept() });
    expect(await failureOf(client.runtime.call(GET))).toBeInstanceOf(ConfigurationError);
  });

  test.for([
    [{ api_key: 'x' }, /'api_key'.*'apiKey'/],
    [{ baseUrl: 'http://x' }, /'baseUrl'.*'baseURL'/],
    [{ defaultHeaders: {} }, /Did you mean 'headers'/],
    [{ constructor: 3 }, /There is no option 'constructor'/],
    [{ retries: 3 }, /There is no option 'retries'.*maxRetries/],
    [{ maxRetries: -1 }, /maxRetries.*0 or more, not -1/],
    [{ maxRetries: 1.5 }, /whole number/],
    [{ timeout: '5s' }, /timeout/],
    [{ headers: [] }, /headers.*not an array/],
    [{ fetch: 'fetch' }, /fetch.*function/],
    [{ transport: {} }, /transport.*send/],
    [{ middleware: [1] }, /middleware.*functions/],
    [{ logger: {} }, /logger must have the methods/],
    [{ logLevel: 'loud' }, /logLevel must be one of off, error/],
    [{ apiKey: 7 }, /apiKey.*not 7/],
    [{ apiKey: `${KEY}\n` }, /line break/],
    [{ transport: new Kept(), fetch: () => undefined }, /not by both/],
  ] as const)('%o is refused by name', ([options, message]) => {
    const error = refused(options);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(KEY);
  });

  test.for([
    ['api.acme.test', 'http:// or https://'],
    ['ftp://api.acme.test', 'http:// or https://'],
    ['https://', 'name a host'],
    ['https://user:hush@api.acme.test', 'use apiKey'],
    ['https://api.acme.test?key=hush', 'query'],
    ['https://api.acme.test/v1#x', 'end with its path'],
    ['https://api.acme.test/a b', 'blank'],
    ['https://bücher.test', 'xn--'],
  ] as const)('the base URL %s is refused', ([baseURL, reason]) => {
    const error = refused({ baseURL });
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain(reason);
    expect(error.message).toContain('ACME_TEST_BASE_URL');
    expect(error.message).not.toContain('hush');
  });

  test.for([{ timeout: 0 }, { timeout: -1 }, { timeout: Number.NaN }, { timeout: { idle: 0 } }])(
    '%o is no limit',
    (options) => {
      expect(refused(options)).toBeInstanceOf(ArgumentError);
    },
  );

  test('a limit of another name is told, with those that there are', () => {
    expect(refused({ timeout: { first_byte: 5 } }).message).toMatch(/'first_byte'.*firstByte/);
  });

  test.skipIf(LACKS.disguise)('a web page may not hold a key, unless the caller insists', () => {
    const { process } = globalThis;
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', { createElement: () => undefined });
    vi.stubGlobal('process', undefined);
    vi.stubGlobal('Bun', undefined);
    vi.stubGlobal('Deno', undefined);
    try {
      expect(() => new Acme({ apiKey: KEY })).toThrow(/dangerouslyAllowBrowser/);
      expect(new Acme({ apiKey: KEY, dangerouslyAllowBrowser: true })).toBeInstanceOf(Acme);
      vi.stubGlobal('document', undefined);
      expect(new Acme({ apiKey: KEY })).toBeInstanceOf(Acme);
    } finally {
      vi.stubGlobal('process', process);
    }
  });
});

describe('a copy', () => {
  test('has the other settings, on the same connections', async () => {
    const transport = new Kept();
    const client = acme(transport, { headers: { 'x-a': '1', 'x-b': '1' }, query: { a: 1 } });
    const copy = client.withOptions({ headers: { 'x-b': '2' }, query: { b: 2 }, apiKey: 'other' });
    expect(copy).toBeInstanceOf(Acme);
    await copy.runtime.call(GET);
    expect(transport.requests[0]?.headers).toMatchObject({ 'x-a': '1', 'x-b': '2', authorization: 'Bearer other' });
    expect(transport.requests[0]?.url).toBe(`${PRODUCT.baseURL}/things?a=1&b=2`);
    await client.runtime.call(GET);
    expect(transport.requests[1]?.headers).toMatchObject({ 'x-b': '1', authorization: `Bearer ${KEY}` });
  });

  test('does not close what is its original’s', async () => {
    const client = acme(new Kept());
    await client.withOptions({ maxRetries: 0 }).close();
    expect(client.closed).toBe(false);
    await client.close();
    await client.close();
    expect(client.closed).toBe(true);
    expect(await failureOf(client.runtime.call(GET))).toBeInstanceOf(ConfigurationError);
  });

  test('refuses what is no setting', () => {
    expect(() => acme(new Kept()).withOptions({ nothing: 1 } as ClientOptions)).toThrow(ConfigurationError);
  });
});

describe('what is shown', () => {
  test('no secret, however a client is printed', () => {
    const client = acme(new Kept(), {
      headers: { 'x-api-key': 'HUSH', 'x-team': 'search' },
      query: { token: 'HUSH' },
      webhookSecret: 'whsec_HUSH',
    });
    for (const shown of [
      inspect(client, { depth: 9, showHidden: true }),
      JSON.stringify(client),
      inspect(client.runtime, { depth: 9 }),
    ]) {
      expect(shown).not.toContain(KEY);
      expect(shown).not.toContain('HUSH');
    }
    expect(JSON.stringify(client)).toContain('cdef');
    expect(inspect(client)).toContain('search');
  });

  test('the log tells of attempts, with secrets hidden and without bodies', async () => {
    const lines: string[] = [];
    const write = (message: string, ...details: unknown[]) => void lines.push(message + inspect(details));
    const logger = { debug: write, info: write, warn: write, error: write };
    const client = acme(new Kept(), { logger, logLevel: 'debug', query: { token: 'HUSH' } });
    await client.runtime.call(CREATE, { body: { secret: 'HUSH' } });
    const log = lines.join('\n');
    expect(log).toContain('POST https://api.acme.test/v1/things, attempt 1');
    expect(log).toContain('200');
    expect(log).not.toContain('HUSH');
    expect(log).not.toContain(KEY);
  });

  test('the environment sets the level, and a word that is none is told', async () => {
    const lines: string[] = [];
    const write = (message: string) => void lines.push(message);
    const logger = { debug: write, info: write, warn: write, error: write };
    vi.stubEnv('ACME_TEST_LOG', 'INFO');
    await acme(new Kept(), { logger }).runtime.call(GET);
    expect(lines).toEqual(['[Acme] GET https://api.acme.test/v1/things: 200, attempt 1']);
    vi.stubEnv('ACME_TEST_LOG', 'loud');
    acme(new Kept(), { logger });
    expect(lines[1]).toContain("'loud' in ACME_TEST_LOG");
  });

  test('a key that a server quotes is not in the error', async () => {
    const transport = new Kept(() => Response.json({ error: { message: `Bad key ${KEY}.` } }, { status: 401 }));
    const error = (await failureOf(acme(transport).runtime.call(GET))) as APIError;
    expect(error.message).toBe('Bad key ***.');
  });
});
