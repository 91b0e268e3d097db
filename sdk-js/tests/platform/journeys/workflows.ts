/** Workflows: defined, versioned, triggered, executed, followed, approved, cancelled. */

import { expect } from 'vitest';
import { all, type Journey } from './journey.js';

const GREET = {
  id: 'greet',
  type: 'data_processing',
  config: { operation: 'template', template: 'Hello, {{ input.name }}!' },
} as const;
const APPROVE = { id: 'sign', type: 'approval', config: { message: 'Send it?' } } as const;

export const definitions: Journey = async ({ client: { workflows } }) => {
  const faulty = { name: 'Greeting', steps: [{ ...GREET, depends_on: ['nobody'] }] };
  const verdict = await workflows.validate(faulty);
  expect(verdict.valid).toBe(false);
  expect(verdict.errors[0]?.pointer).toMatch(/^\/steps\/0\/depends_on/);
  const made = await workflows.create({ name: 'Greeting', steps: [GREET], metadata: { team: 'a' } });
  const changed = await workflows.update(made.id, { name: 'Greetings' });
  expect([changed.name, changed.version]).toEqual(['Greetings', made.version + 1]);
  expect((await workflows.retrieve(made.id)).name).toBe('Greetings');
  expect((await all(workflows.versions.list(made.id, { order: 'asc' }))).map((each) => each.version)).toEqual([1, 2]);
  expect((await workflows.versions.retrieve(made.id, 1)).version).toBe(1);
  expect((await all(workflows.list())).map((each) => each.id)).toContain(made.id);
  expect((await workflows.delete(made.id)).deleted).toBe(true);
};

export const executions: Journey = async ({ client: { workflows } }) => {
  const workflow = await workflows.create({ name: 'Greeting', steps: [GREET] });
  const { executions } = workflows;
  const done = await executions.run(workflow.id, { input: { name: 'Ada' }, wait_timeout: 10 });
  expect(done.status).toBe('completed');
  const steps = await all(executions.steps.list(done.id));
  expect(steps.map((step) => [step.step_id, step.output])).toEqual([['greet', 'Hello, Ada!']]);
  const started = await executions.create(workflow.id, { input: { name: 'Bob' } });
  const events = executions.events(started.id);
  const seen = await all(events);
  const final = await events.final();
  expect(seen.map((event) => event.sequence_number)).toEqual(seen.map((_, index) => index + 1));
  const told = [seen[0]?.type, seen.at(-1)?.type, final.status];
  expect(told).toEqual(['execution.started', 'execution.completed', 'completed']);
  const listed = await all(executions.listEvents(started.id, { order: 'asc' }));
  expect(listed.map((event) => event.type)).toEqual(seen.map((event) => event.type));
  const ids = (await all(executions.list(workflow.id))).map((each) => each.id);
  expect(ids.sort()).toEqual([done.id, started.id].sort());
  expect((await executions.retrieve(started.id)).output).toEqual(final.output);
};

export const approvals: Journey = async ({ client: { workflows } }) => {
  const workflow = await workflows.create({ name: 'Approval', steps: [APPROVE] });
  const { executions } = workflows;
  const waiting = await executions.run(workflow.id, { wait_timeout: 10 });
  expect(waiting.status).toBe('waiting');
  await executions.resume(waiting.id, { decision: 'approve', comment: 'Fine.' });
  expect((await executions.events(waiting.id).final()).status).toBe('completed');
  const other = await executions.run(workflow.id, { wait_timeout: 10 });
  expect(['cancelling', 'cancelled']).toContain((await executions.cancel(other.id)).status);
  expect((await executions.events(other.id, { starting_after: 1 }).final()).status).toBe('cancelled');
  expect((await executions.retry(other.id)).id).not.toBe(other.id);
};

export const triggers: Journey = async ({ client: { workflows } }) => {
  const workflow = await workflows.create({ name: 'Greeting', steps: [GREET] });
  const { triggers } = workflows;
  const made = await triggers.create(workflow.id, { type: 'api_call', config: {}, input: { name: 'Cy' } });
  expect((await triggers.update(workflow.id, made.id, { name: 'Button' })).name).toBe('Button');
  expect((await triggers.retrieve(workflow.id, made.id)).type).toBe('api_call');
  expect((await all(triggers.list(workflow.id))).map((each) => each.id)).toEqual([made.id]);
  const fired = await triggers.fire(workflow.id, made.id, { payload: { by: 'test' } });
  expect(fired.fired).toBe(true);
  expect((await all(workflows.executions.list(workflow.id))).map((each) => each.id)).toContain(fired.execution?.id);
  expect((await triggers.delete(workflow.id, made.id)).deleted).toBe(true);
};
