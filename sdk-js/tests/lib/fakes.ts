/** Chat completions whose replies are scripted, without a client: what the helpers are tested on alone. */

import type { Core } from '../../src/core/core.js';
import { APIPromise } from '../../src/core/promise.js';
import { ResponseInfo } from '../../src/core/reply/info.js';
import type { CallOptions } from '../../src/core/request/options.js';
import { type Clock, SYSTEM_CLOCK } from '../../src/core/settings/clock.js';
import { ChatMixin } from '../../src/lib/chat/mixin.js';
import type { ChunkStream } from '../../src/lib/streams/stream.js';
import { type CannedChunks, chatChunks, chatCompletion } from '../../src/testing/chat.js';
import type { ChatCompletion, ChatCompletionChunk, ChatMessage } from '../../src/types/index.js';

/** What the model says next: a text, something canned, an error, or a function that waits. */
export type Said =
  | string
  | (CannedChunks & { readonly content?: string })
  | Error
  | ((options: CallOptions) => Promise<Said>);

export interface Asked {
  readonly body: Record<string, unknown> & { readonly messages: readonly ChatMessage[] };
  readonly options: CallOptions;
}

/** Plays a script, and keeps what it was asked. */
export class ScriptedChat extends ChatMixin {
  readonly asked: Asked[] = [];
  /** How many streams are open. */
  open = 0;
  readonly #script: Said[];

  constructor(script: readonly Said[], clock: Clock = SYSTEM_CLOCK) {
    super({ config: { clock } } as unknown as Core);
    this.#script = [...script];
  }

  create(params: object, options: CallOptions = {}): APIPromise<ChatCompletion> {
    return APIPromise.start(async (claim) => {
      const said = await this.#said(params, options);
      claim.info = new ResponseInfo(200, new Headers({ 'x-request-id': 'req_1' }), 1, '', 'x-request-id');
      return typeof said === 'string'
        ? chatCompletion(said)
        : chatCompletion(said.content, { ...said, usage: {}, fields: {} });
    });
  }

  stream(params: object, options: CallOptions = {}): ChunkStream {
    const said = this.#said(params, options);
    said.catch(() => undefined);
    return new ScriptedStream(
      said.then((each) => (typeof each === 'string' ? chatChunks(each) : chatChunks(each.content ?? null, each))),
      (change) => {
        this.open += change;
      },
    );
  }

  async #said(
    params: object,
    options: CallOptions,
  ): Promise<Exclude<Said, Error | ((options: CallOptions) => unknown)>> {
    this.asked.push({ body: structuredClone(params) as Asked['body'], options });
    let said = this.#script.shift();
    while (typeof said === 'function') {
      said = await said(options);
    }
    if (said === undefined) {
      throw new Error('The script is over.');
    }
    if (said instanceof Error) {
      throw said;
    }
    return said;
  }
}

class ScriptedStream implements ChunkStream {
  readonly #chunks: Promise<ChatCompletionChunk[]>;
  readonly #counted: (change: number) => void;

  constructor(chunks: Promise<ChatCompletionChunk[]>, counted: (change: number) => void) {
    this.#chunks = chunks;
    this.#counted = counted;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ChatCompletionChunk> {
    this.#counted(1);
    try {
      yield* await this.#chunks;
    } finally {
      this.#counted(-1);
    }
  }

  /** Folded just as far as the helpers need it. */
  async final(): Promise<ChatCompletion> {
    const chunks = await this.#chunks;
    const deltas = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.delta));
    const text = deltas.map((delta) => delta.content ?? '').join('');
    const refusal = deltas.map((delta) => delta.refusal ?? '').join('');
    const pieces = deltas.flatMap((delta) => delta.tool_calls ?? []);
    const calls = new Set(pieces.map((piece) => piece.index));
    return chatCompletion(text || null, {
      finishReason: chunks.flatMap((chunk) => chunk.choices).at(-1)?.finish_reason ?? undefined,
      ...(refusal ? { refusal } : {}),
      toolCalls: [...calls].map((index) => {
        const mine = pieces.filter((piece) => piece.index === index);
        return {
          id: mine.find((piece) => piece.id)?.id ?? '',
          name: mine.find((piece) => piece.function?.name)?.function?.name ?? '',
          arguments: mine.map((piece) => piece.function?.arguments ?? '').join(''),
        };
      }),
    });
  }

  async close(): Promise<void> {}

  opened(): Promise<ResponseInfo> {
    return Promise.resolve(new ResponseInfo(200, new Headers(), 1, '', ''));
  }
}

/** A clock that goes on when it is told, so that no test waits. */
export class HandClock implements Clock {
  #now = 0;
  #sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  unix(): number {
    return this.#now;
  }

  random(): number {
    return 0;
  }

  key(): string {
    return 'key';
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sleepers.push({ until: this.#now + milliseconds, wake: resolve });
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }

  /** Let so long pass. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const each of this.#sleepers.filter(({ until }) => until <= this.#now)) {
      each.wake();
    }
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.#now);
  }
}
