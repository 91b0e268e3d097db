import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { tool } from '@aiagentplatform/sdk/lib';
import * as z from 'zod';

const weather = tool({
  name: 'weather',
  description: 'The weather in a city.',
  parameters: z.object({
    city: z.string().describe("The city's English name."),
    days: z.int().min(1).max(7).default(1).describe('How many days, today included.'),
  }),
  run: ({ city, days }) => ({ city, celsius: Array.from({ length: days }, () => 21) }),
});

const client = new AIAgentPlatform();
const runner = client.chat.completions.runTools({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'What is the weather like in Paris?' }],
  tools: [weather],
});
for await (const step of runner) {
  // each reply, call and result, as it happens
  if (step.type === 'returned') {
    console.log(`${step.name}(${step.call.function.arguments}) = ${step.content}`);
  }
}
const run = await runner.final();
console.log(run.text);
console.log(run.rounds, 'rounds,', run.usage.total_tokens, 'tokens');
