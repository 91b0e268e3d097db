/**
 * `ParsedStream`: a stream of deltas whose content is a value of the caller's own schema, growing.
 *
 * What a delta is stands in `streams/`; what content becomes, in `format.ts` and `parsed.ts`.
 */

import type { ResponseInfo } from '../../core/reply/info.js';
import type { Delta } from '../streams/deltas.js';
import { type ChunkStream, deltas, texts } from '../streams/stream.js';
import type { DeepPartial, OutputFormat } from './format.js';
import { type ParsedChatCompletion, parsed, type ReadCall } from './parsed.js';

/**
 * Deltas of a chat completion, and its content as a value of type `T`, growing.
 *
 * @example
 * ```ts
 * const stream = client.chat.completions.streamParse({ model, messages, response_format: Recipe });
 * for await (const recipe of stream.partials()) console.log(recipe.name);
 * const recipe = (await stream.final()).parsed;
 * ```
 */
export class ParsedStream<T> implements AsyncIterable<Delta>, AsyncDisposable {
  readonly #stream: ChunkStream;
  readonly #format: OutputFormat<T>;
  readonly #readCall: ReadCall;
  #text: string | undefined;

  /** @internal */
  constructor(stream: ChunkStream, format: OutputFormat<T>, readCall: ReadCall) {
    this.#stream = stream;
    this.#format = format;
    this.#readCall = readCall;
  }

  /**
   * The content of the first choice as far as it has come; undefined if nothing can be told yet.
   *
   * It is JSON as the model writes it: fields may be missing, and the schema has not seen it yet.
   */
  get partial(): DeepPartial<T> | undefined {
    return this.#text === undefined ? undefined : this.#format.readPart(this.#text);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Delta, void, undefined> {
    for await (const delta of deltas(this.#stream)) {
      if (delta.type === 'content.delta' && delta.choice === 0) {
        this.#text = delta.snapshot;
      }
      yield delta;
    }
  }

  /** The content of the first choice each time it has grown, from the moment that something can be told of it. */
  async *partials(): AsyncGenerator<DeepPartial<T>, void, undefined> {
    for await (const delta of this) {
      const grown = delta.type === 'content.delta' && delta.choice === 0;
      const partial = grown ? this.partial : undefined;
      if (partial !== undefined) {
        yield partial;
      }
    }
  }

  /** The content of the first choice as it comes, unparsed. */
  text(): AsyncGenerator<string, void> {
    return texts(this);
  }

  /**
   * Read the stream to its end, and return the completion with its `parsed` content.
   *
   * @throws {@link OutputParseError} The content is not of the schema.
   */
  async final(): Promise<ParsedChatCompletion<T>> {
    return parsed(await this.#stream.final(), this.#format, this.#readCall);
  }

  /** Status, headers and request id of the reply, as soon as it is open. */
  opened(): Promise<ResponseInfo> {
    return this.#stream.opened();
  }

  /** Give the connection back. Closing twice, or after the end, does nothing. */
  async close(): Promise<void> {
    await this.#stream.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
