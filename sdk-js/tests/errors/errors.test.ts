import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import * as errors from '../../src/core/errors.js';

type Made = errors.SDKError & { constructor: typeof errors.SDKError };

const CLASSES = Object.entries(errors).filter(
  (entry): entry is [string, typeof errors.SDKError] => typeof entry[1] === 'function',
);

describe('the tree', () => {
  test.for(CLASSES)('%s bears its own name, whatever a minifier makes of it', ([name, Class]) => {
    const error = new (Class as unknown as new (message: string, details?: object) => Made)('no');
    expect(Class.brand).toBe(name);
    expect(Object.hasOwn(Class, 'brand')).toBe(true);
    expect(error.name).toBe(name === 'AbortedError' ? 'AbortError' : name);
    expect(error.kind).toMatch(/^[a-z_]+$/);
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(errors.SDKError);
    expect(error.stack).toContain(error.name);
  });

  test('an error is an instance of the classes above its own, and of no other', () => {
    const error = new errors.ConnectTimeoutError('slow');
    expect(error).toBeInstanceOf(errors.APIConnectionError);
    expect(error).toBeInstanceOf(errors.APIError);
    expect(error).not.toBeInstanceOf(errors.IdleTimeoutError);
    expect(error).not.toBeInstanceOf(errors.ArgumentError);
    expect(error.sent).toBe(false);
    expect(new errors.IdleTimeoutError('slow').sent).toBe(true);
  });

  test('a silent stream is an idle timeout, and a bad secret a matter of configuration', () => {
    const error = new errors.StreamIdleError('silent');
    expect(error).toBeInstanceOf(errors.StreamIncompleteError);
    expect(error).toBeInstanceOf(errors.IdleTimeoutError);
    expect(error).toBeInstanceOf(errors.APIConnectionError);
    expect(error).not.toBeInstanceOf(errors.ConnectTimeoutError);
    expect(new errors.WebhookSecretError('none')).toBeInstanceOf(errors.ConfigurationError);
  });

  test('instanceof holds across two copies of the package', async () => {
    vi.resetModules();
    const other = await import('../../src/core/errors.js');
    const error = new other.RateLimitError('slow down', { status: 429 });
    expect(other.RateLimitError).not.toBe(errors.RateLimitError);
    expect(error).toBeInstanceOf(errors.RateLimitError);
    expect(error).toBeInstanceOf(errors.APIError);
    expect(error).not.toBeInstanceOf(errors.NotFoundError);
    expect(new other.StreamIdleError('silent')).toBeInstanceOf(errors.IdleTimeoutError);
  });

  test("a class of the caller's own takes none of its parent's errors", () => {
    class Mine extends errors.NotFoundError {}
    expect(new errors.NotFoundError('no')).not.toBeInstanceOf(Mine);
    expect(new Mine('no')).toBeInstanceOf(errors.NotFoundError);
    expect(new Mine('no')).toBeInstanceOf(Mine);
  });

  test.for([null, undefined, 1, 'text', {}, new Error('other'), Object.create(null)])(
    '%s is no error of ours',
    (value) => {
      expect(value instanceof errors.SDKError).toBe(false);
    },
  );
});

describe('what an error shows', () => {
  const error = new errors.NotFoundError('No such agent.', {
    status: 404,
    code: 'agent_not_found',
    requestId: 'req_1',
    headers: new Headers({ 'set-cookie': 'session=SECRET', 'retry-after': '2' }),
    body: { echoed: 'SECRET' },
    cause: new Error('behind'),
  });

  test('the message is as the server wrote it; the stack tells status, code and request', () => {
    expect(error.message).toBe('No such agent.');
    expect(error.stack).toContain('NotFoundError: 404 agent_not_found: No such agent. (request req_1)');
    expect(String(error)).toBe('NotFoundError: 404 agent_not_found: No such agent. (request req_1)');
    expect(error.cause).toEqual(new Error('behind'));
  });

  test('headers and body are there, and are shown nowhere', () => {
    expect(error.body).toEqual({ echoed: 'SECRET' });
    expect(error.headers?.get('set-cookie')).toBe('session=SECRET');
    expect(inspect(error, { depth: 9 })).not.toContain('SECRET');
    expect(JSON.stringify(error)).not.toContain('SECRET');
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: 'NotFoundError', kind: 'not_found', status: 404 });
  });

  test('what the failure does not have is undefined', () => {
    const bare = new errors.APIError('failed');
    expect([bare.status, bare.code, bare.headers, bare.retryAfter, bare.rateLimit]).toEqual(Array(5).fill(undefined));
    expect(bare.attempts).toBe(0);
    expect(error.retryAfter).toBe(2000);
  });
});
