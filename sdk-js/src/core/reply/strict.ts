/**
 * Checks values against schemas: a small interpreter over plain data. It knows no product; a program that is not strict
 * does not load it.
 *
 * What may grow is no fault: unknown fields, values of open enums, members of open unions. Constraints such as lengths
 * are the server's to keep. A field that may be absent may also be null.
 */

/** Where a value breaks its schema, and how. */
export interface Fault {
  /** A JSON pointer (RFC 6901) to the value; empty: the value as a whole. */
  readonly pointer: string;
  readonly message: string;
}

/** What makes a client strict. */
export interface Strict {
  /** The first fault of a value, by the name of its schema; undefined: there is none. */
  check(schema: string, value: unknown): Fault | undefined;
}

/** An object: unnamed fields are of the type `extra`, or anything. */
export interface ObjectSchema {
  readonly required?: Readonly<Record<string, Schema>>;
  readonly optional?: Readonly<Record<string, Schema>>;
  readonly extra?: Schema;
}

/** One of several objects, told by the field `tag`. An open union may have other members. */
export interface TaggedSchema {
  readonly tag: string;
  readonly members: Readonly<Record<string, Schema>>;
  readonly open?: true;
}

/** One of several types, tried in order. An open one may have other members that are objects. */
export interface EitherSchema {
  readonly either: readonly Schema[];
  readonly open?: true;
}

/**
 * The type of a value: the kind of a scalar or the name of another schema, a list `[T]`, or an object that says which
 * other type it is.
 */
export type Schema =
  | string
  | readonly [item: Schema]
  | { readonly const: string | number | boolean | null }
  | { readonly enum: readonly (string | number | boolean | null)[] }
  | { readonly map: Schema }
  | { readonly nullable: Schema }
  | ObjectSchema
  | TaggedSchema
  | EitherSchema;

/** All schemas by name. */
export type Schemas = Readonly<Record<string, Schema>>;

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

/** What each kind of scalar is. */
const KINDS: ReadonlyMap<string, Check> = /* @__PURE__ */ new Map<string, Check>([
  ['any', () => true],
  ['string', isText],
  ['integer', Number.isInteger],
  ['number', (value) => typeof value === 'number'],
  ['boolean', (value) => typeof value === 'boolean'],
  [
    'datetime',
    (value) => matches(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/i)(value) && !Number.isNaN(Date.parse(value as string)),
  ],
  ['date', (value) => matches(/^\d{4}-\d\d-\d\d$/)(value) && !Number.isNaN(Date.parse(value as string))],
  ['uuid', matches(/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i)],
  ['bytes', matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/)],
]);

/** What makes a client strict, from the schemas of its API. */
export function validator(schemas: Schemas): Strict {
  return {
    check(schema, value) {
      try {
        return faultOf(schemas, schema, value, '');
      } catch (error) {
        if (error instanceof RangeError) {
          return { pointer: '', message: 'is nested too deeply' }; // deeper than the stack is
        }
        throw error;
      }
    },
  };
}

/**
 * Which member of a tagged union a value is: the name of the member's schema, or `unknown`.
 *
 * Looks at the tag alone: a member that breaks its own schema is still that member.
 */
export function memberOf(schemas: Schemas, schema: string, value: unknown): string {
  const union = named(schemas, schema);
  const tag = 'tag' in union && isObject(value) ? value[union.tag] : undefined;
  const member = 'tag' in union ? memberFor(union.members, tag) : undefined;
  return typeof member === 'string' ? member : 'unknown';
}

