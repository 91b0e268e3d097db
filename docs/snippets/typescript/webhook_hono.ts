import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { webhookHandler } from '@aiagentplatform/sdk/integrations/hono';
import { Hono } from 'hono';

const client = new AIAgentPlatform();
export const app = new Hono();

app.post(
  '/webhooks',
  webhookHandler(client.webhooks, (event) => {
    if (event.type === 'workflow.completed') {
      console.log('completed:', event.data.object.id);
    } else {
      console.log(event.type);
    }
  }),
);
