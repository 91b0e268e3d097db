/** Types of workflows_configs. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';
import type { ErrorDetail, Metadata, Timestamp } from './shared.js';
import type {
  ApiCallTrigger,
  ApiCallTriggerDefinition,
  DataChangeTrigger,
  DataChangeTriggerDefinition,
  EventTrigger,
  EventTriggerDefinition,
  ScheduleTrigger,
  ScheduleTriggerDefinition,
  WebhookTrigger,
  WebhookTriggerDefinition,
} from './workflows_trigger_types.js';

/** A member of `AgentTool` that this version does not know. */
export interface UnknownAgentTool {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  /** What the model calls it by. Unique within the agent. At most 64 characters. */
  name: string;
  [key: string]: unknown;
}

/** Something that an agent may call, tagged by `type`. */
export type AgentTool = HttpTool | WorkflowTool | UnknownAgentTool;

/** A prompt, and how the agents of the step work on it together. */
export interface AiReasoningConfig {
  /** What is asked, a template. From 1 to 100000 characters. */
  prompt: string;
  /** Knowledge bases to search, besides the workflow's own, by id. At most 20 items. */
  knowledge_bases?: string[] | undefined;
  /** How models are called. What is absent comes from the agent, then from the workflow, then from the platform. */
  llm_config?: LlmConfig | undefined;
  /** A JSON Schema (draft 2020-12). */
  output_schema?: JsonSchema | undefined;
  /** How many rounds a debate has. From 1 to 5. Default: `2`. */
  rounds?: number | undefined;
  /**
   * How several agents work together: `sequential`, each sees what the former ones said and the last one
   * answers; `parallel`, all answer at once and the texts are joined; `debate`, all speak in turn for
   * `rounds` rounds and the last word counts. Default: `'sequential'`.
   */
  strategy?: AiReasoningConfigStrategy | undefined;
  /** Instructions that stand before the agents' own, a template. At most 100000 characters. */
  system?: string | undefined;
}

/**
 * How several agents work together: `sequential`, each sees what the former ones said and the last one
 * answers; `parallel`, all answer at once and the texts are joined; `debate`, all speak in turn for
 * `rounds` rounds and the last word counts.
 */
export type AiReasoningConfigStrategy = 'sequential' | 'parallel' | 'debate' | (string & {});

/** Asks a model, or several agents. Its output is `{text, messages}`, or, with an `output_schema`, the JSON value. */
export interface AiReasoningStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `ai_reasoning`. */
  type: 'ai_reasoning';
  /** A prompt, and how the agents of the step work on it together. */
  config: AiReasoningConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** The request to send. Every text in it is a template. */
export interface ApiCallConfig {
  /** An http(s) address, a template. From 1 to 8192 characters. */
  url: string;
  /** The statuses that count as success. By default each 2xx. At most 50 items. */
  accepted_statuses?: number[] | undefined;
  /** A JSON value to send, or a text, which is sent as it stands. */
  body?: unknown;
  /** Headers to send. */
  headers?: Record<string, string> | undefined;
  /** The HTTP method. Default: `'GET'`. */
  method?: ApiCallConfigMethod | undefined;
  /** Query parameters, added to those of the address. */
  query?: Record<string, string> | undefined;
}

/** The HTTP method. */
export type ApiCallConfigMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | (string & {});

/**
 * Sends an HTTP request. Its output is `{status, headers, body}`. A status that is not accepted fails the step;
 * 408, 429 and 5xx may be retried. Private addresses are refused with `url_not_allowed`. No redirect is followed.
 */
export interface ApiCallStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `api_call`. */
  type: 'api_call';
  /** The request to send. Every text in it is a template. */
  config: ApiCallConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** What has to be approved, and what happens when nobody does. */
