/** Types of workflows_execution_steps. Generated from the OpenAPI document by onespec; do not edit. */

import type { Timestamp } from './shared.js';
import type { ExecutionError, ExecutionUsage } from './workflows_configs.js';

/** What became of a step in one execution. */
export interface ExecutionStep {
  /** The record's id. */
  id: string;
  /** Always `workflow.execution_step`. */
  object: 'workflow.execution_step';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The execution. */
  execution_id: string;
  /** The step's id in the definition. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** The type of a step. An open enum. */
  type: StepType;
  /**
   * Where a step stands: `running`, `waiting`, `retrying` (between two attempts), `completed`, `failed`, `skipped`,
   * `cancelled`. An open enum.
   */
  status: StepStatus;
  /** The iteration of the innermost loop around it, from 0; null outside loops. */
  iteration: number | null;
  /** What it worked on: its configuration with every template filled; null before it ran. */
  input: unknown;
  /** What came out; null unless it is completed. */
  output: unknown;
  /** Why it failed; null otherwise. */
  error: ExecutionError | null;
  /** Every attempt, the oldest first. */
  attempts: StepAttempt[];
  /** When it started, in Unix seconds; null if it did not. */
  started_at: number | null;
  /** When it finished, in Unix seconds; null before. */
  finished_at: number | null;
  /** What an execution or a step has used so far, sub-workflows included. */
  usage: ExecutionUsage;
}

/** A page of steps. */
export interface ExecutionStepList {
  /** Always `list`. */
  object: 'list';
  /** The steps. */
  data: ExecutionStep[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether there are more beyond this page. */
  has_more: boolean;
}

/** One attempt at a step. */
export interface StepAttempt {
  /** Counts up from 1. At least 1. */
  number: number;
  /** A moment, in Unix seconds. */
  started_at: Timestamp;
  /** When it ended, in Unix seconds; null while it runs. */
  finished_at: number | null;
  /** Why it failed; null otherwise. */
  error: ExecutionError | null;
}

/**
 * Where a step stands: `running`, `waiting`, `retrying` (between two attempts), `completed`, `failed`, `skipped`,
 * `cancelled`. An open enum.
 */
export type StepStatus =
  | 'running'
  | 'waiting'
  | 'retrying'
  | 'completed'
  | 'failed'
  | 'skipped'
  | 'cancelled'
  | (string & {});

/** The type of a step. An open enum. */
export type StepType =
  | 'ai_reasoning'
  | 'api_call'
  | 'data_processing'
  | 'decision'
  | 'loop'
  | 'approval'
  | 'wait'
  | 'sub_workflow'
  | (string & {});
