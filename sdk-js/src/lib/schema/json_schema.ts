/**
 * From a schema object to its JSON Schema, found through the object itself: no library is imported.
 *
 * What the model writes is the schema's input, so that is what is described.
 */

import { ArgumentError } from '../../core/errors.js';
import { isStandardSchema, type JSONSchema, type StandardSchema } from './standard.js';

const TARGET = 'draft-2020-12';
/** Methods that libraries had before Standard JSON Schema. */
const METHODS = ['toJSONSchema', 'toJsonSchema'] as const;
/** Keywords that say nothing of values. */
const SILENT = new Set(['$schema', '$id', '~standard']);

/**
 * The JSON Schema of what a schema accepts. `given` is one that the caller made.
 *
 * @throws {@link ArgumentError} The schema has none, or cannot be written as one.
 */
export function jsonSchemaOf(schema: StandardSchema | JSONSchema, given?: JSONSchema): JSONSchema {
  if (given !== undefined) {
    return plain(given);
  }
  if (!isStandardSchema(schema)) {
    return plain(schema);
  }
  const convert = converter(schema);
  if (convert === undefined) {
    throw new ArgumentError(
      `The schema, of ${schema['~standard'].vendor}, does not tell its JSON Schema. Give it beside the schema: ` +
        'outputFormat(schema, { jsonSchema }), or tool({ jsonSchema, ... }).',
    );
  }
  try {
    return plain(convert());
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ArgumentError(`The schema, of ${schema['~standard'].vendor}, has no JSON Schema: ${reason}`, {
      cause: fault,
    });
  }
}

function converter(schema: StandardSchema): (() => JSONSchema) | undefined {
  const standard = schema['~standard'].jsonSchema;
  if (typeof standard?.input === 'function') {
    return () => standard.input({ target: TARGET });
  }
  const methods = schema as unknown as Partial<Record<string, (options?: object) => JSONSchema>>;
  const name = METHODS.find((each) => typeof methods[each] === 'function');
  return name === undefined ? undefined : () => (methods[name] as (options?: object) => JSONSchema)({ io: 'input' });
}

/** A copy that holds JSON alone. */
function plain(schema: JSONSchema): JSONSchema {
  const kept = Object.entries(schema).filter(([key]) => !SILENT.has(key));
  return JSON.parse(JSON.stringify(Object.fromEntries(kept))) as JSONSchema;
}
