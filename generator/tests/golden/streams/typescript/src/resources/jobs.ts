/** Jobs. Generated from the OpenAPI document by onespec; do not edit. */

import type { CallOptions, Operation, Stream } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Job, JobEvent } from '../types/jobs.js';

const EVENTS: Operation<void, JobEvent, Job> = {
  id: 'jobs.events',
  method: 'GET',
  path: '/jobs/{job_id}/events',
  stream: {
    terminal: ['job.done'],
    resume: { header: 'Last-Event-ID', query: 'starting_after', sequence: 'number' },
    last: { field: 'job' },
    schema: 'JobEvent',
  },
};

/** What `jobs.events` takes. */
export interface JobEventsParams {
  'Last-Event-ID'?: string | undefined;
  starting_after?: number | undefined;
}

/** Jobs. */
export class Jobs extends Resource {
  /**
   * Follow a job.
   *
   * @param jobId
   * @param params - See {@link JobEventsParams}.
   * @param options - Settings of this call alone.
   * @returns The events as they arrive. `final()` gives the whole.
   */
  events(jobId: string, params: JobEventsParams = {}, options?: CallOptions): Stream<JobEvent, Job> {
    return this.core.stream(
      EVENTS,
      {
        path: [jobId],
        query: { starting_after: params.starting_after },
        headers: { 'Last-Event-ID': params['Last-Event-ID'] },
      },
      options,
    );
  }
}