export interface ApprovalConfig {
  /** What the approver reads, a template. From 1 to 10000 characters. */
  message: string;
  /** Who may decide, for your own notifications. Any key with `workflows:run` can resume. At most 50 items. */
  approvers?: string[] | undefined;
  /** A JSON Schema (draft 2020-12). */
  input_schema?: JsonSchema | undefined;
  /** Whether a rejection fails the step, or completes it with `approved` false. Default: `'fail'`. */
  on_reject?: ApprovalConfigOnReject | undefined;
  /** What happens when the step's `timeout` passes. Default: `'fail'`. */
  on_timeout?: ApprovalConfigOnTimeout | undefined;
}

/** Whether a rejection fails the step, or completes it with `approved` false. */
export type ApprovalConfigOnReject = 'fail' | 'continue' | (string & {});

/** What happens when the step's `timeout` passes. */
export type ApprovalConfigOnTimeout = 'fail' | 'approve' | 'reject' | (string & {});

/** Waits until somebody decides with `executions.resume`. Its output is `{approved, comment, input}`. */
export interface ApprovalStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `approval`. */
  type: 'approval';
  /** What has to be approved, and what happens when nobody does. */
  config: ApprovalConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** How much may run at the same time. */
export interface ConcurrencyPolicy {
  /** How many executions of the workflow; null, as many as the plan allows. From 1 to 1000. Default: `null`. */
  max_executions?: number | null | undefined;
  /** How many steps of one execution. From 1 to 100. Default: `10`. */
  max_steps?: number | undefined;
  /**
   * Whether an execution beyond the limit waits in the queue, or is refused with 429 `concurrency_limit_exceeded`.
   * Default: `'queue'`.
   */
  on_limit?: ConcurrencyPolicyOnLimit | undefined;
}

/** Whether an execution beyond the limit waits in the queue, or is refused with 429 `concurrency_limit_exceeded`. */
export type ConcurrencyPolicyOnLimit = 'queue' | 'reject' | (string & {});

/** A member of `DataProcessingConfig` that this version does not know. */
export interface UnknownDataProcessingConfig {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  operation: UnknownTag;
  [key: string]: unknown;
}

/** How the data is reshaped, tagged by `operation`. */
export type DataProcessingConfig =
  | MapOperation
  | FilterOperation
  | ReduceOperation
  | TemplateOperation
  | QueryOperation
  | UnknownDataProcessingConfig;

/** Reshapes data without a model. Its output is the result. */
export interface DataProcessingStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `data_processing`. */
  type: 'data_processing';
  /** How the data is reshaped, tagged by `operation`. */
  config: DataProcessingConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** A condition and the steps that run only when it holds. */
export interface DecisionBranch {
  /** Names the branch in the step's output. From 1 to 64 characters. */
  name: string;
  /** A condition, an expression. From 1 to 4096 characters. */
  when: string;
  /** The steps of the branch, by id. At most 100 items. */
  steps: string[];
}

/** Branches, tried in order. */
export interface DecisionConfig {
  /** The branches. The first one whose condition holds is taken. From 1 to 20 items. */
  branches: DecisionBranch[];
  /** The steps that run when no branch is taken, by id. At most 100 items. */
  default?: string[] | undefined;
}

/**
 * Takes the first branch whose condition holds. The steps that a branch lists run only when it is taken; they
 * depend on the decision without saying so. Its output is `{branch}`.
 */
export interface DecisionStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `decision`. */
  type: 'decision';
  /** Branches, tried in order. */
  config: DecisionConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** Waits for an event of the platform. */
export interface EventWait {
  /** Always `event`. */
  mode: 'event';
  /** The type of the event. From 1 to 100 characters. */
  event_type: string;
  /** A condition, an expression that sees `event`. From 1 to 4096 characters. */
  where?: string | undefined;
}

