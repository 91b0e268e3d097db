import { AIAgentPlatform, WaitTimeoutError, waitUntil } from '@aiagentplatform/sdk';
import { ExecutionFailedError, type ExecutionProgress } from '@aiagentplatform/sdk/lib';

function onProgress({ status, done, total, current }: ExecutionProgress): void {
  console.log(`${status}: ${done} of ${total} steps, now ${current.join(', ')}`);
}

const client = new AIAgentPlatform();
const { executions } = client.workflows;
const workflow = await client.workflows.create({
  name: 'Letter',
  steps: [
    {
      id: 'draft',
      type: 'data_processing',
      config: { operation: 'template', template: 'Dear {{ input.name }}' },
    },
    { id: 'sign', type: 'approval', depends_on: ['draft'], config: { message: 'Send it?' } },
  ],
});
try {
  let execution = await executions.createAndWait(
    workflow.id,
    { input: { name: 'Ada' } },
    { until: ['completed', 'waiting'], timeout: 300_000, onProgress },
  );
  if (execution.status === 'waiting') {
    await executions.resume(execution.id, { decision: 'approve' });
    execution = await executions.wait(execution.id, { timeout: 300_000, signal: AbortSignal.timeout(600_000) });
  }
  console.log(execution.status);
} catch (error) {
  if (error instanceof WaitTimeoutError) {
    console.log('not yet:', error.state); // the execution goes on; wait again to go on waiting
  } else if (error instanceof ExecutionFailedError) {
    console.log(error.execution.status, error.execution.error);
  } else {
    throw error;
  }
}

const models = await waitUntil(
  // anything else that takes its time
  () => client.models.list({ limit: 1 }),
  (page) => page.data.length > 0,
  { timeout: 60_000, interval: { first: 1000, cap: 5000 } },
);
console.log(models.data.length, 'model');
