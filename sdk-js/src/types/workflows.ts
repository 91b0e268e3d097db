/** Types of workflows. Generated from the OpenAPI document by onespec; do not edit. */

import type { ErrorDetail, Metadata, Timestamp } from './shared.js';
import type {
  ExecutionPolicy,
  JsonSchema,
  LlmConfig,
  TriggerDefinition,
  WorkflowAgent,
  WorkflowMonitoring,
  WorkflowStep,
} from './workflows_configs.js';

/** A workflow with its current definition. */
export interface Workflow {
  /** The workflow's id. */
  id: string;
  /** Always `workflow`. */
  object: 'workflow';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** A moment, in Unix seconds. */
  updated_at: Timestamp;
  /** The number of the current version. Counts up from 1. At least 1. */
  version: number;
  /** What the workflow is called. */
  name: string;
  /** What it is for. */
  description: string | null;
  /** The steps. */
  steps: WorkflowStep[];
  /** The triggers that the definition brought. `triggers.list` has them all. */
  triggers: TriggerDefinition[];
  /** The agents. */
  agents: WorkflowAgent[];
  /** Knowledge bases, by id. */
  knowledge_bases: string[];
  /** Up to 16 pairs of strings of your own. Keys have at most 64 characters, values at most 512. */
  metadata: Metadata;
  /** How executions behave as a whole. */
  execution_policy?: ExecutionPolicy;
  /** A JSON Schema (draft 2020-12). */
  input_schema?: JsonSchema;
  /** How models are called. What is absent comes from the agent, then from the workflow, then from the platform. */
  llm_config?: LlmConfig;
  /** What is reported while executions run. */
  monitoring?: WorkflowMonitoring;
  /** What an execution's output is made of. */
  output?: unknown;
  /** A JSON Schema (draft 2020-12). */
  output_schema?: JsonSchema;
}

/** A page of workflows. */
export interface WorkflowList {
  /** Always `list`. */
  object: 'list';
  /** The workflows. */
  data: Workflow[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether there are more beyond this page. */
  has_more: boolean;
}

/** What a check of a definition found. */
export interface WorkflowValidation {
  /** Always `workflow.validation`. */
  object: 'workflow.validation';
  /** Whether the definition could be stored. */
  valid: boolean;
  /** Every fault. */
  errors: ErrorDetail[];
  /** What works but is probably not meant, such as an agent that no step names. */
  warnings: ErrorDetail[];
  /** The outermost steps in the order they run; those of one stage may run at the same time. Empty if invalid. */
  stages: string[][];
}
