import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { webhookHandler } from '@aiagentplatform/sdk/integrations/express';
import express from 'express';

const client = new AIAgentPlatform(); // reads AIAGENTPLATFORM_WEBHOOK_SECRET, too
export const app = express();

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

app.use(express.json()); // for the other routes: after the webhook's, which needs the raw body
