import { AIAgentPlatform } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform();

const endpoint = await client.webhooks.create({
  url: 'https://example.com/webhooks',
  events: ['workflow.completed'],
});
const old = endpoint.secret; // shown this once: store it safely
const { secret: fresh } = await client.webhooks.rotateSecret(endpoint.id, { overlap_seconds: 86_400 });

const body = '{"type": "workflow.completed"}';
const headers = await client.webhooks.sign(body, { secret: [fresh, old] }); // as the platform does while both are valid
for (const secret of [old, fresh, [fresh, old]]) {
  const { id } = await client.webhooks.verify(body, headers, { secret });
  console.log(id);
}
await client.webhooks.delete(endpoint.id);
