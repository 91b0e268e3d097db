/**
 * From the chunks of a streamed chat completion to deltas. No I/O happens here.
 *
 * Texts are put together as they come: engines of JavaScript join them only when somebody looks.
 */

import type { ChatChunkChoice, ChatCompletionChunk, ChatToolCall, ChatToolCallDelta } from '../../types/index.js';
import { parsePartial } from '../schema/partial_json.js';
import type { ContentDelta, Delta, RefusalDelta, ToolCallDelta, ToolCallDone } from './deltas.js';

/** From chunks to deltas. `end` tells what only the end of the stream completes. */
export class DeltaReader {
  readonly #choices = new Map<number, Choice>();

  /** What a chunk adds. */
  *read(chunk: ChatCompletionChunk): Generator<Delta, void> {
    for (const choice of chunk.choices ?? []) {
      let known = this.#choices.get(choice.index);
      if (known === undefined) {
        known = new Choice(choice.index);
        this.#choices.set(choice.index, known);
      }
      yield* known.read(choice);
    }
    if (chunk.usage) {
      yield { type: 'usage', usage: chunk.usage };
    }
  }

  /** The calls that were whole, and not known to be before. */
  *end(): Generator<Delta, void> {
    for (const choice of this.#choices.values()) {
      yield* choice.closeCalls();
    }
  }
}

/** One choice so far. */
class Choice {
  readonly #index: number;
  readonly #calls = new Map<number, Call>();
  #content = '';
  #refusal = '';

  constructor(index: number) {
    this.#index = index;
  }

  *read(choice: ChatChunkChoice): Generator<Delta, void> {
    const { content, refusal, tool_calls } = choice.delta ?? {};
    if (content) {
      this.#content += content;
      yield {
        type: 'content.delta',
        choice: this.#index,
        delta: content,
        snapshot: this.#content,
      } satisfies ContentDelta;
    }
    if (refusal) {
      this.#refusal += refusal;
      yield {
        type: 'refusal.delta',
        choice: this.#index,
        delta: refusal,
        snapshot: this.#refusal,
      } satisfies RefusalDelta;
    }
    for (const each of tool_calls ?? []) {
      yield* this.closeCalls(each.index); // calls come one after the other
      yield this.#call(each.index).read(each);
    }
    if (choice.finish_reason != null) {
      yield* this.closeCalls();
      yield {
        type: 'choice.done',
        choice: this.#index,
        finishReason: choice.finish_reason,
        content: this.#content,
        refusal: this.#refusal || null,
      };
    }
  }

  *closeCalls(but?: number): Generator<ToolCallDone, void> {
    for (const [index, call] of this.#calls) {
      if (index !== but && !call.done) {
        yield call.close();
      }
    }
  }

  #call(index: number): Call {
    let call = this.#calls.get(index);
    if (call === undefined) {
      call = new Call(this.#index, index);
      this.#calls.set(index, call);
    }
    return call;
  }
}

/** One call of a tool so far. */
class Call {
  done = false;
  readonly #choice: number;
  readonly #index: number;
  #id = '';
  #name = '';
  #text = '';

  constructor(choice: number, index: number) {
    this.#choice = choice;
    this.#index = index;
  }

  read(piece: ChatToolCallDelta): ToolCallDelta {
    this.#id = piece.id || this.#id;
    this.#name = piece.function?.name || this.#name;
    const delta = piece.function?.arguments ?? '';
    this.#text += delta;
    const snapshot = this.#text;
    return {
      type: 'tool_call.delta',
      choice: this.#choice,
      index: this.#index,
      id: this.#id,
      name: this.#name,
      delta,
      snapshot,
      get arguments() {
        return parsePartial(snapshot);
      },
    };
  }

  close(): ToolCallDone {
    this.done = true;
    const text = this.#text;
    const call: ChatToolCall = { id: this.#id, type: 'function', function: { name: this.#name, arguments: text } };
    return {
      type: 'tool_call.done',
      choice: this.#choice,
      index: this.#index,
      call,
      get arguments() {
        return parsePartial(text);
      },
    };
  }
}
