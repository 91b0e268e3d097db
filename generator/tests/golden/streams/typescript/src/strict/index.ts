/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Answer: { required: { id: 'string', choices: ['Choice'] } },
  AnswerChunk: { required: { id: 'string', choices: ['ChunkChoice'] } },
  Choice: { required: { index: 'integer', message: 'Message' } },
  ChunkChoice: { required: { index: 'integer', delta: 'Delta' } },
  Delta: { optional: { content: 'string' } },
  Job: { required: { id: 'string', status: 'string' } },
  JobDone: { required: { type: { const: 'job.done' }, number: 'integer', job: 'Job' } },
  JobEvent: { tag: 'type', members: { 'job.progress': 'JobProgress', 'job.done': 'JobDone' }, open: true },
  JobProgress: { required: { type: { const: 'job.progress' }, number: 'integer', percent: 'integer' } },
  Line: { required: { text: 'string' } },
  Message: { required: { content: 'string' } },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
