/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type { Answer, AnswerChunk, Choice, ChunkChoice, Delta, Message } from './answers.js';
export type { Job, JobDone, JobEvent, JobProgress, UnknownJobEvent } from './jobs.js';
export type { Line } from './logs.js';
export type { RecordingsUploadRequestTags } from './recordings.js';
