import { equal } from 'node:assert/strict';
import { type AIAgentPlatform, RateLimitError } from '@aiagentplatform/sdk';
import { mockPlatform } from '@aiagentplatform/sdk/testing'; // pip install aiagentplatform-mock

/** What is to be tested. */
async function summary(client: AIAgentPlatform, text: string): Promise<string> {
  try {
    const completion = await client.chat.completions.create({
      model: 'gpt-5.2',
      messages: [{ role: 'user', content: `Summarise: ${text}` }],
    });
    return completion.choices[0]?.message.content ?? '';
  } catch (error) {
    if (error instanceof RateLimitError) {
      return 'Busy.';
    }
    throw error;
  }
}

const platform = await mockPlatform();
try {
  const client = platform.client({ maxRetries: 1 });
  await platform.say('Short.'); // what the model says next
  equal(await summary(client, 'A long text.'), 'Short.');

  const details = { status: 429, headers: { 'Retry-After': '0' } };
  await platform.fault('status', { details, times: 2 }); // one failure more than is tried again
  equal(await summary(client, 'A long text.'), 'Busy.');
  equal((await platform.requests()).map(({ status }) => status).join(), '200,429,429');
  console.log('ok');
} finally {
  await platform.stop();
}
