/**
 * `deltas`: a stream of chunks read as deltas; and how a stream is asked for.
 *
 * What a chunk means is `reader.ts`'s; the connection is the stream's own.
 */

import type { ResponseInfo } from '../../core/reply/info.js';
import type { ChatCompletion, ChatCompletionChunk } from '../../types/index.js';
import type { Delta } from './deltas.js';
import { DeltaReader } from './reader.js';

/** What is needed of a chat stream; the runtime's `Stream` is one. */
export interface ChunkStream extends AsyncIterable<ChatCompletionChunk> {
  final(): Promise<ChatCompletion>;
  close(): unknown;
  opened(): Promise<ResponseInfo>;
}

/** What a streamed body has beside that of a plain call. */
export interface Streamed {
  readonly stream_options: { readonly include_usage?: boolean };
}

/** The parameters of a chat completion that is streamed. Its usage is asked for, unless the caller has said otherwise. */
export function streamed<P extends object>(params: P): P & Streamed {
  return { stream_options: { include_usage: true }, ...params };
}

/**
 * What a chat stream tells, as typed events with the whole so far.
 *
 * The stream's own `final()` and errors are as ever; leaving the loop early gives its connection back.
 *
 * @example
 * ```ts
 * for await (const delta of deltas(client.chat.completions.stream({ model, messages }))) {
 *   if (delta.type === 'content.delta') process.stdout.write(delta.delta);
 * }
 * ```
 */
export async function* deltas(stream: AsyncIterable<ChatCompletionChunk>): AsyncGenerator<Delta, void, undefined> {
  const reader = new DeltaReader();
  for await (const chunk of stream) {
    yield* reader.read(chunk);
  }
  yield* reader.end();
}

/** The text of the first choice as it comes, out of deltas and whatever is between them. */
export async function* texts(steps: AsyncIterable<Delta | { readonly type: string }>): AsyncGenerator<string, void> {
  for await (const step of steps) {
    if (isContent(step) && step.choice === 0) {
      yield step.delta;
    }
  }
}

function isContent(step: { readonly type: string }): step is Delta & { readonly type: 'content.delta' } {
  return step.type === 'content.delta';
}
