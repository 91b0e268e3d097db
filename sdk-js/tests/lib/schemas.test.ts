/** JSON Schemas of the caller's schemas, as they are sent, and nulls that stand for what is left out. */

import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ArgumentError } from '../../src/core/errors.js';
import { jsonSchemaOf } from '../../src/lib/schema/json_schema.js';
import type { StandardSchema } from '../../src/lib/schema/standard.js';
import { isStandardSchema, told } from '../../src/lib/schema/standard.js';
import { canBeStrict, strict, withoutNulls } from '../../src/lib/schema/strict.js';

/** A schema of a library that has no JSON Schema itself, as Valibot's. */
const bare: StandardSchema<unknown, string> = {
  '~standard': { version: 1, vendor: 'bare', validate: (value) => ({ value: String(value) }) },
};

describe('the JSON Schema of a schema', () => {
  test('is found through the schema itself, as what it accepts', () => {
    const schema = z.object({ days: z.string().transform(Number) });
    expect(jsonSchemaOf(schema)).toEqual({
      type: 'object',
      properties: { days: { type: 'string' } },
      required: ['days'],
    });
  });

  test('is found through a method of older libraries, also when the schema is a function', () => {
    const callable = Object.assign(() => undefined, {
      ...bare,
      toJsonSchema: () => ({ $schema: 'x', type: 'string' }),
    });
    expect(isStandardSchema(callable)).toBe(true);
    expect(jsonSchemaOf(callable)).toEqual({ type: 'string' });
  });

  test('is the one that the caller gives', () => {
    expect(jsonSchemaOf(bare, { $id: 'x', type: 'integer' })).toEqual({ type: 'integer' });
  });

  test('that does not exist is an ArgumentError that says what to do', () => {
    expect(() => jsonSchemaOf(bare)).toThrow(ArgumentError);
    expect(() => jsonSchemaOf(bare)).toThrow(/of bare.*outputFormat\(schema, \{ jsonSchema \}\)/);
  });

  test('that cannot be written is an ArgumentError with the reason', () => {
    expect(() => jsonSchemaOf(z.object({ when: z.date() }))).toThrow(/Date cannot be represented/);
  });
});

describe('a strict schema', () => {
  test('closes every object and requires every field; an optional one may be null', () => {
    const schema = z.object({
      a: z.string(),
      b: z.int().optional(),
      c: z.number().default(3),
      d: z.string().nullish(),
    });
    expect(strict(jsonSchemaOf(schema))).toEqual({
      type: 'object',
      properties: {
        a: { type: 'string' },
        b: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        c: { anyOf: [{ type: 'number' }, { type: 'null' }] },
        d: { type: ['string', 'null'] },
      },
      required: ['a', 'b', 'c', 'd'],
      additionalProperties: false,
    });
  });

  test('is made so all the way down, in lists, unions and definitions', () => {
    const made = strict({
      type: 'object',
      properties: { items: { type: 'array', items: { $ref: '#/$defs/Item', title: 'x' } } },
      required: ['items'],
      $defs: { Item: { oneOf: [{ type: 'object', properties: { k: { const: 'a' } } }, { type: 'null' }] } },
    });
    expect(made['properties']).toEqual({ items: { type: 'array', items: { $ref: '#/$defs/Item' } } });
    expect(made['$defs']).toEqual({
      Item: {
        anyOf: [
          {
            type: 'object',
            properties: { k: { anyOf: [{ const: 'a' }, { type: 'null' }] } },
            required: ['k'],
            additionalProperties: false,
          },
          { type: 'null' },
        ],
      },
    });
  });

  test('spells out a reference at its root once', () => {
    const made = strict({
      $ref: '#/$defs/T',
      $defs: { T: { type: 'object', properties: { t: { $ref: '#/$defs/T' } } } },
    });
    expect(made['type']).toBe('object');
    expect(Object.keys(made)).toContain('$defs');
  });

  test('keeps names of fields that look like keywords', () => {
    const made = strict({ type: 'object', properties: { default: { type: 'string' }, oneOf: { type: 'string' } } });
    expect(Object.keys(made['properties'] as object)).toEqual(['default', 'oneOf']);
  });

  test.each([
    ['a map', { type: 'object', additionalProperties: { type: 'string' } }, false],
    ['anything', {}, false],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }] }, false],
    ['an object', { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false }, true],
    ['a field of any type', { type: 'object', properties: { a: { description: 'x' } } }, false],
    ['a list of maps', { type: 'array', items: { type: 'object' } }, false],
    ['a loose definition', { type: 'null', $defs: { A: {} } }, false],
  ])('can be promised or not: %s', (_, schema, expected) => {
    expect(canBeStrict(schema)).toBe(expected);
  });
});

describe('nulls that stand for what is left out', () => {
  const schema = jsonSchemaOf(
    z.object({
      opt: z.string().optional(),
      nul: z.string().nullable(),
      both: z.string().nullish(),
      list: z.array(z.object({ opt: z.int().default(1) })),
      either: z.discriminatedUnion('k', [
        z.object({ k: z.literal('a'), opt: z.string().optional() }),
        z.object({ k: z.literal('b'), opt: z.string().nullable() }),
      ]),
    }),
  );

  test('are taken out where a field is optional and not nullable', () => {
    const given = { opt: null, nul: null, both: null, list: [{ opt: null }], either: { k: 'a', opt: null } };
    expect(withoutNulls(given, schema)).toEqual({ nul: null, both: null, list: [{}], either: { k: 'a' } });
  });

  test('stay in the variant that has them', () => {
    expect(withoutNulls({ either: { k: 'b', opt: null } }, schema)).toEqual({ either: { k: 'b', opt: null } });
  });

  test('are found behind references, also in circles', () => {
    interface Tree {
      next?: Tree | undefined;
    }
    const tree: z.ZodType<Tree> = z.object({
      get next() {
        return tree.optional();
      },
    });
    expect(withoutNulls({ next: { next: null } }, jsonSchemaOf(tree))).toEqual({ next: {} });
  });

  test('of what the schema does not know stay', () => {
    expect(withoutNulls({ other: null, toString: null }, schema)).toEqual({ other: null, toString: null });
    expect(withoutNulls([null], { type: 'array' })).toEqual([null]);
    expect(withoutNulls(null, { $ref: '#/$defs/none' })).toBeNull();
  });
});

test('what is wrong is told in one line, with the places', () => {
  expect(told([{ message: 'bad', path: ['a', { key: 0 }] }, { message: 'worse' }])).toBe('/a/0: bad; worse');
  expect(told([])).toBe('it does not fit');
});
