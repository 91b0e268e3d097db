/** Types of workflows_events. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';
import type { Timestamp } from './shared.js';
import type { Execution, ExecutionError, ExecutionUsage, ExecutionWait, JsonSchema } from './workflows_configs.js';
import type { StepType } from './workflows_execution_steps.js';

/** An agent has spoken. */
export interface AgentMessageEvent {
  /** Always `agent.message`. */
  type: 'agent.message';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** The agent. */
  agent_id: string;
  /** What the agent is. */
  role: string | null;
  /** What it said. */
  text: string;
}

/** An agent has called one of its tools. */
export interface AgentToolCallEvent {
  /** Always `agent.tool_call`. */
  type: 'agent.tool_call';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** The agent. */
  agent_id: string;
  /** The tool. */
  name: string;
  /** What it was called with. */
  arguments: unknown;
  /** What came back; null if it failed. */
  output: unknown;
  /** Why it failed; null otherwise. */
  error: string | null;
}

/** Somebody has decided, or nobody did in time. */
export interface ApprovalDecidedEvent {
  /** Always `approval.decided`. */
  type: 'approval.decided';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** What was decided. An open enum. */
  decision: ApprovalDecidedEventDecision;
  /** Why. */
  comment: string | null;
}

/** What was decided. An open enum. */
export type ApprovalDecidedEventDecision = 'approve' | 'reject' | 'expired' | (string & {});

/** Somebody has to decide. */
export interface ApprovalRequiredEvent {
  /** Always `approval.required`. */
  type: 'approval.required';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** What the approver reads. */
  message: string;
  /** Who may decide. */
  approvers: string[];
  /** What the given input must look like; null if any will do. */
  input_schema: JsonSchema | null;
  /** When the waiting ends by itself, in Unix seconds; null if it does not. */
  expires_at: number | null;
}

/** It was cancelled. Terminal. */
export interface ExecutionCancelledEvent {
  /** Always `execution.cancelled`. */
  type: 'execution.cancelled';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** One run of one version of a workflow. */
  execution: Execution;
}

/** Somebody asked it to stop. */
export interface ExecutionCancellingEvent {
  /** Always `execution.cancelling`. */
  type: 'execution.cancelling';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
}

/** It has reached its end. Terminal. */
export interface ExecutionCompletedEvent {
  /** Always `execution.completed`. */
  type: 'execution.completed';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** One run of one version of a workflow. */
  execution: Execution;
}

/** A member of `ExecutionEvent` that this version does not know. */
export interface UnknownExecutionEvent {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  [key: string]: unknown;
}

/**
 * Something that happened in an execution, tagged by `type`. Sequence numbers count up from 1 without gaps; an
 * event's `id` is its sequence number as text, and the `id` of the server-sent event.
 */
export type ExecutionEvent =
  | ExecutionStartedEvent
  | ExecutionWaitingEvent
  | ExecutionResumedEvent
  | ExecutionCancellingEvent
  | ExecutionCompletedEvent
  | ExecutionFailedEvent
  | ExecutionCancelledEvent
  | ExecutionTimedOutEvent
  | StepStartedEvent
  | StepDeltaEvent
  | StepRetryingEvent
  | StepCompletedEvent
  | StepFailedEvent
  | StepSkippedEvent
  | StepCancelledEvent
  | AgentMessageEvent
  | AgentToolCallEvent
  | ApprovalRequiredEvent
  | ApprovalDecidedEvent
  | ThresholdExceededEvent
  | UnknownExecutionEvent;

/** A page of events. */
export interface ExecutionEventList {
  /** Always `list`. */
  object: 'list';
  /** The events. */
  data: ExecutionEvent[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether there are more beyond this page. */
  has_more: boolean;
}

/** It has failed. Terminal. */
export interface ExecutionFailedEvent {
  /** Always `execution.failed`. */
  type: 'execution.failed';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** One run of one version of a workflow. */
  execution: Execution;
}

/** It goes on after it waited. */
export interface ExecutionResumedEvent {
  /** Always `execution.resumed`. */
  type: 'execution.resumed';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
}

/** It has left the queue. */
export interface ExecutionStartedEvent {
  /** Always `execution.started`. */
  type: 'execution.started';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** One run of one version of a workflow. */
  execution: Execution;
}

/** It took longer than its policy allows. Terminal. */
export interface ExecutionTimedOutEvent {
  /** Always `execution.timed_out`. */
  type: 'execution.timed_out';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** One run of one version of a workflow. */
  execution: Execution;
}

/** No step can go on by itself. */
export interface ExecutionWaitingEvent {
  /** Always `execution.waiting`. */
  type: 'execution.waiting';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** What it waits for. */
  waiting_for: ExecutionWait[];
}

/** A running step was stopped. */
export interface StepCancelledEvent {
  /** Always `step.cancelled`. */
  type: 'step.cancelled';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
}

/** A step is done. */
export interface StepCompletedEvent {
  /** Always `step.completed`. */
  type: 'step.completed';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** What came out. */
  output: unknown;
  /** What an execution or a step has used so far, sub-workflows included. */
  usage: ExecutionUsage;
  /** Whether the step failed, and its fallback took its place. */
  used_fallback: boolean;
}

/** A model wrote a piece of text. */
export interface StepDeltaEvent {
  /** Always `step.delta`. */
  type: 'step.delta';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** The agent that speaks; null if the step names none. */
  agent_id: string | null;
  /** The piece of text. */
  delta: string;
}

/** A step's last attempt failed, and it has no fallback, or the fallback failed as well. */
export interface StepFailedEvent {
  /** Always `step.failed`. */
  type: 'step.failed';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** Why an execution or a step failed. */
  error: ExecutionError;
}

/** An attempt failed, and another one follows. */
export interface StepRetryingEvent {
  /** Always `step.retrying`. */
  type: 'step.retrying';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** The number of the attempt that failed. At least 1. */
  attempt: number;
  /** Why an execution or a step failed. */
  error: ExecutionError;
  /** When the next one begins, in Unix seconds. */
  retry_at: number;
}

/** A step does not run. */
export interface StepSkippedEvent {
  /** Always `step.skipped`. */
  type: 'step.skipped';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /**
   * Why: its `when` is false, no taken branch lists it, everything it depends on was skipped, something it
   * depends on failed, or it is a fallback that nobody needed. An open enum.
   */
  reason: StepSkippedEventReason;
}

/**
 * Why: its `when` is false, no taken branch lists it, everything it depends on was skipped, something it
 * depends on failed, or it is a fallback that nobody needed. An open enum.
 */
export type StepSkippedEventReason =
  | 'condition_false'
  | 'branch_not_taken'
  | 'dependencies_skipped'
  | 'dependency_failed'
  | 'fallback_not_needed'
  | (string & {});

/** An attempt at a step begins. */
export interface StepStartedEvent {
  /** Always `step.started`. */
  type: 'step.started';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The step. */
  step_id: string;
  /** Where it is; within a loop `loop/iteration/step`. */
  step_path: string;
  /** The type of a step. An open enum. */
  step_type: StepType;
  /** The number of the attempt. At least 1. */
  attempt: number;
}

/** A figure rose above a threshold of `monitoring`. */
export interface ThresholdExceededEvent {
  /** Always `threshold.exceeded`. */
  type: 'threshold.exceeded';
  /** The sequence number as text. */
  id: string;
  /** Counts up from 1 within the execution. At least 1. */
  sequence_number: number;
  /** The execution. */
  execution_id: string;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The figure, as in the threshold. */
  metric: string;
  /** The threshold. */
  above: number;
  /** The figure's value. */
  value: number;
}
