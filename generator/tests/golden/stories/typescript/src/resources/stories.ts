/** Stories. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, Stream } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Progress, StoryObject, StoryPiece } from '../types/stories.js';

const CREATE: Operation<StoryObject, StoryPiece, StoryObject> = {
  id: 'stories.create',
  method: 'POST',
  path: '/stories',
  returns: 'object',
  schema: 'Story',
  body: 'json',
  stream: {
    terminator: '[DONE]',
    selector: 'stream',
    text: '/chapters/0/delta/text',
    merge: { items: 'chapters', index: 'index', delta: 'delta', into: 'chapter' },
    schema: 'StoryPiece',
  },
};
const EXPORT: Operation<void, StoryObject, undefined> = {
  id: 'stories.export',
  method: 'GET',
  path: '/stories/export',
  stream: { framing: 'jsonl', schema: 'Story' },
};
const PROGRESS: Operation<void, Progress, StoryObject> = {
  id: 'stories.progress',
  method: 'GET',
  path: '/stories/{story_id}/progress',
  stream: {
    terminal: ['story.done', 'story.failed'],
    resume: { header: 'Last-Event-ID', query: 'starting_after', sequence: 'number' },
    last: { field: 'story' },
    schema: 'Progress',
  },
};

/** What `stories.create` takes. */
export interface StoryCreateParams {
  topic: string;
  /** Default: `false`. */
  stream?: boolean | undefined;
}

/** What `stories.create` takes, without a stream. */
export interface StoryCreateParamsNonStreaming extends StoryCreateParams {
  stream?: false | undefined;
}

/** What `stories.create` takes, as a stream. */
export interface StoryCreateParamsStreaming extends StoryCreateParams {
  stream: true;
}

/** What `stories.create` takes, the choice of a stream left out. */
export type StoryStreamParams = Omit<StoryCreateParams, 'stream'>;

/** What `stories.progress` takes. */
export interface StoryProgressParams {
  starting_after?: number | undefined;
  'Last-Event-ID'?: string | undefined;
}

/** Stories. */
export class Stories extends Resource {
  /**
   * Calls `POST /stories`.
   *
   * @param params - See {@link StoryCreateParams}.
   * @param options - Settings of this call alone.
   */
  create(params: StoryCreateParamsNonStreaming, options?: CallOptions): APIPromise<StoryObject>;
  /**
   * Calls `POST /stories`.
   *
   * @returns The events as they arrive.
   */
  create(params: StoryCreateParamsStreaming, options?: CallOptions): APIPromise<Stream<StoryPiece, StoryObject>>;
  /**
   * Calls `POST /stories`.
   *
   * @returns The reply or, with `stream: true`, the events as they arrive.
   */
  create(
    params: StoryCreateParams,
    options?: CallOptions,
  ): APIPromise<StoryObject> | APIPromise<Stream<StoryPiece, StoryObject>>;
  create(
    params: StoryCreateParams,
    options?: CallOptions,
  ): APIPromise<StoryObject> | APIPromise<Stream<StoryPiece, StoryObject>> {
    if (params.stream) {
      return this.core.open(CREATE, { body: params }, options);
    }
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * Calls `POST /stories`.
   *
   * @param params - See {@link StoryStreamParams}.
   * @param options - Settings of this call alone.
   * @returns The events as they arrive. `final()` gives the whole.
   */
  stream(params: StoryStreamParams, options?: CallOptions): Stream<StoryPiece, StoryObject> {
    return this.core.stream(CREATE, { body: { ...params, stream: true } }, options);
  }

  /**
   * Calls `GET /stories/export`.
   *
   * @param options - Settings of this call alone.
   * @returns The events as they arrive.
   */
  export(options?: CallOptions): Stream<StoryObject, undefined> {
    return this.core.stream(EXPORT, {}, options);
  }

  /**
   * Calls `GET /stories/{story_id}/progress`.
   *
   * @param storyId
   * @param params - See {@link StoryProgressParams}.
   * @param options - Settings of this call alone.
   * @returns The events as they arrive. `final()` gives the whole.
   */
  progress(storyId: string, params: StoryProgressParams = {}, options?: CallOptions): Stream<Progress, StoryObject> {
    return this.core.stream(
      PROGRESS,
      {
        path: [storyId],
        query: { starting_after: params.starting_after },
        headers: { 'Last-Event-ID': params['Last-Event-ID'] },
      },
      options,
    );
  }
}
