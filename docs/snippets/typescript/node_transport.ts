import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { nodeTransport } from '@aiagentplatform/sdk/node';

const transport = nodeTransport({ maxConnections: 50 });
const client = new AIAgentPlatform({ transport, timeout: { pool: 5000 } });

const models = await Promise.all(Array.from({ length: 100 }, () => client.models.retrieve('gpt-5.2')));
console.log(models.length, 'replies');
await client.close();
