/** Answers. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, Stream } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Answer, AnswerChunk } from '../types/answers.js';

const CREATE: Operation<Answer, AnswerChunk, Answer> = {
  id: 'answers.create',
  method: 'POST',
  path: '/answers',
  returns: 'object',
  schema: 'Answer',
  body: 'json',
  stream: {
    terminator: '[DONE]',
    selector: 'stream',
    text: '/choices/0/delta/content',
    merge: { items: 'choices', index: 'index', delta: 'delta', into: 'message' },
    schema: 'AnswerChunk',
  },
};

/** What `answers.create` takes. */
export interface AnswerCreateParams {
  /** What to answer. */
  text: string;
  /** Default: `false`. */
  stream?: boolean | null | undefined;
}

/** What `answers.create` takes, without a stream. */
export interface AnswerCreateParamsNonStreaming extends AnswerCreateParams {
  stream?: false | null | undefined;
}

/** What `answers.create` takes, as a stream. */
export interface AnswerCreateParamsStreaming extends AnswerCreateParams {
  stream: true;
}

/** What `answers.create` takes, the choice of a stream left out. */
export type AnswerStreamParams = Omit<AnswerCreateParams, 'stream'>;

/** Answers. */
export class Answers extends Resource {
  /**
   * Answer.
   *
   * @param params - See {@link AnswerCreateParams}.
   * @param options - Settings of this call alone.
   * @returns A whole answer.
   */
  create(params: AnswerCreateParamsNonStreaming, options?: CallOptions): APIPromise<Answer>;
  /**
   * Answer.
   *
   * @returns The events as they arrive.
   */
  create(params: AnswerCreateParamsStreaming, options?: CallOptions): APIPromise<Stream<AnswerChunk, Answer>>;
  /**
   * Answer.
   *
   * @returns The reply or, with `stream: true`, the events as they arrive.
   */
  create(
    params: AnswerCreateParams,
    options?: CallOptions,
  ): APIPromise<Answer> | APIPromise<Stream<AnswerChunk, Answer>>;
  create(
    params: AnswerCreateParams,
    options?: CallOptions,
  ): APIPromise<Answer> | APIPromise<Stream<AnswerChunk, Answer>> {
    if (params.stream) {
      return this.core.open(CREATE, { body: params }, options);
    }
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * Answer.
   *
   * @param params - See {@link AnswerStreamParams}.
   * @param options - Settings of this call alone.
   * @returns The events as they arrive. `final()` gives the whole.
   */
  stream(params: AnswerStreamParams, options?: CallOptions): Stream<AnswerChunk, Answer> {
    return this.core.stream(CREATE, { body: { ...params, stream: true } }, options);
  }
}
