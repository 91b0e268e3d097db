import { AIAgentPlatform } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform();
const workflow = await client.workflows.create({
  name: 'Article',
  agents: [
    { id: 'writer', role: 'Writer', instructions: 'You write short, clear sections.' },
    { id: 'editor', role: 'Editor', instructions: 'You cut what the reader does not need.' },
  ],
  steps: [
    {
      id: 'draft',
      type: 'ai_reasoning',
      agents: ['writer'],
      config: { prompt: 'Write about {{ input.topic }}.' },
    },
    {
      id: 'edit',
      type: 'ai_reasoning',
      agents: ['editor'],
      depends_on: ['draft'],
      config: { prompt: 'Edit: {{ steps.draft.output.text }}' },
    },
  ],
});
const execution = await client.workflows.executions.create(workflow.id, { input: { topic: 'open standards' } });

// A connection that drops is opened again after the last event: nothing is lost, nothing comes twice.
const events = client.workflows.executions.events(execution.id);
for await (const event of events) {
  switch (event.type) {
    case 'step.started':
      console.log(`\n[${event.step_id}]`);
      break;
    case 'step.delta':
      process.stdout.write(event.delta);
      break;
    case 'step.failed':
      console.log(event.step_id, event.error);
      break;
    default: // all others, also those that come with a later version
  }
}
const final = await events.final();
const steps = await client.workflows.executions.steps.list(execution.id);
console.log(`\n${final.status} after ${steps.data.length} steps`);
