import { AIAgentPlatform } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform(); // reads AIAGENTPLATFORM_API_KEY

const completion = await client.chat.completions.create({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'Why is the sky blue?' }],
});
console.log(completion.choices[0]?.message.content);
