// app/webhooks/route.ts
import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { webhookRoute } from '@aiagentplatform/sdk/integrations/next';

const client = new AIAgentPlatform();

export const POST = webhookRoute(client.webhooks, (event) => {
  if (event.type === 'workflow.completed') {
    console.log('completed:', event.data.object.id);
  } else {
    console.log(event.type);
  }
});
