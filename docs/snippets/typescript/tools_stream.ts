import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { tool } from '@aiagentplatform/sdk/lib';
import * as z from 'zod';

const price = tool({
  name: 'price',
  description: 'What an item costs, in euros.',
  parameters: z.object({ item: z.string() }),
  run: async ({ item }, { signal }) => {
    signal.throwIfAborted(); // hand the signal on to fetch and the like: it ends what the run no longer needs
    return item === 'tea' ? 4.5 : 6;
  },
});

const stock = tool({
  name: 'count_stock',
  description: 'How many of an item there are.',
  // A JSON Schema will do; its arguments are not validated.
  parameters: { type: 'object', properties: { item: { type: 'string' } }, required: ['item'] },
  run: ({ item }: { item: string }) => item.length,
});

const client = new AIAgentPlatform();
const stream = client.chat.completions.streamTools({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'What does tea cost, and how much is left?' }],
  tools: [price, stock],
  maxConcurrency: 4,
});
for await (const step of stream) {
  if (step.type === 'content.delta') {
    process.stdout.write(step.delta);
  } else if (step.type === 'called') {
    process.stdout.write(`[${step.name}]`);
  }
}
const run = await stream.final();
console.log(`\n${run.toolCalls} calls, ${run.stopReason}`);
