import { AIAgentPlatform, WebhookHandlers } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform({ webhookSecret: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0' });

const hooks = new WebhookHandlers(client.webhooks)
  .on(['workflow.completed', 'workflow.failed'], (event) => {
    console.log(event.data.object.id, event.data.object.status);
  })
  .on('api_key.created', async (event) => {
    console.log('new key:', event.data.object.name);
  })
  .default((event) => {
    console.log(event.type); // all others, also those that come with a later version
  });

// To test a receiver, sign an event as the platform does:
const body = '{"id": "evt_1", "object": "event", "type": "workflow.started", "data": {"object": {"id": "exec_1"}}}';
const headers = await client.webhooks.sign(body);
console.log((await hooks.receive(body, headers)).status); // 204, after workflow.started
console.log((await hooks.receive(body, headers)).status); // 204: a repetition, not handled again

const forged = await hooks.receive(`${body} `, headers);
console.log(forged.status, forged.code); // 400 no_matching_signature
