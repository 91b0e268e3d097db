import { AIAgentPlatform, APITimeoutError, DeadlineExceededError } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform({
  timeout: { connect: 2000, firstByte: 30_000, idle: 20_000, total: 120_000 }, // milliseconds
});

try {
  const models = await client.models.list({}, { timeout: 10_000 }); // no single wait longer than 10 seconds
  console.log(models.data.length > 0);
} catch (error) {
  if (error instanceof DeadlineExceededError) {
    console.log('The whole call took too long, its retries included.');
  } else if (error instanceof APITimeoutError) {
    console.log(error.name, error.message);
  } else {
    throw error;
  }
}