/** One run of one version of a workflow. */
export interface Execution {
  /** The execution's id. */
  id: string;
  /** Always `workflow.execution`. */
  object: 'workflow.execution';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow. */
  workflow_id: string;
  /** The version that it runs to the end. At least 1. */
  workflow_version: number;
  /**
   * Where an execution stands: `queued`, `running`, `waiting` (for an approval, an input, a timer or an event),
   * `cancelling`, and at the end `completed`, `failed`, `cancelled` or `timed_out`. An open enum.
   */
  status: ExecutionStatus;
  /** What it waits for. Other steps may run meanwhile; the status is `waiting` when none does. */
  waiting_for: ExecutionWait[];
  /** What it was started with. */
  input: unknown;
  /** What came out; null until it is completed. */
  output: unknown;
  /** Why it failed or timed out; null otherwise. */
  error: ExecutionError | null;
  /** What started an execution. */
  trigger: ExecutionTrigger;
  /** The step that started it, if it runs as part of another execution; null otherwise. */
  parent: ExecutionParent | null;
  /** The execution that it retries; null if it retries none. */
  retry_of: string | null;
  /** When it left the queue, in Unix seconds; null before. */
  started_at: number | null;
  /** When it finished, in Unix seconds; null before. */
  finished_at: number | null;
  /** What an execution or a step has used so far, sub-workflows included. */
  usage: ExecutionUsage;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
}

/** Why an execution or a step failed. */
export interface ExecutionError {
  /** What went wrong. An open enum. */
  code: ExecutionErrorCode;
  /** A sentence for a person. */
  message: string;
  /** The step at fault; null if none is. */
  step_id: string | null;
  /** Where that step is; null if none is at fault. */
  step_path: string | null;
  /** Each fault, when a value did not match its schema. */
  details?: ErrorDetail[];
}

/** What went wrong. An open enum. */
export type ExecutionErrorCode =
  | 'step_failed'
  | 'expression_error'
  | 'http_error'
  | 'connection_error'
  | 'url_not_allowed'
  | 'model_error'
  | 'invalid_output'
  | 'invalid_input'
  | 'approval_rejected'
  | 'loop_limit_exceeded'
  | 'sub_workflow_failed'
  | 'recursion_limit_exceeded'
  | 'threshold_exceeded'
  | 'timeout'
  | 'interrupted'
  | 'internal_error'
  | (string & {});

