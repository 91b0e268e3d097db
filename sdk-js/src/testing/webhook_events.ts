/**
 * A realistic event of each type that webhooks carry: the same every time. Knows the API's types; no request is made,
 * and nothing is signed.
 */

import type { WebhookEventOf as EventOf, WebhookTypeOf } from '../core/webhooks/handlers.js';
import type { AgentRun, ApiKey, EventObject, Execution, UsageThreshold, WebhookEndpoint } from '../types/index.js';
import { CREATED, chatCompletion } from './chat.js';
import { execution, executionStep } from './executions.js';

/** A type of event that the platform sends. */
export type WebhookEventType = WebhookTypeOf<EventObject>;

/** What an event is made of, beside its type. */
export interface WebhookEventOptions<Type extends WebhookEventType = WebhookEventType> {
  /** Fields of the object that the event is about, laid over those of the example. */
  readonly data?: Partial<EventOf<EventObject, Type>['data']['object']> | undefined;
  /** The former values of what the event changed. */
  readonly previous?: Readonly<Record<string, unknown>> | undefined;
  /** Further fields of the event, or others for those that it has: `id`, `created_at`, `company_id`. */
  readonly fields?: Partial<EventOf<EventObject, Type>> | undefined;
}

/**
 * A realistic event.
 *
 * @throws {@link RangeError} if there is no such type; the message lists those that there are.
 */
export function webhookEvent<const Type extends WebhookEventType>(
  type: Type,
  options: WebhookEventOptions<Type> = {},
): EventOf<EventObject, Type> {
  if (!Object.hasOwn(OBJECTS, type)) {
    throw new RangeError(`There is no event of type '${type}'. The types are ${webhookEventTypes().join(', ')}.`);
  }
  const { data, previous, fields } = options;
  const event = {
    id: `evt_${ID}`,
    object: 'event',
    type,
    created_at: CREATED,
    company_id: `comp_${ID}`,
    api_version: '2026-11-01',
    data: { object: { ...OBJECTS[type](), ...data }, ...(previous && { previous }) },
    ...fields,
  };
  return event as unknown as EventOf<EventObject, Type>;
}

/** Every type of event that the platform sends. */
export function webhookEventTypes(): readonly WebhookEventType[] {
  return Object.keys(OBJECTS) as WebhookEventType[];
}

/** As an endpoint with `payload: 'thin'` gets it: what it is about has its id, object and status alone. */
export function thinEvent<Event extends EventObject>(event: Event): Event {
  const { object: about } = event.data as { object: { id?: string; object?: string; status?: string | null } };
  const { id, object, status = null } = about;
  return { ...event, data: { object: { id, object, status } } };
}

// ── what events are about ────────────────────────────────────────────────────────────────────────

const ID = '01KAN2Q6Z3V9M8K7T5S4R3Q2P1';
const DAY = 86_400; // seconds

function approval(): Execution {
  const waiting = { reason: 'approval', step_id: 'sign_off', step_path: 'sign_off', message: 'Publish it?' };
  return execution('waiting', { waiting_for: [{ ...waiting, input_schema: null, event_type: null, until: null }] });
}

function run(status: 'completed' | 'failed'): AgentRun {
  const failed = status === 'failed';
  return {
    id: `run_${ID}`,
    object: 'agent.run',
    created_at: CREATED,
    agent_id: `agt_${ID}`,
    status,
    execution_id: null,
    output: failed ? null : 'Three suppliers can deliver in time.',
    error: failed ? { code: 'model_error', message: 'The model gave no answer.' } : null,
    tokens: 812,
    duration_ms: 2140,
    metadata: {},
  };
}

function key(fields: Partial<ApiKey> = {}): ApiKey {
  return {
    id: `key_${ID}`,
    object: 'api_key',
    created_at: CREATED,
    name: 'Nightly report',
    prefix: 'aap_test_',
    last4: '9xQd',
    mode: 'test',
    status: 'active',
    permissions: ['workflows:run', 'workflows:read'],
    expires_at: CREATED + 30 * DAY,
    last_used_at: null,
    revoked_at: null,
    previous_secret_expires_at: null,
    metadata: {},
    ...fields,
  };
}

function threshold(): UsageThreshold {
  return {
    id: `thr_${ID}`,
    object: 'usage.threshold',
    created_at: CREATED,
    quota: 'chat_requests',
    threshold: 0.8,
    limit: 1000,
    used: 800,
    resets_at: CREATED + 30 * DAY,
    status: 'warning',
  };
}

function endpoint(): WebhookEndpoint {
  return {
    id: `whk_${ID}`,
    object: 'webhook_endpoint',
    created_at: CREATED,
    url: 'https://example.com/hooks/agents',
    description: 'Ticket system',
    events: ['workflow.completed', 'workflow.failed'],
    payload: 'full',
    status: 'disabled',
    disabled_reason: 'failing',
    retry_policy: { delays: [5, 300, 1800], jitter: 0.1 },
    filters: {},
    previous_secret_expires_at: null,
    throttled_until: null,
    metadata: {},
  };
}

type Objects = { readonly [Type in WebhookEventType]: () => EventOf<EventObject, Type>['data']['object'] };

const OBJECTS: Objects = {
  'workflow.started': () => execution('running'),
  'workflow.completed': () => execution('completed'),
  'workflow.failed': () => execution('failed'),
  'workflow.step.completed': () => executionStep(),
  'workflow.approval_required': approval,
  'chat.completed': () => chatCompletion('Cats sleep a lot.'),
  'agent.run.completed': () => run('completed'),
  'agent.run.failed': () => run('failed'),
  'usage.threshold_reached': threshold,
  'api_key.created': () => key(),
  'api_key.rotated': () => key({ previous_secret_expires_at: CREATED + DAY }),
  'api_key.expired': () => key({ status: 'expired', expires_at: CREATED }),
  'webhook.disabled': endpoint,
};
