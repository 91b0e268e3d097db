/** Types of workflows_trigger_types. Generated from the OpenAPI document by onespec; do not edit. */

import type { Metadata, Timestamp } from './shared.js';

/** Fired by POST …/fire, from your own code. */
export interface ApiCallTrigger {
  /** The trigger's id. */
  id: string;
  /** Always `workflow.trigger`. */
  object: 'workflow.trigger';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow that it starts. */
  workflow_id: string;
  /** Always `api_call`. */
  type: 'api_call';
  /** A title for people. */
  name: string | null;
  /** What a call need not say. */
  config: ApiCallTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions: string[];
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters: Record<string, unknown>;
  /** The execution's input; null when it is the payload itself. */
  input: unknown;
  /** Whether it fires. */
  enabled: boolean;
  /** When it last started an execution, in Unix seconds; null when it never did. */
  last_fired_at: number | null;
  /** When it fires next, in Unix seconds; null for all but enabled schedules. */
  next_fire_at: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** What a call need not say. */
export interface ApiCallTriggerConfig {
  /** Fields of the input that are used where the call's own input has none. */
  default_input?: Record<string, unknown> | undefined;
}

/** Fired by POST …/fire, from your own code. */
export interface ApiCallTriggerDefinition {
  /** Always `api_call`. */
  type: 'api_call';
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions?: string[] | undefined;
  /** What a call need not say. */
  config?: ApiCallTriggerConfig | undefined;
  /** Whether it fires. Default: `true`. */
  enabled?: boolean | undefined;
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters?: Record<string, unknown> | undefined;
  /** The execution's input. Texts in it are templates that see `payload`. By default the payload itself. */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
}

/** Fired when objects of the company are created, changed or deleted. */
export interface DataChangeTrigger {
  /** The trigger's id. */
  id: string;
  /** Always `workflow.trigger`. */
  object: 'workflow.trigger';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow that it starts. */
  workflow_id: string;
  /** Always `data_change`. */
  type: 'data_change';
  /** A title for people. */
  name: string | null;
  /** The changes to fire at. The payload is `{resource, action, object}`. */
  config: DataChangeTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions: string[];
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters: Record<string, unknown>;
  /** The execution's input; null when it is the payload itself. */
  input: unknown;
  /** Whether it fires. */
  enabled: boolean;
  /** When it last started an execution, in Unix seconds; null when it never did. */
  last_fired_at: number | null;
  /** When it fires next, in Unix seconds; null for all but enabled schedules. */
  next_fire_at: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** The changes to fire at. The payload is `{resource, action, object}`. */
export interface DataChangeTriggerConfig {
  /**
   * What kind of object, by its `object` name: `file`, `chat.completion`, `workflow`, `webhook` or `api_key`. From 1 to
   * 100 characters.
   */
  resource: string;
  /** What happens to it. By default any. From 1 to 3 items. */
  actions?: DataChangeTriggerConfigAction[] | undefined;
}

/** Data change trigger config action. */
export type DataChangeTriggerConfigAction = 'created' | 'updated' | 'deleted' | (string & {});

/** Fired when objects of the company are created, changed or deleted. */
export interface DataChangeTriggerDefinition {
  /** Always `data_change`. */
  type: 'data_change';
  /** The changes to fire at. The payload is `{resource, action, object}`. */
  config: DataChangeTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions?: string[] | undefined;
  /** Whether it fires. Default: `true`. */
  enabled?: boolean | undefined;
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters?: Record<string, unknown> | undefined;
  /** The execution's input. Texts in it are templates that see `payload`. By default the payload itself. */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
}

/** Fired by events of the platform. */
export interface EventTrigger {
  /** The trigger's id. */
  id: string;
  /** Always `workflow.trigger`. */
  object: 'workflow.trigger';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow that it starts. */
  workflow_id: string;
  /** Always `event`. */
  type: 'event';
  /** A title for people. */
  name: string | null;
  /** The events to fire at. The payload is the event. */
  config: EventTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions: string[];
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters: Record<string, unknown>;
  /** The execution's input; null when it is the payload itself. */
  input: unknown;
  /** Whether it fires. */
  enabled: boolean;
  /** When it last started an execution, in Unix seconds; null when it never did. */
  last_fired_at: number | null;
  /** When it fires next, in Unix seconds; null for all but enabled schedules. */
  next_fire_at: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** The events to fire at. The payload is the event. */
export interface EventTriggerConfig {
  /** Types of platform events, or a prefix with a star, such as `agent.run.*`. From 1 to 50 items. */
  event_types: string[];
}

/** Fired by events of the platform. */
export interface EventTriggerDefinition {
  /** Always `event`. */
  type: 'event';
  /** The events to fire at. The payload is the event. */
  config: EventTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions?: string[] | undefined;
  /** Whether it fires. Default: `true`. */
  enabled?: boolean | undefined;
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters?: Record<string, unknown> | undefined;
  /** The execution's input. Texts in it are templates that see `payload`. By default the payload itself. */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
}

/** Fired by the clock. */
export interface ScheduleTrigger {
  /** The trigger's id. */
  id: string;
  /** Always `workflow.trigger`. */
  object: 'workflow.trigger';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow that it starts. */
  workflow_id: string;
  /** Always `schedule`. */
  type: 'schedule';
  /** A title for people. */
  name: string | null;
  /** The moments to fire at. */
  config: ScheduleTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions: string[];
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters: Record<string, unknown>;
  /** The execution's input; null when it is the payload itself. */
  input: unknown;
  /** Whether it fires. */
  enabled: boolean;
  /** When it last started an execution, in Unix seconds; null when it never did. */
  last_fired_at: number | null;
  /** When it fires next, in Unix seconds; null for all but enabled schedules. */
  next_fire_at: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** The moments to fire at. */
export interface ScheduleTriggerConfig {
  /** A cron expression of five fields, minute, hour, day of month, month, day of week. From 1 to 200 characters. */
  cron: string;
  /** The time zone that the expression is read in, an IANA name. From 1 to 100 characters. Default: `'UTC'`. */
  time_zone?: string | undefined;
}

/** Fired by the clock. */
export interface ScheduleTriggerDefinition {
  /** Always `schedule`. */
  type: 'schedule';
  /** The moments to fire at. */
  config: ScheduleTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions?: string[] | undefined;
  /** Whether it fires. Default: `true`. */
  enabled?: boolean | undefined;
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters?: Record<string, unknown> | undefined;
  /** The execution's input. Texts in it are templates that see `payload`. By default the payload itself. */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
}

/** Fired by POST …/fire with the payload of a webhook that you receive. */
export interface WebhookTrigger {
  /** The trigger's id. */
  id: string;
  /** Always `workflow.trigger`. */
  object: 'workflow.trigger';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow that it starts. */
  workflow_id: string;
  /** Always `webhook`. */
  type: 'webhook';
  /** A title for people. */
  name: string | null;
  /** How payloads are taken. */
  config: WebhookTriggerConfig;
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions: string[];
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters: Record<string, unknown>;
  /** The execution's input; null when it is the payload itself. */
  input: unknown;
  /** Whether it fires. */
  enabled: boolean;
  /** When it last started an execution, in Unix seconds; null when it never did. */
  last_fired_at: number | null;
  /** When it fires next, in Unix seconds; null for all but enabled schedules. */
  next_fire_at: number | null;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** How payloads are taken. */
export interface WebhookTriggerConfig {
  /**
   * An expression that sees `payload`. A payload for which it gives the same value as another one within
   * 24 hours starts nothing. From 1 to 4096 characters.
   */
  deduplicate_by?: string | undefined;
}

/** Fired by POST …/fire with the payload of a webhook that you receive. */
export interface WebhookTriggerDefinition {
  /** Always `webhook`. */
  type: 'webhook';
  /** Conditions, all of which must hold; expressions that see `payload`. At most 20 items. */
  conditions?: string[] | undefined;
  /** How payloads are taken. */
  config?: WebhookTriggerConfig | undefined;
  /** Whether it fires. Default: `true`. */
  enabled?: boolean | undefined;
  /**
   * Values that fields of the payload must have. A name may be a path with dots; a list of values means one of
   * them.
   */
  filters?: Record<string, unknown> | undefined;
  /** The execution's input. Texts in it are templates that see `payload`. By default the payload itself. */
  input?: unknown;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
}
