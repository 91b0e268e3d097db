/**
 * `tool`: a function that a model may call, with the schema of its arguments.
 *
 * Must not know who calls it, nor the rounds of a conversation.
 */

import { ArgumentError, SDKError } from '../../core/errors.js';
import type { ChatTool, ChatToolCall } from '../../types/index.js';
import { UnfitContent } from '../outputs/format.js';
import { jsonSchemaOf } from '../schema/json_schema.js';
import { isObject } from '../schema/objects.js';
import { isStandardSchema, type JSONSchema, type StandardSchema, told } from '../schema/standard.js';
import { canBeStrict, strict, withoutNulls } from '../schema/strict.js';

const NAME = /^[A-Za-z0-9_-]{1,64}$/;
const NOTHING: JSONSchema = { type: 'object', properties: {} };

/**
 * Throw it in a tool to tell the model what went wrong in your own words: `throw new ToolError('No such city.')`.
 *
 * Whatever `onError` says, the model is told and may try again.
 */
export class ToolError extends SDKError {
  static override readonly brand: string = 'ToolError';
  override readonly kind = 'tool';
}

/** What a tool is told beside its arguments. */
export interface ToolContext {
  /** The call, as the model made it. */
  readonly call: ChatToolCall;
  /** Aborts when the run is aborted, closed or out of time. Hand it on to `fetch` and the like. */
  readonly signal: AbortSignal;
}

/** What a tool has beside its parameters. `A` are its arguments. */
export interface ToolSettings<A> {
  /** What the model calls it. At most 64 letters, digits, `_` and `-`. */
  readonly name: string;
  /** What the model is told of it. */
  readonly description?: string;
  /** The JSON Schema of the arguments, for a library whose schemas do not tell it. */
  readonly jsonSchema?: JSONSchema;
  /** Whether the model is held to the schema. Default: if the schema allows it. */
  readonly strict?: boolean;
  /**
   * Does what the tool does. Text goes back to the model as it is, everything else as JSON. Left out, the calls are
   * handed back to you.
   */
  readonly run?: (args: A, context: ToolContext) => unknown;
}

/** A tool whose arguments a schema describes and validates. */
export interface ToolDefinition<A> extends ToolSettings<A> {
  /** A schema of zod 4, ArkType, Valibot, or of another library that follows Standard Schema. */
  readonly parameters: StandardSchema<unknown, A>;
}

/** A tool whose arguments a JSON Schema describes; they are not validated. */
export interface JSONToolDefinition<A> extends ToolSettings<A> {
  /** Default: the tool has no arguments. */
  readonly parameters?: JSONSchema;
}

/** A function that a model may call. Made by {@link tool}. */
export class Tool<A = never> {
  readonly name: string;
  readonly description: string;
  /** The JSON Schema of its arguments, as it is sent. */
  readonly parameters: JSONSchema;
  /** Whether the model is held to the schema. */
  readonly strict: boolean;
  /** What it does; undefined if its calls are handed back. */
  readonly run: ((args: A, context: ToolContext) => unknown) | undefined;
  readonly #source: JSONSchema;
  readonly #schema: StandardSchema | undefined;

  /** @internal */
  constructor(definition: ToolDefinition<A> | JSONToolDefinition<A>) {
    const { name, description = '', parameters = NOTHING, jsonSchema, run } = definition;
    if (typeof name !== 'string' || !NAME.test(name)) {
      throw new ArgumentError(`A tool cannot be named '${name}': a name has 1 to 64 letters, digits, _ and -.`);
    }
    if (run !== undefined && typeof run !== 'function') {
      throw new ArgumentError(`The tool '${name}' has a run that is no function.`);
    }
    this.name = name;
    this.description = description;
    this.run = run;
    this.#schema = isStandardSchema(parameters) ? parameters : undefined;
    this.#source = jsonSchemaOf(parameters, jsonSchema);
    const strictly = strict(this.#source);
    if (strictly['type'] !== 'object') {
      throw new ArgumentError(`The parameters of the tool '${name}' must be an object's schema.`);
    }
    this.strict = definition.strict ?? canBeStrict(strictly);
    this.parameters = this.strict ? strictly : this.#source;
  }

  /** As an element of the parameter `tools` of `create`. */
  get param(): ChatTool {
    const described = this.description === '' ? {} : { description: this.description };
    return {
      type: 'function',
      function: { name: this.name, ...described, parameters: { ...this.parameters }, strict: this.strict },
    };
  }

  /** The arguments of a call, validated. Rejects with {@link UnfitContent} if they do not fit. */
  async read(text: string): Promise<unknown> {
    const value = withoutNulls(parsed(text), this.#source);
    if (!isObject(value)) {
      throw new UnfitContent('the arguments must be a JSON object');
    }
    if (this.#schema === undefined) {
      return value;
    }
    const checked = await this.#schema['~standard'].validate(value);
    if (checked.issues) {
      throw new UnfitContent(told(checked.issues));
    }
    return checked.value;
  }
}

/**
 * A function that a model may call: `client.chat.completions.runTools({ tools: [weather], ... })`.
 *
 * @throws {@link ArgumentError} The name is none, or the schema has no JSON Schema or is not an object's.
 *
 * @example
 * ```ts
 * const weather = tool({
 *   name: 'weather',
 *   description: 'The weather in a city.',
 *   parameters: z.object({ city: z.string() }),
 *   run: ({ city }) => ({ city, celsius: 21 }),
 * });
 * ```
 */
export function tool<A>(definition: ToolDefinition<A>): Tool<A>;
export function tool<A = Record<string, unknown>>(definition: JSONToolDefinition<A>): Tool<A>;
export function tool<A>(definition: ToolDefinition<A> | JSONToolDefinition<A>): Tool<A> {
  return new Tool(definition);
}

/** Some models leave the text of no arguments empty. */
function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse((text ?? '').trim() || '{}') as unknown;
  } catch {
    throw new UnfitContent('they are not JSON');
  }
}
