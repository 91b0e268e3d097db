import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { webhookPlugin } from '@aiagentplatform/sdk/integrations/fastify';
import { fastify } from 'fastify';

const client = new AIAgentPlatform();
export const app = fastify();

app.register(
  webhookPlugin(
    client.webhooks,
    (event) => {
      if (event.type === 'workflow.completed') {
        console.log('completed:', event.data.object.id);
      } else {
        console.log(event.type);
      }
    },
    { url: '/webhooks' },
  ),
);
