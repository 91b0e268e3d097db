/**
 * What `client.chat.completions` can beyond the generated calls: `parse`, `streamParse`, `runTools` and `streamTools`.
 *
 * The generated class extends this one, and makes the calls. Must not know rounds, schemas or deltas itself.
 */

import type { APIPromise } from '../../core/promise.js';
import type { CallOptions } from '../../core/request/options.js';
import { Resource } from '../../core/resource.js';
import type { ChatCompletionCreateParamsNonStreaming } from '../../resources/chat_completions.js';
import type { ChatCompletion, ChatTool } from '../../types/index.js';
import { formatOf, type OutputFormat } from '../outputs/format.js';
import { type ParsedChatCompletion, parsed, type ReadCall } from '../outputs/parsed.js';
import { ParsedStream } from '../outputs/stream.js';
import { type ChunkStream, streamed } from '../streams/stream.js';
import { Leash } from '../tools/leash.js';
import { ToolLoop } from '../tools/loop.js';
import { asking, askingStreams, type RunnerSettings, ToolRunner, ToolStream } from '../tools/runner.js';
import { Toolbox } from '../tools/toolbox.js';
import { mapped } from './mapped.js';
import { type ParseParams, roundOptions, settled, type ToolsParams } from './settings.js';

type Body = ChatCompletionCreateParamsNonStreaming;

/** Adds `parse`, `streamParse`, `runTools` and `streamTools` to the chat completions. */
export abstract class ChatMixin extends Resource {
  /** @internal */
  abstract create(params: Body, options?: CallOptions): APIPromise<ChatCompletion>;
  /** @internal */
  abstract stream(params: Body, options?: CallOptions): ChunkStream;

  /**
   * Create a chat completion whose content is a value of the schema `response_format`.
   *
   * The schema's JSON Schema goes out as the response format, and the reply is validated: `completion.parsed` (and
   * `choices[0].message.parsed`) is the value, or null when the model refused (`completion.refusal`) or called tools
   * instead (`completion.called`). In the strict schema that is sent every field is required; one that is optional in
   * yours may be null there, and is then left out before your schema sees it.
   *
   * @param params As for `create`; there is no `stream`.
   * @param options Options of this call.
   * @throws {@link OutputParseError} The content is not of the schema, since it was cut off (`reason` is `length`),
   *   filtered (`content_filter`) or does not fit (`invalid`). It has the `text` and the `completion`.
   * @throws {@link ArgumentError} The schema has no JSON Schema.
   * @throws {@link APIError} Whatever `create` throws.
   */
  parse<T>(params: ParseParams<T>, options?: CallOptions): APIPromise<ParsedChatCompletion<T>> {
    const { body, format, readCall } = parsing(params);
    return mapped(this.create(body, options), (completion) => parsed(completion, format, readCall));
  }

  /**
   * The same as `parse`, streamed: the value can be seen growing, and `final()` gives the whole completion.
   *
   * Iterated, the stream gives typed deltas; `stream.partials()` gives the value each time it has grown, as far as it
   * has come. The completion's `usage` is asked for.
   *
   * @throws {@link ArgumentError} The schema has no JSON Schema. All else is thrown when the stream is read.
   */
  streamParse<T>(params: ParseParams<T>, options?: CallOptions): ParsedStream<T> {
    const { body, format, readCall } = parsing(params);
    return new ParsedStream(this.stream(streamed(body), options), format, readCall);
  }

  /**
   * Let the model call your functions, round by round, until it is done.
   *
   * Nothing happens before the runner is iterated or asked for `final`. Iterated, it gives each reply, call and result
   * as a typed step; `await runner.final()` gives the whole run, with `messages`, `rounds`, `usage` and `text`. The calls
   * of a round are run at once, at most `maxConcurrency` at a time. What is wrong with a call (its name, its arguments)
   * goes back to the model, which may correct it. A `tool_choice` that forces a call holds for the first one. If the
   * last message has calls that nobody has answered, they are run first.
   *
   * @param params As for `create`, and the settings of the run; there is no `stream`.
   * @param options Options of each call. `signal` ends the whole run, and is handed on to the functions. To an
   *   `idempotencyKey` the round's number is added.
   * @throws {@link ArgumentError} A tool or a limit is none. All else is thrown by the runner.
   */
  runTools<T = null>(params: ToolsParams<T>, options: CallOptions = {}): ToolRunner<T> {
    return new ToolRunner(
      this.#run(params, options),
      asking(({ body, number, signal }) => this.create(body as unknown as Body, roundOptions(options, number, signal))),
    );
  }

  /**
   * The same as `runTools`, streamed: between the steps come the deltas of what the model says, as it says it.
   *
   * `stream.text()` gives the text of all rounds. Each round's `usage` is asked for.
   */
  streamTools<T = null>(params: ToolsParams<T>, options: CallOptions = {}): ToolStream<T> {
    return new ToolStream(
      this.#run(params, options),
      askingStreams(({ body, number, signal }) =>
        this.stream(streamed(body as unknown as Body), roundOptions(options, number, signal)),
      ),
    );
  }

  #run<T>(params: ToolsParams<T>, options: CallOptions): RunnerSettings<T> {
    const { body, messages, tools, responseFormat, limits, maxConcurrency, onError } = settled(params);
    const format = responseFormat === undefined ? undefined : formatOf(responseFormat);
    const toolbox = new Toolbox(tools);
    const leash = new Leash(this.core.config.clock, options.signal);
    const sent = {
      ...body,
      ...(format === undefined ? {} : { response_format: format.param }),
      ...(toolbox.params.length === 0 ? {} : { tools: toolbox.params }),
    };
    const loop = new ToolLoop<T>({ body: sent, messages, toolbox, limits, format, onError }, () => leash.late);
    return { loop, leash, deadline: limits.deadline, maxConcurrency };
  }
}

interface Parsing<T> {
  readonly body: Body;
  readonly format: OutputFormat<T>;
  readonly readCall: ReadCall;
}

function parsing<T>({ response_format, tools = [], ...params }: ParseParams<T>): Parsing<T> {
  const format = formatOf(response_format);
  const toolbox = new Toolbox(tools);
  const offered = toolbox.params.length === 0 ? {} : { tools: toolbox.params as ChatTool[] };
  return {
    body: { ...params, response_format: format.param, ...offered },
    format,
    readCall: (call) => toolbox.readCall(call),
  };
}
