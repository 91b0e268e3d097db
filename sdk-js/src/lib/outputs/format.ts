/**
 * What the content of a reply shall be: a schema as a response format, and from text to the schema's value.
 *
 * The API wants an object at the root, so a list, a union or a scalar travels as the `value` of one. Must not know who
 * asks.
 */

import { ArgumentError } from '../../core/errors.js';
import type { ChatResponseFormat } from '../../types/index.js';
import { jsonSchemaOf } from '../schema/json_schema.js';
import { isObject } from '../schema/objects.js';
import { parsePartial } from '../schema/partial_json.js';
import { isStandardSchema, type JSONSchema, type StandardSchema, told } from '../schema/standard.js';
import { canBeStrict, strict, withoutNulls } from '../schema/strict.js';

const VALUE = 'value';
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** An object whose fields may not be there yet, all the way down. */
export type DeepPartial<T> = T extends readonly (infer Item)[]
  ? DeepPartial<Item>[]
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
    : T;

/** What `outputFormat` may be told. */
export interface OutputFormatOptions {
  /** What the model is told the type is called: at most 64 letters, digits, `_` and `-`. Default: `output`. */
  readonly name?: string;
  /** What the model is told of it. */
  readonly description?: string;
  /** Its JSON Schema, for a library whose schemas do not tell it. */
  readonly jsonSchema?: JSONSchema;
  /** Whether the model is held to the schema. Default: if the schema allows it. */
  readonly strict?: boolean;
}

/** What `response_format` may be: a schema, or one with a name. `T` is what becomes of the content. */
export type OutputType<T> = StandardSchema<unknown, T> | OutputFormat<T>;

/** The text is not a value of the format. It is told to the caller by another error. */
export class UnfitContent extends Error {
  override get name(): string {
    return 'UnfitContent';
  }
}

/** Whether this is such an error, of this copy of the package or of another one. */
export function isUnfit(fault: unknown): fault is UnfitContent {
  return fault instanceof Error && fault.name === 'UnfitContent';
}

/** A schema as the format of a reply. Made by {@link outputFormat}. */
export class OutputFormat<T> {
  readonly name: string;
  /** The JSON Schema that is sent. */
  readonly schema: JSONSchema;
  /** Whether the model is held to it. */
  readonly strict: boolean;
  readonly #description: string | undefined;
  readonly #source: JSONSchema;
  readonly #wrapped: boolean;
  readonly #validate: StandardSchema<unknown, T>['~standard']['validate'];

  /** @internal */
  constructor(schema: StandardSchema<unknown, T>, options: OutputFormatOptions = {}) {
    this.name = options.name ?? 'output';
    if (!NAME.test(this.name)) {
      throw new ArgumentError(`A format cannot be named '${this.name}': a name has 1 to 64 letters, digits, _ and -.`);
    }
    this.#source = jsonSchemaOf(schema, options.jsonSchema);
    const root = strict(this.#source);
    this.#wrapped = root['type'] !== 'object' || !('properties' in root);
    this.schema = this.#wrapped ? wrapped(root) : root;
    this.strict = options.strict ?? canBeStrict(this.schema);
    this.#description = options.description;
    this.#validate = (value) => schema['~standard'].validate(value);
  }

  /** As the parameter `response_format` of `create`. */
  get param(): ChatResponseFormat {
    const described = this.#description === undefined ? {} : { description: this.#description };
    return {
      type: 'json_schema',
      json_schema: { name: this.name, ...described, schema: { ...this.schema }, strict: this.strict },
    };
  }

  /** The value of a whole content. Rejects with {@link UnfitContent} if it is none. */
  async read(text: string): Promise<T> {
    const checked = await this.#validate(withoutNulls(this.#unwrapped(parsed(text)), this.#source));
    if (checked.issues) {
      throw new UnfitContent(told(checked.issues));
    }
    return checked.value;
  }

  /** The value as far as its text has come, unchecked; undefined if nothing can be told yet. */
  readPart(text: string): DeepPartial<T> | undefined {
    let value = parsePartial(text);
    if (this.#wrapped) {
      value = isObject(value) ? value[VALUE] : undefined;
    }
    return value === undefined ? undefined : (withoutNulls(value, this.#source) as DeepPartial<T>);
  }

  #unwrapped(value: unknown): unknown {
    if (!this.#wrapped) {
      return value;
    }
    if (!isObject(value) || !Object.hasOwn(value, VALUE)) {
      throw new UnfitContent(`there is no object with the field '${VALUE}'`);
    }
    return value[VALUE];
  }
}

/**
 * A schema as the format of a reply, with a name, or with the JSON Schema that the schema itself does not tell.
 *
 * @param schema A schema of zod 4, ArkType, Valibot, or of any other library that follows Standard Schema.
 * @throws {@link ArgumentError} The schema has no JSON Schema, or the name is none.
 *
 * @example
 * ```ts
 * response_format: outputFormat(Recipe, { name: 'recipe' })
 * ```
 */
export function outputFormat<T>(schema: StandardSchema<unknown, T>, options?: OutputFormatOptions): OutputFormat<T> {
  return new OutputFormat(schema, options);
}

/** The format that `response_format` stands for. */
export function formatOf<T>(given: OutputType<T>): OutputFormat<T> {
  if (typeof given === 'object' && given !== null && 'param' in given) {
    return given; // of whichever copy of the package
  }
  if (isStandardSchema(given)) {
    return new OutputFormat(given as StandardSchema<unknown, T>);
  }
  throw new ArgumentError(
    'response_format must be a schema of zod, ArkType, Valibot or another library that follows Standard Schema, or ' +
      'what outputFormat() makes of one. A format as `create` takes it has no type to parse to.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnfitContent('it is not JSON');
  }
}

/** The schema as a field of an object. References to its root lead there. */
function wrapped(schema: JSONSchema): JSONSchema {
  const { $defs, definitions, ...inner } = moved(schema) as Record<string, unknown>;
  return {
    type: 'object',
    properties: { [VALUE]: inner },
    required: [VALUE],
    additionalProperties: false,
    ...($defs === undefined ? {} : { $defs }),
    ...(definitions === undefined ? {} : { definitions }),
  };
}

function moved(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(moved);
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === '$ref' && each === '#' ? `#/properties/${VALUE}` : moved(each),
    ]),
  );
}
