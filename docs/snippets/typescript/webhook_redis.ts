import { AIAgentPlatform, RedisReplayGuard, WebhookHandlers } from '@aiagentplatform/sdk';
import { webhookHandler } from '@aiagentplatform/sdk/integrations/hono';
import { Hono } from 'hono';

const { REDIS_URL = 'http://localhost:8079', REDIS_TOKEN = '' } = process.env;

const guard = new RedisReplayGuard(
  async (...command) => {
    const response = await fetch(REDIS_URL, {
      method: 'POST',
      headers: { authorization: `Bearer ${REDIS_TOKEN}` },
      body: JSON.stringify(command),
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) {
      throw new Error(`Redis answered ${response.status}`);
    }
    return (await response.json()).result;
  },
  { prefix: 'billing:webhook:' },
);

const client = new AIAgentPlatform();
const hooks = new WebhookHandlers(client.webhooks, { guard }).default((event) => console.log(event.type));

export const app = new Hono();
app.post('/webhooks', webhookHandler(hooks));
