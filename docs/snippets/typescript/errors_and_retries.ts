import {
  AIAgentPlatform,
  APIConnectionError,
  APIStatusError,
  ModelNotFoundError,
  RateLimitError,
} from '@aiagentplatform/sdk';

const client = new AIAgentPlatform({ maxRetries: 4 }); // 408, 429, 5xx, lost connections; the same key each time

try {
  await client.chat.completions.create({ model: 'gpt-99', messages: [{ role: 'user', content: 'Hi' }] });
} catch (error) {
  if (error instanceof ModelNotFoundError) {
    console.log(error.status, error.code, error.requestId !== undefined); // every documented code has its class
  } else if (error instanceof RateLimitError) {
    console.log('Come back in', error.retryAfter, 'ms;', error.rateLimit); // every status has one
  } else if (error instanceof APIStatusError) {
    console.log(error.status, error.message); // any error that the server sent
  } else if (error instanceof APIConnectionError) {
    console.log(error.sent ? 'Perhaps it was done.' : 'It was not done.'); // no reply, or half of one
  } else {
    throw error;
  }
}

// Once, for this call; and to repeat it safely from another process, a key of your own:
await client.models.list({}, { maxRetries: 0 });
await client.embeddings.create(
  { model: 'text-embedding-3-small', input: 'retry me' },
  { idempotencyKey: 'order-4711-embedding' },
);

// How long to wait is up to you, too. Retry-After goes first.
const patient = client.withOptions({ retry: { maxRetries: 10, maxRetryAfter: 300_000, wait: () => 1000 } });
console.log((await patient.models.retrieve('gpt-5.2')).id);
