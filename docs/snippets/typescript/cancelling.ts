import { AbortedError, AIAgentPlatform } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform();
const stream = client.chat.completions.stream({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'Count to a million.' }],
});
for await (const chunk of stream) {
  console.log(chunk.id !== '');
  break; // ends the request, and frees its connection
}

try {
  await client.models.list({}, { signal: AbortSignal.abort('not needed') });
} catch (error) {
  console.log(error instanceof AbortedError, (error as Error).cause);
}
