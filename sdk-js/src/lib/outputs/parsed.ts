/**
 * A chat completion with its content parsed: `ParsedChatCompletion`, and the error for content that cannot be.
 *
 * The completion stays the object that came: what is parsed is added to it, unseen by JSON, so that a message can be
 * sent back as it is. Must not know how it was asked for.
 */

import { type APIErrorDetails, APIResponseError } from '../../core/errors.js';
import { responseOf } from '../../core/reply/info.js';
import type { ChatChoice, ChatCompletion, ChatCompletionMessage, ChatToolCall } from '../../types/index.js';
import { isUnfit, type OutputFormat } from './format.js';

/** Why content could not be parsed: cut off (`length`), filtered, or not of the schema. */
export type ParseFault = 'length' | 'content_filter' | 'invalid';

const ADVICE: Readonly<Record<ParseFault, string>> = {
  length: 'it was cut off; allow more with max_completion_tokens',
  content_filter: 'a filter left something out',
  invalid: 'it does not fit the schema',
};

/** What is known of content that could not be parsed. */
export interface OutputParseDetails extends APIErrorDetails {
  readonly reason: ParseFault;
  readonly completion: ChatCompletion;
  readonly text: string;
}

/** The content of a completion is not of the schema that was asked for. `reason` says why. */
export class OutputParseError extends APIResponseError {
  static override readonly brand: string = 'OutputParseError';
  override readonly kind = 'output_parse';
  declare readonly reason: ParseFault;
  /** What the model wrote. It is not shown when the error is printed. */
  declare readonly text: string;
  /** The whole completion. It is not shown when the error is printed. */
  declare readonly completion: ChatCompletion;

  constructor(message: string, details: OutputParseDetails) {
    const { completion, text, ...facts } = details;
    super(message, { ...facts, body: text });
    hide(this, 'completion', completion);
    hide(this, 'text', text);
  }
}

/** A call of a tool that the caller answers, with its arguments as the tool's schema made them. */
export interface CalledTool {
  readonly call: ChatToolCall;
  /** The tool's name. */
  readonly name: string;
  readonly arguments: unknown;
}

/** What the model said, parsed. */
export interface ParsedMessage<T> extends ChatCompletionMessage {
  /** The content; null if the model refused or called tools instead. It is left out of the message's JSON. */
  readonly parsed: T | null;
}

/** One answer, parsed. */
export interface ParsedChoice<T> extends ChatChoice {
  message: ParsedMessage<T>;
}

/** A chat completion whose content was validated as `T`. */
export interface ParsedChatCompletion<T> extends ChatCompletion {
  choices: ParsedChoice<T>[];
  /** The content of the first choice; null if the model refused or called tools instead. */
  readonly parsed: T | null;
  /** Why the model declined to answer; null if it did not. */
  readonly refusal: string | null;
  /** The calls of tools in the first choice, of those that were made with `tool`. */
  readonly called: readonly CalledTool[];
}

/** Reads the arguments of a call; undefined for a tool that it does not know. Rejects with `UnfitContent`. */
export type ReadCall = (call: ChatToolCall) => Promise<CalledTool | undefined>;

/**
 * Validate contents and tool calls of a completion.
 *
 * @throws {@link OutputParseError} for the first that does not fit.
 */
export async function parsed<T>(
  completion: ChatCompletion,
  format: OutputFormat<T>,
  readCall: ReadCall,
): Promise<ParsedChatCompletion<T>> {
  for (const choice of completion.choices) {
    hide(choice.message, 'parsed', await contentOf(completion, choice, format));
  }
  const first = completion.choices[0];
  hide(completion, 'parsed', (first?.message as ParsedMessage<T> | undefined)?.parsed ?? null);
  hide(completion, 'refusal', first?.message.refusal ?? null);
  hide(completion, 'called', first === undefined ? [] : await calledIn(completion, first, readCall));
  return completion as ParsedChatCompletion<T>;
}

/**
 * The content of one choice; null if it has none, and was not kept from having it.
 *
 * @throws {@link OutputParseError} It does not fit.
 */
export async function contentOf<T>(
  completion: ChatCompletion,
  choice: ChatChoice,
  format: OutputFormat<T>,
): Promise<T | null> {
  const content = choice.message.content ?? '';
  if (content === '' && !(choice.finish_reason in ADVICE)) {
    return null;
  }
  try {
    return await format.read(content);
  } catch (fault) {
    throw unfit(completion, choice, `The content of choice ${choice.index}`, content, fault);
  }
}

async function calledIn(completion: ChatCompletion, choice: ChatChoice, readCall: ReadCall): Promise<CalledTool[]> {
  const called: CalledTool[] = [];
  for (const call of choice.message.tool_calls ?? []) {
    try {
      const read = await readCall(call);
      if (read !== undefined) {
        called.push(read);
      }
    } catch (fault) {
      const what = `The call of the tool '${call.function.name}'`;
      throw unfit(completion, choice, what, call.function.arguments, fault);
    }
  }
  return called;
}

function unfit(completion: ChatCompletion, choice: ChatChoice, what: string, text: string, fault: unknown): unknown {
  if (!isUnfit(fault)) {
    return fault;
  }
  const finish = choice.finish_reason;
  const reason = Object.hasOwn(ADVICE, finish) ? (finish as ParseFault) : 'invalid';
  const detail = reason === 'invalid' ? `: ${fault.message}` : '';
  return new OutputParseError(`${what} is not valid: ${ADVICE[reason]}${detail}.`, {
    reason,
    completion,
    text,
    requestId: responseOf(completion)?.requestId,
    cause: fault,
  });
}

/** A property that JSON, spreading and printing pass over. */
function hide(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: false, configurable: true, writable: true });
}
