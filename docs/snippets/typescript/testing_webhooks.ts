import { AIAgentPlatform, WebhookError } from '@aiagentplatform/sdk';
import { signWebhook, WEBHOOK_SECRET, webhookEvent, webhookEventTypes } from '@aiagentplatform/sdk/testing';

const client = new AIAgentPlatform({ webhookSecret: WEBHOOK_SECRET });

/** What is to be tested. */
async function receive(request: Request): Promise<number> {
  try {
    const event = await client.webhooks.unwrap(request, request.headers);
    if (event.type === 'workflow.failed') {
      console.log(event.data.object.metadata.order, 'failed');
    }
    return 204;
  } catch (fault) {
    return fault instanceof WebhookError ? fault.status : 500;
  }
}

for (const type of webhookEventTypes()) {
  const webhook = await signWebhook(type); // a realistic event of every type
  console.assert((await receive(webhook.request())) === 204);
}

const failed = webhookEvent('workflow.failed', { data: { metadata: { order: 'A17' } } });
console.assert((await receive((await signWebhook(failed)).request())) === 204);

for (const tampered of ['body', 'id', 'secret', 'timestamp', 'missing_signature'] as const) {
  const forged = await signWebhook('workflow.completed', { tampered });
  console.assert((await receive(forged.request())) === 400);
}
