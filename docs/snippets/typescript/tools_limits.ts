import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { ToolError, ToolLimitError, tool } from '@aiagentplatform/sdk/lib';
import * as z from 'zod';

const STOCK = new Map([['tea', 3]]);

const buy = tool({
  name: 'buy',
  description: 'Buy something.',
  parameters: z.object({ item: z.string(), count: z.int() }),
  run: ({ item, count }) => {
    if (!STOCK.has(item)) {
      throw new ToolError(`There is no ${item}. There is: ${[...STOCK.keys()].join(', ')}.`); // for the model, word for word
    }
    return `Bought ${count} ${item}.`;
  },
});

const client = new AIAgentPlatform();
const { completions } = client.chat;
const runner = completions.runTools({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'Buy two coffees.' }],
  tools: [buy],
  maxRounds: 2,
  maxToolCalls: 20,
  deadline: 60_000, // milliseconds for all of it
});
try {
  console.log((await runner.final()).text);
} catch (error) {
  if (!(error instanceof ToolLimitError)) {
    throw error;
  }
  console.log(`Stopped by ${error.limit}; open calls: ${error.run.pending.length}`);
  const { messages } = error.run; // all that was said; whoever goes on with it runs the open calls first
  const run = await completions.runTools({ model: 'gpt-5.2', messages, tools: [buy] }).final();
  console.log(run.text);
}