function faultOf(schemas: Schemas, schema: Schema, value: unknown, pointer: string): Fault | undefined {
  if (typeof schema === 'string') {
    const check = KINDS.get(schema);
    if (check === undefined) {
      return faultOf(schemas, named(schemas, schema), value, pointer);
    }
    return check(value) ? undefined : fault(pointer, schema, value);
  }
  if (isList(schema)) {
    return Array.isArray(value)
      ? first(schemas, value.entries(), () => schema[0], pointer)
      : fault(pointer, 'array', value);
  }
  if ('const' in schema) {
    return value === schema.const ? undefined : fault(pointer, JSON.stringify(schema.const), value);
  }
  if ('enum' in schema) {
    const known: readonly unknown[] = schema.enum;
    return known.includes(value) ? undefined : fault(pointer, `one of ${JSON.stringify(schema.enum)}`, value);
  }
  if ('nullable' in schema) {
    return value === null ? undefined : faultOf(schemas, schema.nullable, value, pointer);
  }
  if ('either' in schema) {
    return eitherFault(schemas, schema, value, pointer);
  }
  if (!isObject(value)) {
    return fault(pointer, 'object', value);
  }
  if ('map' in schema) {
    return first(schemas, Object.entries(value), () => schema.map, pointer);
  }
  return 'tag' in schema ? taggedFault(schemas, schema, value, pointer) : objectFault(schemas, schema, value, pointer);
}

function objectFault(
  schemas: Schemas,
  { required = {}, optional = {}, extra = 'any' }: ObjectSchema,
  value: Record<string, unknown>,
  pointer: string,
): Fault | undefined {
  const missing = Object.keys(required).find((name) => !Object.hasOwn(value, name) || value[name] === undefined);
  if (missing !== undefined) {
    return { pointer: below(pointer, missing), message: 'is missing' };
  }
  const typeOf = (name: string | number, item: unknown): Schema => {
    const known = own(optional, name);
    return known === undefined ? (own(required, name) ?? extra) : (item ?? null) === null ? 'any' : known;
  };
  return first(schemas, Object.entries(value), typeOf, pointer);
}

/** The member that a tag names: text, or a whole number. */
function memberFor<V>(members: Readonly<Record<string, V>>, tag: unknown): V | undefined {
  return typeof tag === 'string' || Number.isInteger(tag) ? own(members, String(tag)) : undefined;
}

function taggedFault(
  schemas: Schemas,
  union: TaggedSchema,
  value: Record<string, unknown>,
  pointer: string,
): Fault | undefined {
  const tag = value[union.tag];
  const member = memberFor(union.members, tag);
  if (member !== undefined) {
    return faultOf(schemas, member, value, pointer);
  }
  const known = `one of ${JSON.stringify(Object.keys(union.members))}`;
  return union.open ? undefined : fault(below(pointer, union.tag), known, tag);
}

function eitherFault(schemas: Schemas, union: EitherSchema, value: unknown, pointer: string): Fault | undefined {
  if (union.open && isObject(value)) {
    return undefined;
  }
  let found: Fault | undefined;
  for (const member of union.either) {
    const one = faultOf(schemas, member, value, pointer);
    if (one === undefined) {
      return undefined;
    }
    found = found === undefined || one.pointer.length > found.pointer.length ? one : found; // of the closest member
  }
  return found;
}

function first(
  schemas: Schemas,
  entries: Iterable<[string | number, unknown]>,
  typeOf: (name: string | number, item: unknown) => Schema,
  pointer: string,
): Fault | undefined {
  for (const [name, item] of entries) {
    const schema = typeOf(name, item);
    const found = schema === 'any' ? undefined : faultOf(schemas, schema, item, below(pointer, name));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The schema behind a name, through names that stand for others. */
function named(schemas: Schemas, name: string): Exclude<Schema, string> {
  let found: Schema | undefined = own(schemas, name);
  while (typeof found === 'string' && !KINDS.has(found)) {
    found = own(schemas, found);
  }
  if (found === undefined) {
    throw new TypeError(`There is no schema '${name}'.`);
  }
  return typeof found === 'string' ? { either: [found] } : found;
}

function fault(pointer: string, wanted: string, value: unknown): Fault {
  return { pointer, message: `is ${kindOf(value)}, not ${wanted}` };
}

/** What a value is, and never the value itself: it may be a secret. */
function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function below(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function own<T>(table: Readonly<Record<string, T>>, name: string | number): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(schema: Schema): schema is readonly [item: Schema] {
  return Array.isArray(schema);
}
