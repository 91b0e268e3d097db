import { AIAgentPlatform, StreamIncompleteError } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform();
const stream = client.chat.completions.stream({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'Tell me a story.' }],
  stream_options: { include_usage: true },
});

try {
  for await (const text of stream.text()) {
    process.stdout.write(text);
  }
  const completion = await stream.final(); // the whole, as `create` returns it
  console.log(`\n${completion.choices[0]?.finish_reason}, ${completion.usage?.total_tokens} tokens`);
} catch (error) {
  if (!(error instanceof StreamIncompleteError)) {
    throw error;
  }
  console.log('\nThe connection broke. Until then:', error.partial);
}
