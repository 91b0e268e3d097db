/**
 * JSON Schemas as strict as models can be held to: every object closed, every field required.
 *
 * An optional field may be null instead, and {@link withoutNulls} takes such nulls out again. Must not know chat.
 */

import { isObject } from './objects.js';
import type { JSONSchema } from './standard.js';

/** Keywords whose value maps names to schemas. */
const MAPS = new Set(['properties', '$defs', 'definitions']);
/** Keywords whose value is a schema, or a list of schemas. */
const SCHEMAS = new Set(['items', 'anyOf', 'oneOf', 'allOf', 'additionalProperties']);
/** Keywords that strict schemas do not have: every field is required, and a `const` tells variants apart. */
const DROPPED = new Set(['default', 'discriminator', '$schema', 'propertyNames']);
/** Keywords that say what a value is. */
const SAYS_WHAT = ['type', 'anyOf', 'allOf', '$ref', 'enum', 'const'];
/** Keywords that models are not held to. */
const LOOSE = ['prefixItems', 'patternProperties', 'propertyNames', 'not', 'if'];

const NULL = { type: 'null' };

/** The schema made strict. `oneOf` becomes `anyOf`, which is the same for types that exclude each other. */
export function strict(schema: JSONSchema): JSONSchema {
  const root = rooted(schema);
  return made(root, root);
}

/** Whether the schema says of every value what it is: there is no map with free keys, and nothing of any type. */
export function canBeStrict(schema: JSONSchema): boolean {
  if (isLoose(schema)) {
    return false;
  }
  for (const [key, value] of Object.entries(schema)) {
    const within = MAPS.has(key) && isObject(value) ? Object.values(value) : SCHEMAS.has(key) ? [value].flat() : [];
    if (!within.filter(isObject).every(canBeStrict)) {
      return false;
    }
  }
  return true;
}

/** Whether null is valid. */
export function allowsNull(schema: unknown, root: JSONSchema): boolean {
  return admitsNull(schema, root, 0);
}

/**
 * A value without the nulls that stand for fields that are left out. `schema` is the one that the caller gave: in it
 * such fields are optional, and not nullable.
 */
export function withoutNulls(value: unknown, schema: JSONSchema): unknown {
  return cleaned(value, schema, rooted(schema));
}

/** What a reference within the document points at; undefined if nothing. */
export function resolved(schema: unknown, root: JSONSchema): JSONSchema | undefined {
  let found: unknown = schema;
  for (let hops = 0; isObject(found) && typeof found['$ref'] === 'string'; hops++) {
    if (hops > 32) {
      return undefined;
    }
    found = at(root, found['$ref']);
  }
  return isObject(found) ? found : undefined;
}

function at(root: JSONSchema, reference: string): unknown {
  if (reference === '#') {
    return root;
  }
  if (!reference.startsWith('#/')) {
    return undefined;
  }
  const steps = reference.slice(2).split('/').map(unescaped);
  return steps.reduce<unknown>((within, step) => (isObject(within) ? within[step] : undefined), root);
}

function unescaped(step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** At the root stands no reference: a recursive type is spelt out there once. */
function rooted(schema: JSONSchema): JSONSchema {
  const target = typeof schema['$ref'] === 'string' && schema['$ref'] !== '#' ? resolved(schema, schema) : undefined;
  if (target === undefined) {
    return schema;
  }
  const { $defs, definitions } = schema;
  return {
    ...target,
    ...($defs === undefined ? {} : { $defs }),
    ...(definitions === undefined ? {} : { definitions }),
  };
}

function made(schema: JSONSchema, root: JSONSchema): JSONSchema {
  if (typeof schema['$ref'] === 'string') {
    const reference = { $ref: schema['$ref'] }; // nothing may stand beside a reference
    return 'description' in schema ? { anyOf: [reference], description: schema['description'] } : reference;
  }
  const entries = Object.entries(schema).filter(([key, value]) => !DROPPED.has(key) && !isSafeBound(key, value));
  const strictly: Record<string, unknown> = Object.fromEntries(
    entries.map(([key, value]) => [key === 'oneOf' ? 'anyOf' : key, keyword(key, value, root)]),
  );
  if (isObject(schema['properties'])) {
    strictly['properties'] = fields(schema, schema['properties'], root);
    strictly['required'] = Object.keys(schema['properties']);
    strictly['additionalProperties'] = false;
  }
  return strictly;
}

function keyword(key: string, value: unknown, root: JSONSchema): unknown {
  if (MAPS.has(key) && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, madeOf(each, root)]));
  }
  if (!SCHEMAS.has(key)) {
    return value;
  }
  return Array.isArray(value) ? value.map((each: unknown) => madeOf(each, root)) : madeOf(value, root);
}

