/** Strict decoding, over schemas of its own and over those of the product. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberOf, type Schemas, validator } from '../../src/core/reply/strict.js';
import { schemas, strict } from '../../src/strict/index.js';

const PETS: Schemas = {
  Pet: { required: { id: 'string', tags: ['Tag'] }, optional: { age: 'integer', mother: { nullable: 'Pet' } } },
  Tag: 'string',
  Ages: { map: 'integer' },
  Sealed: { required: { id: 'string' }, extra: 'number' },
  Size: { enum: ['small', 'large', 3, null] },
  Animal: { tag: 'kind', members: { cat: 'Cat', dog: 'Dog' }, open: true },
  Closed: { tag: 'kind', members: { cat: 'Cat', dog: 'Dog' } },
  Cat: { required: { kind: { const: 'cat' }, lives: 'integer' } },
  Dog: { required: { kind: { const: 'dog' } }, optional: { name: 'string' } },
  Either: { either: ['string', ['string'], { const: true }] },
  Lenient: { either: ['Cat', 'string'], open: true },
  Numbered: { tag: 'type', members: { 1: 'One', 2: 'Cat' } },
  One: { required: { type: { const: 1 } } },
  Alias: 'Animal',
  Moment: 'datetime',
  Day: 'date',
  Id: 'uuid',
  Data: 'bytes',
  'odd/name~': { required: { 'a/b~c': 'string' } },
  Tree: { optional: { children: ['Tree'] } },
};
const { check } = validator(PETS);

describe('a value that is as documented has no fault', () => {
  const right: [schema: string, value: unknown][] = [
    ['Pet', { id: 'a', tags: [] }],
    ['Pet', { id: 'a', tags: ['x'], age: 3, mother: null }],
    ['Pet', { id: 'a', tags: ['x'], mother: { id: 'b', tags: [] } }],
    ['Ages', { tom: 3, constructor: 4 }],
    ['Sealed', { id: 'a', weight: 1.5 }],
    ['Size', 3],
    ['Size', null],
    ['Animal', { kind: 'cat', lives: 9 }],
    ['Either', ['a']],
    ['Either', true],
    ['Lenient', 'text'],
    ['Alias', { kind: 'dog' }],
    ['Moment', '2026-11-29T14:00:00Z'],
    ['Moment', '2026-11-29t14:00:00.5+02:00'],
    ['Day', '2026-11-29'],
    ['Id', '123e4567-e89b-12d3-a456-426614174000'],
    ['Data', 'YQ=='],
    ['Data', ''],
    ['Tree', { children: [{ children: [{}] }] }],
  ];
  test.each(right)('%s %j', (schema, value) => {
    expect(check(schema, value)).toBeUndefined();
  });
});

describe('a fault is told by its place', () => {
  const wrong: [schema: string, value: unknown, pointer: string, message: RegExp][] = [
    ['Pet', [], '', /array, not object/],
    ['Pet', null, '', /null, not object/],
    ['Pet', { tags: [] }, '/id', /missing/],
    ['Pet', { id: undefined, tags: [] }, '/id', /missing/],
    ['Pet', { id: null, tags: [] }, '/id', /null, not string/],
    ['Pet', { id: 'a', tags: ['x', 2] }, '/tags/1', /number, not string/],
    ['Pet', { id: 'a', tags: {} }, '/tags', /object, not array/],
    ['Pet', { id: 'a', tags: [], age: 1.5 }, '/age', /not integer/],
    ['Pet', { id: 'a', tags: [], mother: { id: 'b' } }, '/mother/tags', /missing/],
    ['Ages', { tom: '3' }, '/tom', /string, not integer/],
    ['Sealed', { id: 'a', weight: 'heavy' }, '/weight', /string, not number/],
    ['Size', 'medium', '', /one of/],
    ['Animal', { kind: 'cat' }, '/lives', /missing/],
    ['Closed', { kind: 'cow' }, '/kind', /one of \["cat","dog"\]/],
    ['Closed', {}, '/kind', /undefined/],
    ['Either', [1], '/0', /number, not string/],
    ['Moment', 'yesterday', '', /string, not datetime/],
    ['Moment', '2026-13-45T00:00:00Z', '', /not datetime/],
    ['Moment', 7, '', /number, not datetime/],
    ['Day', '29.11.2026', '', /not date/],
    ['Id', 'x', '', /not uuid/],
    ['Data', 'a', '', /not bytes/],
    ['odd/name~', { 'a/b~c': 1 }, '/a~1b~0c', /not string/],
    ['Tree', { children: [{ children: [7] }] }, '/children/0/children/0', /number, not object/],
  ];
  test.each(wrong)('%s %j at "%s"', (schema, value, pointer, message) => {
    const found = check(schema, value);
    expect(found?.pointer).toBe(pointer);
    expect(found?.message).toMatch(message);
  });
});

describe('what may grow is no fault', () => {
  test('an unknown field', () => {
    expect(check('Pet', { id: 'a', tags: [], colour: { deep: 1 } })).toBeUndefined();
  });
  test('an unknown member of an open union, whatever it holds', () => {
    expect(check('Animal', { kind: 'cow', lives: 'many' })).toBeUndefined();
    expect(check('Animal', { lives: 1 })).toBeUndefined();
    expect(check('Animal', { kind: 7 })).toBeUndefined();
  });
  test('an unknown object among others, but nothing that is no object', () => {
    expect(check('Lenient', { anything: 1 })).toBeUndefined();
    expect(check('Lenient', 7)).toBeDefined();
    expect(check('Animal', 'cat')).toBeDefined();
  });
  test('null where a field may be absent', () => {
    expect(check('Pet', { id: 'a', tags: [], age: null })).toBeUndefined();
  });
});

test('a fault does not show the value, which may be a secret', () => {
  expect(JSON.stringify(check('Pet', { id: 'a', tags: ['x', { key: 'sk_secret' }] }))).not.toContain('secret');
});

test('names of Object.prototype are names like others', () => {
  expect(check('Cat', JSON.parse('{"kind": "cat", "lives": 9, "__proto__": 1, "toString": 2}'))).toBeUndefined();
  expect(check('Pet', { tags: [] })?.pointer).toBe('/id');
  expect(() => check('toString', {})).toThrow(TypeError);
});

test('a value that is nested deeper than the stack is a fault', () => {
  const deep = JSON.parse(`${'{"children":['.repeat(100_000)}{}${']}'.repeat(100_000)}`);
  expect(check('Tree', deep)?.message).toMatch(/nested too deeply/);
});

test('a schema that does not exist is a mistake of the program', () => {
  expect(() => check('Nothing', {})).toThrow("There is no schema 'Nothing'.");
});

test('no value makes the check throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(schemas)), fc.jsonValue(), (schema, value) => {
      const found = strict.check(schema, value);
      expect(found === undefined || found.pointer === '' || found.pointer.startsWith('/')).toBe(true);
    }),
  );
});

describe('memberOf', () => {
  test('is the name of the member that the tag says', () => {
    expect(memberOf(PETS, 'Animal', { kind: 'cat' })).toBe('Cat');
    expect(memberOf(PETS, 'Alias', { kind: 'dog', lives: 'x' })).toBe('Dog');
  });
  test.each([{ kind: 'cow' }, {}, { kind: 7 }, { kind: 'toString' }, null, [], 'cat'])('is unknown for %j', (value) => {
    expect(memberOf(PETS, 'Animal', value)).toBe('unknown');
  });
  test('is told by a whole number, too', () => {
    expect(memberOf(PETS, 'Numbered', { type: 1 })).toBe('One');
    expect(memberOf(PETS, 'Numbered', { type: 1.5 })).toBe('unknown');
    expect(check('Numbered', { type: 1 })).toBeUndefined();
    expect(check('Numbered', { type: 3 })?.pointer).toBe('/type');
  });
  test('is unknown where there is no tagged union', () => {
    expect(memberOf(PETS, 'Pet', { kind: 'cat' })).toBe('unknown');
  });
});

interface Case {
  name: string;
  type: string;
  strict: boolean;
  body: unknown;
  expected: { error?: string; variant?: string };
}

describe('the conformance cases', () => {
  const file = new URL('../../../conformance/decoding.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf-8')) as { cases: Case[] };
  test.each(cases.filter((each) => each.strict))('$name', ({ type, body, expected }) => {
    expect(strict.check(type, body) === undefined).toBe(expected.error === undefined);
  });
  test.each(cases.filter((each) => each.expected.variant !== undefined))('$name: its member', (each) => {
    expect(memberOf(schemas, each.type, each.body)).toBe(each.expected.variant);
  });
});
