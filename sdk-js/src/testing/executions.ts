/**
 * Executions of workflows, their steps and their events: the same every time.
 *
 * Knows the API's types; no request is made, and no server needed.
 */

import type { Execution, ExecutionError, ExecutionEvent, ExecutionStep, ExecutionUsage } from '../types/index.js';
import { CREATED } from './chat.js';
import { type SSEBytes, sse, sseEvent } from './streams.js';

const ID = '01KAN2Q6Z3V9M8K7T5S4R3Q2P1';
const EXECUTION_ID = `exec_${ID}`;
const USAGE: ExecutionUsage = { input_tokens: 9, output_tokens: 6, total_tokens: 15, cost: 0.0002, duration: 1.5 };
const ERROR: ExecutionError = { code: 'step_failed', message: 'It broke.', step_id: 'draft', step_path: 'draft' };
const TIMEOUT: ExecutionError = { code: 'timeout', message: 'It took too long.', step_id: null, step_path: null };
const OUTPUT = { text: 'Cats sleep a lot.' };
const ENDS = ['completed', 'failed', 'cancelled', 'timed_out'] as const;

/** A type of event that is known. */
export type ExecutionEventType = Extract<ExecutionEvent['type'], keyof typeof DEFAULTS>;

/** An event: by its type, by its type and fields, or as an object with a `type`. */
export type CannedEvent =
  | ExecutionEventType
  | readonly [type: ExecutionEventType, fields: Readonly<Record<string, unknown>>]
  | { readonly type: ExecutionEventType; readonly [field: string]: unknown };

/** Whose events they are, and the first one's sequence number. */
export interface CannedEventsOptions {
  readonly executionId?: string | undefined;
  readonly first?: number | undefined;
}

/** An execution; what depends on its status (`output`, `error`, `started_at`, `finished_at`) fits it. */
export function execution(status: Execution['status'] = 'completed', fields: Partial<Execution> = {}): Execution {
  return {
    id: EXECUTION_ID,
    object: 'workflow.execution',
    created_at: CREATED,
    workflow_id: `wf_${ID}`,
    workflow_version: 1,
    status,
    waiting_for: [],
    input: { topic: 'cats' },
    output: status === 'completed' ? OUTPUT : null,
    error: faultOf(status),
    trigger: { type: 'api_call', trigger_id: null },
    parent: null,
    retry_of: null,
    started_at: status === 'queued' ? null : CREATED,
    finished_at: isEnd(status) ? CREATED + 2 : null,
    usage: USAGE,
    metadata: {},
    ...fields,
  };
}

/** What became of a step; what depends on its status fits it. */
export function executionStep(
  status: ExecutionStep['status'] = 'completed',
  fields: Partial<ExecutionStep> = {},
): ExecutionStep {
  const skipped = status === 'skipped';
  const finished = isEnd(status) || skipped ? CREATED + 2 : null;
  const error = faultOf(status);
  return {
    id: `xst_${ID}`,
    object: 'workflow.execution_step',
    created_at: CREATED,
    execution_id: EXECUTION_ID,
    step_id: 'draft',
    step_path: 'draft',
    type: 'ai_reasoning',
    status,
    iteration: null,
    input: skipped ? null : { prompt: 'Write about cats.' },
    output: status === 'completed' ? OUTPUT : null,
    error,
    attempts: skipped ? [] : [{ number: 1, started_at: CREATED, finished_at: finished, error }],
    started_at: skipped ? null : CREATED,
    finished_at: finished,
    usage: USAGE,
    ...fields,
  };
}

/**
 * The events of an execution, numbered without gaps. Every field that is left out has a plausible value.
 *
 * @param events Default: a run of one step that is completed.
 * @throws RangeError No event has such a type; the message lists those that there are.
 */
export function executionEvents(
  events: Iterable<CannedEvent> = RUN,
  { executionId = EXECUTION_ID, first = 1 }: CannedEventsOptions = {},
): ExecutionEvent[] {
  return [...events].map((given, offset) => eventOf(typed(given), executionId, first + offset));
}