function madeOf(value: unknown, root: JSONSchema): unknown {
  return isObject(value) ? made(value, root) : value;
}

function fields(schema: JSONSchema, properties: JSONSchema, root: JSONSchema): JSONSchema {
  const required = requiredOf(schema);
  const entries = Object.entries(properties).map(([name, field]) => {
    const strictly = madeOf(field, root);
    const optional = !required.has(name) && !allowsNull(field, root);
    return [name, optional ? nullable(strictly) : strictly];
  });
  return Object.fromEntries(entries);
}

function nullable(schema: unknown): unknown {
  if (!isObject(schema)) {
    return schema;
  }
  const { description, ...rest } = schema;
  const either = { anyOf: Array.isArray(rest['anyOf']) ? [...rest['anyOf'], NULL] : [rest, NULL] };
  return description === undefined ? either : { ...either, description };
}

/** Libraries give every integer the bounds of what JavaScript can count, which tells a model nothing. */
function isSafeBound(key: string, value: unknown): boolean {
  return (
    (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) || (key === 'maximum' && value === Number.MAX_SAFE_INTEGER)
  );
}

function isLoose(schema: JSONSchema): boolean {
  if (!SAYS_WHAT.some((key) => key in schema) || LOOSE.some((key) => key in schema)) {
    return true;
  }
  return schema['type'] === 'object' && !('properties' in schema);
}

function requiredOf(schema: JSONSchema): ReadonlySet<unknown> {
  return new Set(Array.isArray(schema['required']) ? schema['required'] : []);
}

function admitsNull(schema: unknown, root: JSONSchema, depth: number): boolean {
  const found = resolved(schema, root);
  if (found === undefined || depth > 32) {
    return schema === true;
  }
  if ('const' in found) {
    return found['const'] === null;
  }
  if (Array.isArray(found['enum'])) {
    return found['enum'].includes(null);
  }
  const type = found['type'];
  if (type !== undefined) {
    return Array.isArray(type) ? type.includes('null') : type === 'null';
  }
  const either = found['anyOf'] ?? found['oneOf'];
  if (Array.isArray(either)) {
    return either.some((each) => admitsNull(each, root, depth + 1));
  }
  return !('allOf' in found);
}

function cleaned(value: unknown, schema: unknown, root: JSONSchema): unknown {
  const found = resolved(schema, root);
  if (found === undefined) {
    return value;
  }
  const either = found['anyOf'] ?? found['oneOf'];
  if (Array.isArray(either)) {
    return cleaned(
      value,
      either.find((each) => fits(value, each, root)),
      root,
    );
  }
  if (Array.isArray(value)) {
    return value.map((each: unknown) => cleaned(each, found['items'], root));
  }
  const properties = found['properties'];
  if (!isObject(value) || !isObject(properties)) {
    return value;
  }
  const required = requiredOf(found);
  const kept = Object.entries(value).filter(
    ([name, each]) =>
      each !== null || required.has(name) || !own(properties, name) || allowsNull(properties[name], root),
  );
  return Object.fromEntries(kept.map(([name, each]) => [name, cleaned(each, own(properties, name), root)]));
}

/** Whether a value is of this variant, as far as the root of both tells: its kind, its fields, its constants. */
function fits(value: unknown, schema: unknown, root: JSONSchema): boolean {
  const found = resolved(schema, root);
  if (found === undefined) {
    return false;
  }
  if (Array.isArray(value)) {
    return found['type'] === 'array';
  }
  const properties = found['properties'];
  if (!isObject(value) || !isObject(properties)) {
    return false;
  }
  const constants = Object.entries(properties).every(
    ([name, field]) => !isObject(field) || !('const' in field) || value[name] === field['const'],
  );
  return constants && Object.keys(value).every((name) => own(properties, name) !== undefined);
}

function own(properties: JSONSchema, name: string): unknown {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}
