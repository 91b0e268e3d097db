import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { deltas, tool } from '@aiagentplatform/sdk/lib';
import * as z from 'zod';

const weather = tool({ name: 'weather', parameters: z.object({ city: z.string() }) });

const client = new AIAgentPlatform();
const stream = client.chat.completions.stream({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'What is the weather like in Paris?' }],
  tools: [weather.param],
  stream_options: { include_usage: true },
});
for await (const delta of deltas(stream)) {
  if (delta.type === 'content.delta') {
    process.stdout.write(delta.delta); // delta.snapshot is the text so far
  } else if (delta.type === 'tool_call.delta') {
    console.log(delta.name, delta.arguments); // parsed as far as they have come
  } else if (delta.type === 'tool_call.done') {
    console.log('call', delta.call.function.name, delta.arguments);
  } else if (delta.type === 'choice.done') {
    console.log('end:', delta.finishReason);
  } else if (delta.type === 'usage') {
    console.log(delta.usage.total_tokens, 'tokens');
  }
}
