/** Recordings. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, BinaryResponse, CallOptions, FileInput, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Line } from '../types/logs.js';
import type { RecordingsUploadRequestTags } from '../types/recordings.js';

const REPLACE: Operation<void> = {
  id: 'recordings.replace',
  method: 'PUT',
  path: '/recordings/{recording_id}',
  body: 'binary',
  contentType: 'audio/mpeg',
};
const CONTENT: Operation = { id: 'recordings.content', method: 'GET', path: '/recordings/{recording_id}' };
const UPLOAD: Operation<Line> = {
  id: 'recordings.upload',
  method: 'POST',
  path: '/recordings',
  returns: 'object',
  schema: 'Line',
  body: 'multipart',
  fileFields: ['audio', 'notes'],
};

/** What `recordings.upload` takes. */
export interface RecordingUploadParams {
  /** The sound. */
  audio: FileInput;
  notes?: readonly FileInput[] | undefined;
  tags?: RecordingsUploadRequestTags | undefined;
  title?: string | undefined;
}

/** Recordings. */
export class Recordings extends Resource {
  /**
   * Replace a recording.
   *
   * @param recordingId
   * @param body - The body of the request.
   * @param options - Settings of this call alone.
   */
  replace(recordingId: string, body: FileInput, options?: CallOptions): APIPromise<void> {
    return this.core.call(REPLACE, { path: [recordingId], body }, options);
  }

  /**
   * Download a recording.
   *
   * @param recordingId
   * @param options - Settings of this call alone.
   * @returns The content, not yet read.
   */
  content(recordingId: string, options?: CallOptions): APIPromise<BinaryResponse> {
    return this.core.download(CONTENT, { path: [recordingId] }, options);
  }

  /**
   * Upload a recording.
   *
   * @param params - See {@link RecordingUploadParams}.
   * @param options - Settings of this call alone.
   */
  upload(params: RecordingUploadParams, options?: CallOptions): APIPromise<Line> {
    return this.core.call(UPLOAD, { body: params }, options);
  }
}
