import { createServer } from 'node:http';
import { AIAgentPlatform, MemoryReplayGuard, WebhookError } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform();
const guard = new MemoryReplayGuard(); // one for all webhooks

export const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  try {
    await client.webhooks.receive(
      Buffer.concat(chunks),
      request.headers,
      async (event) => {
        console.log(event.type);
      },
      { guard },
    );
    response.statusCode = 204;
  } catch (fault) {
    response.statusCode = fault instanceof WebhookError ? fault.status : 500;
  }
  response.end();
});