/** The bytes of an execution's stream; the arguments are those of `executionEvents`. The last event is its end. */
export function executionStream(events?: Iterable<CannedEvent>, options?: CannedEventsOptions): SSEBytes {
  const made = executionEvents(events, options) as (ExecutionEvent & { readonly id: string })[];
  return sse(made.map((event) => sseEvent(event, { event: event.type, id: event.id })));
}

function typed(event: CannedEvent): readonly [type: string, fields: Readonly<Record<string, unknown>>] {
  if (typeof event === 'string') {
    return [event, {}];
  }
  if ('type' in event) {
    const { type, ...fields } = event;
    return [type, fields];
  }
  return event;
}

type Typed = ReturnType<typeof typed>;

function eventOf([type, fields]: Typed, executionId: string, number: number): ExecutionEvent {
  if (!Object.hasOwn(DEFAULTS, type)) {
    throw new RangeError(
      `There is no event of type '${type}'. The types are ${Object.keys(DEFAULTS).sort().join(', ')}.`,
    );
  }
  const head = {
    type,
    id: `${number}`,
    sequence_number: number,
    execution_id: executionId,
    created_at: CREATED + number,
  };
  const status = STATUS[type];
  const carried =
    status === undefined
      ? {}
      : { execution: execution(status, { id: executionId, ...(fields['execution'] as object) }) };
  return { ...head, ...DEFAULTS[type as ExecutionEventType], ...fields, ...carried } as unknown as ExecutionEvent;
}

function isEnd(status: string): boolean {
  return (ENDS as readonly string[]).includes(status);
}

function faultOf(status: string): ExecutionError | null {
  return status === 'timed_out' ? TIMEOUT : status === 'failed' ? ERROR : null;
}

const AT = { step_id: 'draft', step_path: 'draft' };
const WRITER = { ...AT, agent_id: 'writer' };

/** What the events have beside their number, by type. */
const DEFAULTS = {
  'execution.started': {},
  'execution.waiting': { waiting_for: [] },
  'execution.resumed': {},
  'execution.cancelling': {},
  'execution.completed': {},
  'execution.failed': {},
  'execution.cancelled': {},
  'execution.timed_out': {},
  'step.started': { ...AT, step_type: 'ai_reasoning', attempt: 1 },
  'step.delta': { ...AT, agent_id: null, delta: 'Cats sleep a lot.' },
  'step.retrying': { ...AT, attempt: 1, error: ERROR, retry_at: CREATED + 5 },
  'step.completed': { ...AT, output: OUTPUT, usage: USAGE, used_fallback: false },
  'step.failed': { ...AT, error: ERROR },
  'step.skipped': { ...AT, reason: 'condition_false' },
  'step.cancelled': { ...AT },
  'agent.message': { ...WRITER, role: 'Writer', text: 'Cats sleep a lot.' },
  'agent.tool_call': { ...WRITER, name: 'search', arguments: { query: 'cats' }, output: ['Cats sleep.'], error: null },
  'approval.required': {
    ...AT,
    message: 'Publish it?',
    approvers: ['editor@example.com'],
    input_schema: null,
    expires_at: CREATED + 86_400,
  },
  'approval.decided': { ...AT, decision: 'approve', comment: null },
  'threshold.exceeded': { metric: 'cost', above: 0.5, value: 0.75 },
} as const;

/** Where the execution stands that an event carries. */
const STATUS: Readonly<Record<string, Execution['status']>> = {
  'execution.started': 'running',
  'execution.completed': 'completed',
  'execution.failed': 'failed',
  'execution.cancelled': 'cancelled',
  'execution.timed_out': 'timed_out',
};

const RUN: readonly CannedEvent[] = [
  'execution.started',
  'step.started',
  ['step.delta', { delta: 'Cats sleep' }],
  ['step.delta', { delta: ' a lot.' }],
  'step.completed',
  'execution.completed',
];