/** A page of executions. */
export interface ExecutionList {
  /** Always `list`. */
  object: 'list';
  /** The executions. */
  data: Execution[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether there are more beyond this page. */
  has_more: boolean;
}

/** The step that started an execution. */
export interface ExecutionParent {
  /** The execution that the step belongs to. */
  execution_id: string;
  /** Where the step is. */
  step_path: string;
}

/** How executions behave as a whole. */
export interface ExecutionPolicy {
  /** The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer. */
  backoff?: StepBackoff | undefined;
  /** How much may run at the same time. */
  concurrency?: ConcurrencyPolicy | undefined;
  /** How often a step without a `retry` of its own is tried. From 1 to 20. Default: `1`. */
  max_attempts?: number | undefined;
  /**
   * What a failed step, without a fallback, does to the rest: `stop` cancels it at once, `continue` lets the
   * steps that do not depend on it finish first. The execution fails either way. Default: `'stop'`.
   */
  on_failure?: ExecutionPolicyOnFailure | undefined;
  /** How long an execution may take, waiting included, in seconds. At most 31536000. More than 0. Default: `86400`. */
  timeout?: number | undefined;
}

/**
 * What a failed step, without a fallback, does to the rest: `stop` cancels it at once, `continue` lets the
 * steps that do not depend on it finish first. The execution fails either way.
 */
export type ExecutionPolicyOnFailure = 'stop' | 'continue' | (string & {});

/** What is decided. */
export type ExecutionResumeRequestDecision = 'approve' | 'reject' | (string & {});

/** Whether completed steps are taken over (`failed_step`) or run again (`start`). */
export type ExecutionRetryRequestFrom = 'failed_step' | 'start' | (string & {});

/**
 * Where an execution stands: `queued`, `running`, `waiting` (for an approval, an input, a timer or an event),
 * `cancelling`, and at the end `completed`, `failed`, `cancelled` or `timed_out`. An open enum.
 */
export type ExecutionStatus =
  | 'queued'
  | 'running'
  | 'waiting'
  | 'cancelling'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'timed_out'
  | (string & {});

/** What started an execution. */
export interface ExecutionTrigger {
  /** The kind of trigger; `api_call` when the API was called without one. An open enum. */
  type: ExecutionTriggerType;
  /** The trigger; null if there is none. */
  trigger_id: string | null;
  /** What the trigger was fired with. */
  payload?: unknown;
}

/** The kind of trigger; `api_call` when the API was called without one. An open enum. */
export type ExecutionTriggerType =
  | 'webhook'
  | 'schedule'
  | 'event'
  | 'api_call'
  | 'data_change'
  | 'sub_workflow'
  | 'retry'
  | (string & {});

/** What an execution or a step has used so far, sub-workflows included. */
export interface ExecutionUsage {
  /** Tokens that models read. At least 0. */
  input_tokens: number;
  /** Tokens that models wrote. At least 0. */
  output_tokens: number;
  /** Both together. At least 0. */
  total_tokens: number;
  /** What models cost, in US dollars. At least 0. */
  cost: number;
  /** How long it has taken, waiting included, in seconds. At least 0. */
  duration: number;
}

/** Something that an execution waits for. */
export interface ExecutionWait {
  /**
   * `approval` and `input` wait for `executions.resume`, the latter for an approval with an `input_schema`;
   * `timer` and `event` go on by themselves. An open enum.
   */
  reason: ExecutionWaitReason;
  /** The step that waits. */
  step_id: string;
  /** Where that step is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** What the approver reads. */
  message: string | null;
  /** What the given input must look like; null if any will do. */
  input_schema: JsonSchema | null;
  /** The type of the awaited event. */
  event_type: string | null;
  /** When the waiting ends by itself, in Unix seconds; null if it does not. */
  until: number | null;
}

/**
 * `approval` and `input` wait for `executions.resume`, the latter for an approval with an `input_schema`;
 * `timer` and `event` go on by themselves. An open enum.
 */
export type ExecutionWaitReason = 'approval' | 'input' | 'timer' | 'event' | (string & {});

/** Keeps the items for which a condition holds. */
export interface FilterOperation {
  /** Always `filter`. */
  operation: 'filter';
  /** An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters. */
  items: string;
  /** A condition, an expression that sees `item` and `index`. From 1 to 4096 characters. */
  where: string;
}

/** Repeats for each item of a list. A list longer than `max_iterations` fails the step. */
export interface ForEachLoop {
  /** Always `for_each`. */
  mode: 'for_each';
  /** An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters. */
  items: string;
  /**
   * The steps of one iteration. They see `item`, `index` and `previous`, the last iteration's output. From 1 to 50
   * items.
   */
  steps: WorkflowStep[];
  /** How many iterations run at the same time. With more than one, `previous` is null. From 1 to 50. Default: `1`. */
  concurrency?: number | undefined;
  /** How many iterations there are at most. From 1 to 1000. Default: `100`. */
  max_iterations?: number | undefined;
  /** An iteration's output. Texts in it are templates. By default the output of the last of `steps` that ran. */
  output?: unknown;
}

/** Sends an HTTP request; the call's arguments are seen by the templates as `arguments`. */
export interface HttpTool {
  /** Always `http`. */
  type: 'http';
  /** What the model calls it by. Unique within the agent. At most 64 characters. */
  name: string;
  /** The request to send. Every text in it is a template. */
  request: ApiCallConfig;
  /** Tells the model when to call it. At most 2000 characters. */
  description?: string | undefined;
  /** A JSON Schema (draft 2020-12). */
  parameters?: JsonSchema | undefined;
}

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Record<string, unknown>;

/** How models are called. What is absent comes from the agent, then from the workflow, then from the platform. */
export interface LlmConfig {
  /** How long an answer may be, in tokens. From 1 to 1000000. */
  max_tokens?: number | undefined;
  /** The model's id. From 1 to 200 characters. */
  model?: string | undefined;
  /** Who runs the model. Default: `'auto'`. */
  provider?: LlmConfigProvider | undefined;
  /** How the model thinks before it answers. */
  reasoning?: LlmReasoning | undefined;
  /** Makes answers repeatable where the model can. */
  seed?: number | undefined;
  /** How freely the model chooses its words. From 0 to 2. */
  temperature?: number | undefined;
  /** The share of probability that the model chooses from. From 0 to 1. */
  top_p?: number | undefined;
}

/** Who runs the model. */
export type LlmConfigProvider = 'openai' | 'google' | 'anthropic' | 'auto' | (string & {});

/** How the model thinks before it answers. */
export interface LlmReasoning {
  /** How much thought goes in. Default: `'medium'`. */
  effort?: LlmReasoningEffort | undefined;
  /** The way of thinking. Default: `'chain_of_thought'`. */
  strategy?: LlmReasoningStrategy | undefined;
}

/** How much thought goes in. */
export type LlmReasoningEffort = 'low' | 'medium' | 'high' | (string & {});

/** The way of thinking. */
export type LlmReasoningStrategy = 'chain_of_thought' | 'tree_of_thoughts' | 'reflection' | (string & {});

/** A member of `LoopConfig` that this version does not know. */
export interface UnknownLoopConfig {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  mode: UnknownTag;
  /**
   * The steps of one iteration. They see `item`, `index` and `previous`, the last iteration's output. From 1 to 50
   * items.
   */
  steps: WorkflowStep[];
  [key: string]: unknown;
}

/** What a loop repeats and when it ends, tagged by `mode`. */
export type LoopConfig = ForEachLoop | UntilLoop | UnknownLoopConfig;

/**
 * Repeats its own steps for each item, or until a condition holds, never more than `max_iterations` times. Its
 * output is `{items, count, stopped_by}`, with one item per iteration.
 */
export interface LoopStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `loop`. */
  type: 'loop';
  /** What a loop repeats and when it ends, tagged by `mode`. */
  config: LoopConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** Makes one value of each item. */
export interface MapOperation {
  /** Always `map`. */
  operation: 'map';
  /** An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters. */
  items: string;
  /** The new value. Texts in it are templates that see `item` and `index`. */
  value: unknown;
}

/** A limit of one figure of an execution. */
export interface MonitoringThreshold {
  /** The figure, `duration` in seconds, `tokens`, `cost` in US dollars, or `failed_attempts` of steps. */
  metric: MonitoringThresholdMetric;
  /** The limit, in the figure's unit. Being above it counts. At least 0. */
  above: number;
  /**
   * Whether to report it (`threshold.exceeded` on the event stream), or to fail the execution as well. Default:
   * `'notify'`.
   */
  action?: MonitoringThresholdAction | undefined;
}

/** Whether to report it (`threshold.exceeded` on the event stream), or to fail the execution as well. */
export type MonitoringThresholdAction = 'notify' | 'fail' | (string & {});

/** The figure, `duration` in seconds, `tokens`, `cost` in US dollars, or `failed_attempts` of steps. */
export type MonitoringThresholdMetric = 'duration' | 'tokens' | 'cost' | 'failed_attempts' | (string & {});

/** Runs a JMESPath query. */
export interface QueryOperation {
  /** Always `query`. */
  operation: 'query';
  /** A JMESPath query. From 1 to 4096 characters. */
  query: string;
  /** An expression that gives the value to search. From 1 to 4096 characters. Default: `'input'`. */
  source?: string | undefined;
}

/** Folds a list into one value. */
export interface ReduceOperation {
  /** Always `reduce`. */
  operation: 'reduce';
  /** An expression that gives the list, e.g. `steps.fetch.output.body.articles`. From 1 to 4096 characters. */
  items: string;
  /** The next value. Texts in it are templates that see `accumulator`, `item` and `index`. */
  value: unknown;
  /** The value to begin with. Texts in it are templates. By default null. */
  initial?: unknown;
}

/** The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer. */
export interface StepBackoff {
  /** The first pause, in seconds. From 0 to 3600. Default: `1`. */
  initial?: number | undefined;
  /** The longest pause, in seconds. From 0 to 86400. Default: `60`. */
  maximum?: number | undefined;
  /**
   * `fixed` pauses `initial` each time, `linear` pauses 1, 2, 3 … times as long, `exponential` 1, 2, 4 … times.
   * Default: `'exponential'`.
   */
  type?: StepBackoffType | undefined;
}

/** `fixed` pauses `initial` each time, `linear` pauses 1, 2, 3 … times as long, `exponential` 1, 2, 4 … times. */
export type StepBackoffType = 'fixed' | 'linear' | 'exponential' | (string & {});

/** A member of `StepFallback` that this version does not know. */
export interface UnknownStepFallback {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  [key: string]: unknown;
}

/** What takes a step's place once its last attempt has failed, tagged by `type`. */
export type StepFallback = ValueFallback | StepReferenceFallback | UnknownStepFallback;

/** Run another step, and complete this one with its output. That step runs for this purpose only. */
export interface StepReferenceFallback {
  /** Always `step`. */
  type: 'step';
  /** The id of the other step. From 1 to 64 characters. */
  step_id: string;
}

/** How often a failing step is tried, and how long it waits in between. */
export interface StepRetry {
  /** How many attempts there are, the first one included. From 1 to 20. */
  max_attempts: number;
  /** The pauses between attempts. A `Retry-After` that a called API sends is honoured where it is longer. */
  backoff?: StepBackoff | undefined;
}

/** Which workflow runs, and with what. */
export interface SubWorkflowConfig {
  /** The other workflow. Must exist. From 1 to 64 characters. */
  workflow_id: string;
  /** Its input. Texts in it are templates. By default this execution's input. */
  input?: unknown;
  /** Which version of it. By default the current one. At least 1. */
  version?: number | undefined;
}

/** Runs another workflow and waits for it. Its output is that execution's output. At most 5 levels deep. */
export interface SubWorkflowStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `sub_workflow`. */
  type: 'sub_workflow';
  /** Which workflow runs, and with what. */
  config: SubWorkflowConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** Fills a template. A text that is nothing but one `{{ … }}` gives the value itself, not its text. */
export interface TemplateOperation {
  /** Always `template`. */
  operation: 'template';
  /** A text or any JSON value with texts in it. */
  template: unknown;
}

/** Waits for a time to pass. */
export interface TimerWait {
  /** Always `timer`. */
  mode: 'timer';
  /** How long, in seconds. From 0 to 2592000. */
  seconds: number;
}

/** A member of `TriggerDefinition` that this version does not know. */
export interface UnknownTriggerDefinition {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  [key: string]: unknown;
}

/** A trigger as its author writes it, tagged by `type`. */
export type TriggerDefinition =
  | WebhookTriggerDefinition
  | ScheduleTriggerDefinition
  | EventTriggerDefinition
  | ApiCallTriggerDefinition
  | DataChangeTriggerDefinition
  | UnknownTriggerDefinition;

/** What firing a trigger came to. */
export interface TriggerFiring {
  /** Always `workflow.trigger_firing`. */
  object: 'workflow.trigger_firing';
  /** The trigger. */
  trigger_id: string;
  /** Whether an execution was started by this call. */
  fired: boolean;
  /** Why none was started, `filtered`, `condition_false` or `duplicate`; null when one was. */
  reason: string | null;
  /** The execution; with `duplicate`, the former one; null when there is none. */
  execution: Execution | null;
}

/** Repeats until a condition holds after an iteration. */
export interface UntilLoop {
  /** Always `until`. */
  mode: 'until';
  /** A condition, an expression that sees the iteration's own steps. From 1 to 4096 characters. */
  until: string;
  /**
   * The steps of one iteration. They see `item`, `index` and `previous`, the last iteration's output. From 1 to 50
   * items.
   */
  steps: WorkflowStep[];
  /** How many iterations there are at most. From 1 to 1000. Default: `100`. */
  max_iterations?: number | undefined;
  /** What happens when the condition never held, `fail` the step or `stop` the loop. Default: `'fail'`. */
  on_limit?: UntilLoopOnLimit | undefined;
  /** An iteration's output. Texts in it are templates. By default the output of the last of `steps` that ran. */
  output?: unknown;
}

/** What happens when the condition never held, `fail` the step or `stop` the loop. */
export type UntilLoopOnLimit = 'fail' | 'stop' | (string & {});

/** Complete the step with a value. */
export interface ValueFallback {
  /** Always `value`. */
  type: 'value';
  /** The step's output. Texts in it are templates. */
  value: unknown;
}

/** A member of `WaitConfig` that this version does not know. */
export interface UnknownWaitConfig {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  mode: UnknownTag;
  [key: string]: unknown;
}

/** What is waited for, tagged by `mode`. */
export type WaitConfig = TimerWait | EventWait | UnknownWaitConfig;

/** Waits for a time to pass, or for an event of the platform. Its output is `{waited_for, event}`. */
export interface WaitStep {
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  /** Always `wait`. */
  type: 'wait';
  /** What is waited for, tagged by `mode`. */
  config: WaitConfig;
  /** The agents, by id in the workflow's `agents`, that work on the step. Several may. At most 20 items. */
  agents?: string[] | undefined;
  /**
   * The steps that must have finished first, by id. A step whose dependencies were all skipped is skipped too. At most
   * 100 items.
   */
  depends_on?: string[] | undefined;
  /** What takes a step's place once its last attempt has failed, tagged by `type`. */
  fallback?: StepFallback | undefined;
  /** A title for people. At most 200 characters. */
  name?: string | undefined;
  /** How often a failing step is tried, and how long it waits in between. */
  retry?: StepRetry | undefined;
  /**
   * How long one attempt may take, in seconds. For steps that wait, how long they wait. By default only the
   * execution's own timeout bounds it. At most 2592000. More than 0.
   */
  timeout?: number | undefined;
  /** A condition, an expression. When it is false the step is skipped. From 1 to 4096 characters. */
  when?: string | undefined;
}

/** An agent, defined within the workflow. */
export interface WorkflowAgent {
  /** Names the agent in `agents` of a step. Unique in the workflow. At most 64 characters. */
  id: string;
  /** How it behaves; a template. At most 100000 characters. */
  instructions?: string | undefined;
  /** How models are called. What is absent comes from the agent, then from the workflow, then from the platform. */
  llm_config?: LlmConfig | undefined;
  /** The model that it uses. By default `llm_config.model`. From 1 to 200 characters. */
  model?: string | undefined;
  /** What it is, in a few words. At most 200 characters. */
  role?: string | undefined;
  /** What the agent may call while it thinks. At most 32 items. */
  tools?: AgentTool[] | undefined;
}

/**
 * A workflow as its author writes it.
 *
 * **Expressions** (`when`, `items`, `until` …) are written like `input.score > 0.5 and steps.fetch.output.ok`: names,
 * `.field` and `[0]`, numbers, texts, lists, `+ - * / // % ~`, comparisons, `in`, `and`, `or`, `not`, `a if b else c`,
 * tests such as `is defined`, and filters such as `| default('none')`, `| length`, `| join(', ')`, `| tojson`. There
 * are
 * no calls, loops or assignments. **Templates** are texts with expressions in `{{ … }}`; one that is nothing but a
 * single `{{ … }}` gives the value itself. In a condition a missing value counts as false, in a template it fails
 * the step. An expression has at most 4,096 characters, its result at most 1 MiB.
 *
 * Whatever is wrong with a definition is reported at once: 422 `invalid_workflow_definition`, whose `details` hold the
 * JSON pointer of each fault and one of the codes `wrong_type`, `missing_field`, `invalid_value`, `duplicate_id`,
 * `unknown_reference`, `unknown_agent`, `unknown_model`, `unknown_workflow`, `cycle`, `bad_expression`,
 * `bad_template`, `bad_query`, `bad_cron`, `bad_time_zone`, `bad_schema`.
 */
export interface WorkflowDefinition {
  /** What the workflow is called. From 1 to 200 characters. */
  name: string;
  /** The steps, in any order; their dependencies decide when each runs. From 1 to 200 items. */
  steps: WorkflowStep[];
  /** The agents that the steps may name. At most 50 items. */
  agents?: WorkflowAgent[] | undefined;
  /** What it is for. At most 5000 characters. */
  description?: string | null | undefined;
  /** How executions behave as a whole. */
  execution_policy?: ExecutionPolicy | undefined;
  /** A JSON Schema (draft 2020-12). */
  input_schema?: JsonSchema | undefined;
  /** Knowledge bases that every agent may search, by id. At most 20 items. */
  knowledge_bases?: string[] | undefined;
  /** How models are called. What is absent comes from the agent, then from the workflow, then from the platform. */
  llm_config?: LlmConfig | undefined;
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata?: Metadata | undefined;
  /** What is reported while executions run. */
  monitoring?: WorkflowMonitoring | undefined;
  /**
   * The execution's output. Texts in it are templates. By default an object with the output of each step that
   * nothing depends on, by step id; when there is only one such step, its output itself.
   */
  output?: unknown;
  /** A JSON Schema (draft 2020-12). */
  output_schema?: JsonSchema | undefined;
  /** Triggers to create with the workflow. Replaces the ones that an earlier definition brought. At most 20 items. */
  triggers?: TriggerDefinition[] | undefined;
}

/** What is reported while executions run. */
export interface WorkflowMonitoring {
  /** The platform events to emit, for webhooks and the live monitor. By default all of them. At most 20 items. */
  events?: WorkflowMonitoringEvent[] | undefined;
  /** Limits to watch. At most 20 items. */
  thresholds?: MonitoringThreshold[] | undefined;
}

/** The type of a platform event. An open enum. */
export type WorkflowMonitoringEvent =
  | 'workflow.started'
  | 'workflow.completed'
  | 'workflow.failed'
  | 'workflow.step.completed'
  | 'workflow.approval_required'
  | (string & {});

/** A member of `WorkflowStep` that this version does not know. */
export interface UnknownWorkflowStep {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  /** Names the step. Unique in the whole workflow, loops included. At most 64 characters. */
  id: string;
  [key: string]: unknown;
}

/**
 * One unit of work, tagged by `type`. A step runs as soon as everything it depends on has finished; steps that
 * do not depend on each other run at the same time. Texts that hold `{{ … }}` are templates, and `when` and its
 * kind are expressions; both see `input`, `steps.<id>.output`, `steps.<id>.status`, `execution`, `workflow` and
 * `trigger`, and within a loop `item`, `index` and `previous`. Referring to another step's output depends on it.
 */
export type WorkflowStep =
  | AiReasoningStep
  | ApiCallStep
  | DataProcessingStep
  | DecisionStep
  | LoopStep
  | ApprovalStep
  | WaitStep
  | SubWorkflowStep
  | UnknownWorkflowStep;

/** Runs another workflow with the call's arguments as its input. */
export interface WorkflowTool {
  /** Always `workflow`. */
  type: 'workflow';
  /** What the model calls it by. Unique within the agent. At most 64 characters. */
  name: string;
  /** The workflow. Must exist. From 1 to 64 characters. */
  workflow_id: string;
  /** Tells the model when to call it. At most 2000 characters. */
  description?: string | undefined;
  /** A JSON Schema (draft 2020-12). */
  parameters?: JsonSchema | undefined;
}

/** A member of `WorkflowTrigger` that this version does not know. */
export interface UnknownWorkflowTrigger {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  /** The trigger's id. */
  id: string;
  /** Always `workflow.trigger`. */
  object: 'workflow.trigger';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow that it starts. */
  workflow_id: string;
  /** A title for people. */
  name: string | null;
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
  [key: string]: unknown;
}

/** A trigger, tagged by `type`. */
export type WorkflowTrigger =
  | WebhookTrigger
  | ScheduleTrigger
  | EventTrigger
  | ApiCallTrigger
  | DataChangeTrigger
  | UnknownWorkflowTrigger;

/** A page of triggers. */
export interface WorkflowTriggerList {
  /** Always `list`. */
  object: 'list';
  /** The triggers. */
  data: WorkflowTrigger[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether there are more beyond this page. */
  has_more: boolean;
}
