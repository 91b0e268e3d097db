import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { OutputParseError } from '@aiagentplatform/sdk/lib';
import * as z from 'zod';

const Recipe = z.object({
  name: z.string(),
  minutes: z.int().describe('From start to table.'),
  ingredients: z.array(z.string()),
});

const client = new AIAgentPlatform();
try {
  const completion = await client.chat.completions.parse({
    model: 'gpt-5.2',
    messages: [{ role: 'user', content: 'A quick dish with lentils?' }],
    response_format: Recipe,
  });
  const recipe = completion.parsed; // typed as the schema makes it
  if (recipe === null) {
    console.log('Declined:', completion.refusal);
  } else {
    console.log(`${recipe.name}, ${recipe.minutes} minutes: ${recipe.ingredients.join(', ')}`);
  }
} catch (error) {
  if (!(error instanceof OutputParseError)) {
    throw error;
  }
  console.log(error.reason, error.text); // cut off, filtered or invalid; and what the model wrote
}
