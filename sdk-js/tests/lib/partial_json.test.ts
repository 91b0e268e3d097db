/** JSON that has come in part, against `JSON.parse` and by hand. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePartial } from '../../src/lib/schema/partial_json.js';

describe('text that was cut off', () => {
  test.each([
    ['', undefined],
    ['   ', undefined],
    ['{', {}],
    ['[', []],
    ['{"a', {}],
    ['{"a"', {}],
    ['{"a":', {}],
    ['{"a": "b', { a: 'b' }],
    ['{"a": "b"', { a: 'b' }],
    ['{"a": "b",', { a: 'b' }],
    ['{"a": "b", "c', { a: 'b' }],
    ['{"a": [1, 2', { a: [1] }],
    ['{"a": [1, 2,', { a: [1, 2] }],
    ['{"a": {"b": [{"c": "d', { a: { b: [{ c: 'd' }] } }],
    ['[tr', []],
    ['[true', [true]],
    ['[null,fal', [null]],
    ['[-', []],
    ['[1.', []],
    ['[1e', []],
    ['[1, -2.5e3 ', [1, -2500]],
    ['"text \\', 'text '],
    ['"text \\u00', 'text '],
    ['"text \\u00e9', 'text é'],
    ['"half \\ud83d', 'half '],
    ['"half \\ud83d\\ude00', 'half 😀'],
    ['"\ud83d', ''],
    ['tr', undefined],
    ['12', 12],
  ])('%j reads as %j', (text, expected) => {
    expect(parsePartial(text)).toEqual(expected);
  });

  test('a number alone, which may go on, still counts when JSON could end there', () => {
    expect(parsePartial('12')).toBe(12);
    expect(parsePartial('[12')).toEqual([]);
  });
});

describe('text that is no JSON, however it went on', () => {
  test.each([
    'nope',
    '{a',
    '{"a" 1',
    '[1 2',
    '[1,]',
    '{"a":1,}',
    '"line\nbreak',
    '[01',
    '{"a":}',
    '"\\x',
    '"\\uz',
    '] ',
    '1 2',
    'nulL',
  ])('%j tells nothing', (text) => {
    expect(parsePartial(text)).toBeUndefined();
  });

  test('nesting without end tells nothing, and does not break', () => {
    expect(parsePartial('['.repeat(100_000))).toBeUndefined();
  });
});

test('a member named __proto__ is a member', () => {
  const value = parsePartial('{"__proto__": {"a": 1}, "b": "c') as object;
  expect(Object.keys(value)).toEqual(['__proto__', 'b']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('whole texts read as JSON.parse reads them', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(parsePartial(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('every beginning of a text reads as a beginning of its value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, place) => {
      const text = JSON.stringify(value, null, place % 3);
      const cut = text.slice(0, place % (text.length + 1));
      const read = parsePartial(cut);
      if (read !== undefined) {
        expect(isBeginning(read, JSON.parse(text))).toBe(true);
      } else {
        expect(/^\s*["[{]/.test(cut)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

function isBeginning(part: unknown, whole: unknown): boolean {
  if (typeof part === 'string') {
    return typeof whole === 'string' && whole.startsWith(part);
  }
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.every((each, index) => index < whole.length && isBeginning(each, whole[index]));
  }
  if (typeof part === 'object' && part !== null) {
    return Object.entries(part).every(
      ([name, each]) =>
        Object.hasOwn(whole as object, name) && isBeginning(each, (whole as Record<string, unknown>)[name]),
    );
  }
  return typeof part === 'number' ? typeof whole === 'number' : Object.is(part, whole);
}
