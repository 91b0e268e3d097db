import { AIAgentPlatform } from '@aiagentplatform/sdk';
import * as z from 'zod';

const Recipe = z.object({ name: z.string(), ingredients: z.array(z.string()) });

const client = new AIAgentPlatform();
const stream = client.chat.completions.streamParse({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'A quick dish with lentils?' }],
  response_format: Recipe,
});
for await (const recipe of stream.partials()) {
  // the recipe so far; what has not come yet is undefined
  process.stdout.write(`\r${recipe.name}: ${recipe.ingredients?.length ?? 0} ingredients`);
}
const { parsed } = await stream.final();
console.log('\n', parsed?.name, parsed?.ingredients);
