/** Types of jobs. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';

/** Job. */
export interface Job {
  id: string;
  status: string;
}

/** Job done. */
export interface JobDone {
  type: 'job.done';
  number: number;
  job: Job;
}

/** A member of `JobEvent` that this version does not know. */
export interface UnknownJobEvent {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  number: number;
  [key: string]: unknown;
}

/** Job event. */
export type JobEvent = JobProgress | JobDone | UnknownJobEvent;

/** Job progress. */
export interface JobProgress {
  type: 'job.progress';
  number: number;
  /** From 0 to 100. */
  percent: number;
}
