import { equal } from 'node:assert/strict';
import { AIAgentPlatform, ConnectTimeoutError, StreamIncompleteError } from '@aiagentplatform/sdk';
import {
  apiError,
  chatCompletion,
  chatStream,
  cut,
  reply,
  ScriptedTransport,
  split,
} from '@aiagentplatform/sdk/testing';

const whole = chatStream('Hello world', { usage: true }); // bytes, as they come over the wire
const script = new ScriptedTransport(
  new ConnectTimeoutError('no route'), // is tried again …
  apiError(429, 'rate_limit_exceeded', 'Slow down.', { headers: { 'retry-after': '0' } }), // … and so is this
  chatCompletion('Done.', { usage: { prompt_tokens: 12 } }), // an object becomes a JSON reply
  reply(200, { chunks: split(whole, 7) }), // a stream that arrives seven bytes at a time
  cut(whole, { afterEvents: 2 }), // one that ends too early
);
script.on('GET', '/models/*', ({ path }) => ({ id: path.split('/').at(-1), object: 'model' }));

const client = new AIAgentPlatform({ apiKey: 'aap_test_any', transport: script });
const params = { model: 'auto', messages: [] };

const completion = await client.chat.completions.create(params);
equal(completion.choices[0]?.message.content, 'Done.');
equal(script.requests.map(({ headers }) => headers['x-sdk-attempt']).join(), '1,2,3');

let text = '';
for await (const piece of client.chat.completions.stream(params).text()) {
  text += piece;
}
equal(text, 'Hello world');

try {
  await client.chat.completions.stream(params).final();
} catch (error) {
  equal(error instanceof StreamIncompleteError, true);
}
equal((await client.models.retrieve('gpt-5.2')).id, 'gpt-5.2');
script.assertDone(); // every reply was asked for, and read
