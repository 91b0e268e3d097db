import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { outputFormat } from '@aiagentplatform/sdk/lib';
import * as z from 'zod';

const Request = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refund'), order: z.string() }),
  z.object({ kind: z.literal('question'), text: z.string() }),
]);

const client = new AIAgentPlatform();
const { parsed } = await client.chat.completions.parse({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'I want my money back for order A-17.' }],
  response_format: outputFormat(Request, { name: 'request', description: 'What the customer wants.' }),
});
if (parsed?.kind === 'refund') {
  console.log('refund', parsed.order);
} else if (parsed !== null) {
  console.log('question', parsed.text);
}
