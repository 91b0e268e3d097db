/** A client on a scripted transport. */

import { describe, expect, test } from 'vitest';
import { AIAgentPlatform } from '../../src/client.js';
import { APIConnectionError, ConnectTimeoutError, NotFoundError, RateLimitError } from '../../src/core/errors.js';
import {
  type Answer,
  AssertionError,
  apiError,
  chatCompletion,
  reply,
  ScriptedTransport,
  UnexpectedRequestError,
  UnusedReplyError,
} from '../../src/testing/index.js';

function scripted(...answers: Answer[]): { readonly script: ScriptedTransport; readonly client: AIAgentPlatform } {
  const script = new ScriptedTransport(...answers);
  return { script, client: new AIAgentPlatform({ apiKey: 'aap_test_any', transport: script, maxRetries: 2 }) };
}

const ask = (client: AIAgentPlatform) => client.chat.completions.create({ model: 'auto', messages: [] });

describe('a script', () => {
  test('plays its replies in turn, and keeps what is sent', async () => {
    const { script, client } = scripted(
      new ConnectTimeoutError('no route'),
      reply(429, { headers: { 'retry-after': '0' } }),
      chatCompletion('Done.'),
    );
    expect((await ask(client)).choices[0]?.message.content).toBe('Done.');
    expect(script.requests.map(({ headers }) => headers['x-sdk-attempt'])).toEqual(['1', '2', '3']);
    expect(script.requests[0]).toMatchObject({ method: 'POST', path: '/v1/chat/completions' });
    expect(script.requests[0]?.json).toEqual({ model: 'auto', messages: [] });
    expect(JSON.stringify(script.requests)).not.toContain('aap_test_any');
    script.assertDone();
  });

  test('replies by method and path, with functions, again and again', async () => {
    const { script, client } = scripted();
    script.on('GET', '/models/*', ({ path }) => ({ id: path.split('/').at(-1), object: 'model' }));
    for (const id of ['one', 'two words']) {
      expect((await client.models.retrieve(id)).id).toBe(id);
    }
  });

  test('gives errors as the API does', async () => {
    const { client } = scripted(apiError(404, 'not_found', 'There is none.', { param: 'model' }));
    const error = await client.models.retrieve('none').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ code: 'not_found', param: 'model', requestId: 'req_test' });
  });

  test('shows uploads as they are sent', async () => {
    const { script, client } = scripted({ id: 'file_1', object: 'file' });
    await client.files.upload({ file: { content: 'Hi there', name: 'a.txt' }, purpose: 'user_data' });
    expect(script.requests[0]?.text).toContain('filename="a.txt"');
    expect(script.requests[0]?.text).toContain('Hi there');
  });

  test('is a fetch, too', async () => {
    const script = new ScriptedTransport({ ok: true }, reply(204));
    const response = await script.fetch('https://example.com/a%20b?q=1', { method: 'PUT', body: 'x' });
    expect(await response.json()).toEqual({ ok: true });
    expect(script.requests[0]).toMatchObject({ method: 'PUT', path: '/a b', query: { q: '1' }, text: 'x' });
    expect((await script.fetch('https://example.com/')).body).toBeNull();
    script.assertDone();
  });

  test('breaks a reply after its body', async () => {
    const { client } = scripted(reply(200, { body: '{"id"', failure: new APIConnectionError('reset') }));
    const error = await client
      .withOptions({ maxRetries: 0 })
      .models.retrieve('a')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(APIConnectionError);
  });

  test('fails a request that it does not expect, which no retry hides', async () => {
    const { script, client } = scripted({ id: 'm' });
    await client.models.retrieve('m');
    const error = await client.models.retrieve('other').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnexpectedRequestError);
    expect(error).toBeInstanceOf(AssertionError);
    expect((error as Error).message).toMatch(/no reply for GET \/v1\/models\/other.*1\. GET \/v1\/models\/m; 2\./);
    expect(script.requests).toHaveLength(2);
  });

  test('tells of replies that were not asked for, or left open', async () => {
    const { script, client } = scripted({ id: 'm' }, { id: 'n' });
    script.on('DELETE', '/files/*', { id: 'f' });
    expect(() => script.assertDone()).toThrow(/2 of the queue, DELETE \/files\/\*\. No request came/);
    const open = await client.models.retrieve('m').asResponse();
    await client.models.retrieve('n');
    await client.files.delete('f');
    expect(() => script.assertDone()).toThrow(UnusedReplyError);
    expect(() => script.assertDone()).toThrow(/left open: GET \/v1\/models\/m/);
    await open.body?.cancel();
    script.assertDone();
  });

  test('refuses what cannot be a reply', () => {
    expect(() => scripted('text' as never)).toThrow(TypeError);
    expect(() => scripted(null as never)).toThrow(TypeError);
    expect(() => scripted(new RateLimitError('busy'))).toThrow(/give reply\(429/);
  });

  test('is closed with its client', async () => {
    const { script, client } = scripted();
    await client.close();
    expect(script.closed).toBe(true);
  });
});
