/** Content as a value of the caller's schema: what is sent, and what becomes of what comes. */

import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import { ArgumentError } from '../../src/core/errors.js';
import { formatOf, outputFormat } from '../../src/lib/outputs/format.js';
import { OutputParseError } from '../../src/lib/outputs/parsed.js';
import type { StandardSchema } from '../../src/lib/schema/standard.js';
import { tool } from '../../src/lib/tools/tool.js';
import type { ChatMessage } from '../../src/types/index.js';
import { type Said, ScriptedChat } from './fakes.js';

const Recipe = z.object({
  name: z.string(),
  minutes: z.int().min(1),
  note: z.string().optional(),
  tags: z.array(z.string()).default([]),
});
const GOOD = '{"name": "Dal", "minutes": 20, "note": null, "tags": null}';
const messages: ChatMessage[] = [{ role: 'user', content: 'A dish?' }];

const chat = (...script: Said[]) => new ScriptedChat(script);
const ask = <T>(given: StandardSchema<unknown, T>, ...script: Said[]) =>
  chat(...script).parse({ model: 'm', messages, response_format: given });

describe('a format', () => {
  test('is the strict JSON Schema of a schema, with a name', () => {
    const { param } = outputFormat(Recipe, { name: 'recipe', description: 'A dish.' });
    expect(param).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'recipe', description: 'A dish.', strict: true, schema: { additionalProperties: false } },
    });
    expect(JSON.stringify(param)).not.toContain('$schema');
  });

  test('is not promised where the schema does not allow it', () => {
    expect(outputFormat(z.object({ a: z.record(z.string(), z.number()) })).strict).toBe(false);
    expect(outputFormat(Recipe, { strict: false }).strict).toBe(false);
  });

  test('without an object at its root travels as the value of one', async () => {
    const format = outputFormat(z.array(z.int()));
    expect(format.schema).toEqual({
      type: 'object',
      properties: { value: { type: 'array', items: { type: 'integer' } } },
      required: ['value'],
      additionalProperties: false,
    });
    expect(await format.read('{"value": [1, 2]}')).toEqual([1, 2]);
    expect(format.readPart('{"value": [1, 2')).toEqual([1]);
    expect(format.readPart('{"val')).toBeUndefined();
    await expect(format.read('[1]')).rejects.toThrow("no object with the field 'value'");
  });

  test('of a recursive list still leads to itself', () => {
    type Tree = Tree[];
    const tree: z.ZodType<Tree> = z.array(z.lazy(() => tree));
    const { schema } = outputFormat(tree);
    expect(schema).toMatchObject({ properties: { value: { items: { $ref: '#/properties/value' } } } });
  });

  test('cannot be made of what is no schema, or named as names are not', () => {
    expect(() => outputFormat(Recipe, { name: 'no blanks' })).toThrow(ArgumentError);
    expect(() => formatOf({ type: 'json_object' } as never)).toThrow(/Standard Schema/);
  });

  test('of a library without JSON Schema takes one beside it, and validates with promises', async () => {
    const upper: StandardSchema<unknown, string> = {
      '~standard': {
        version: 1,
        vendor: 'bare',
        validate: async (value) =>
          typeof value === 'string' ? { value: value.toUpperCase() } : { issues: [{ message: 'no text' }] },
      },
    };
    const format = outputFormat(upper, { jsonSchema: { type: 'string' } });
    expect(await format.read('{"value": "a"}')).toBe('A');
    await expect(format.read('{"value": 1}')).rejects.toThrow('no text');
  });
});

describe('parse', () => {
  test('gives the value, typed as the schema makes it', async () => {
    const completion = await ask(Recipe, GOOD);
    expectTypeOf(completion.parsed).toEqualTypeOf<z.output<typeof Recipe> | null>();
    expect(completion.parsed).toEqual({ name: 'Dal', minutes: 20, tags: [] });
    expect(completion.choices[0]?.message.parsed).toBe(completion.parsed);
    expect(completion.refusal).toBeNull();
  });

  test('leaves the message as it came, so that it can be sent back', async () => {
    const completion = await ask(Recipe, GOOD);
    expect(JSON.stringify(completion)).not.toContain('parsed');
    expect(Object.keys({ ...completion.choices[0]?.message })).not.toContain('parsed');
  });

  test('still tells of the reply', async () => {
    const { data, response } = await ask(Recipe, GOOD).withResponse();
    expect([data.parsed?.name, response.requestId]).toEqual(['Dal', 'req_1']);
  });

  test('gives null for a refusal', async () => {
    const completion = await ask(Recipe, { refusal: 'I will not.' });
    expect([completion.parsed, completion.refusal]).toEqual([null, 'I will not.']);
  });

  test('runs no tool, and gives the calls with their arguments', async () => {
    const lookup = tool({ name: 'lookup', parameters: z.object({ id: z.coerce.number() }) });
    const script = chat({ toolCalls: [{ name: 'lookup', arguments: { id: '7' } }, { name: 'other' }] });
    const other = { type: 'function', function: { name: 'other' } } as const;
    const completion = await script.parse({ model: 'm', messages, response_format: Recipe, tools: [lookup, other] });
    expect(completion.parsed).toBeNull();
    expect(completion.called).toMatchObject([{ name: 'lookup', arguments: { id: 7 } }]);
    expect(script.asked[0]?.body['tools']).toMatchObject([{ function: { name: 'lookup' } }, other]);
  });

  test.each([
    ['cut off', { content: '{"name": "D', finishReason: 'length' }, 'length', /max_completion_tokens/],
    ['filtered', { finishReason: 'content_filter' }, 'content_filter', /filter/],
    ['no JSON', 'Here you are!', 'invalid', /not JSON/],
    ['not of the schema', '{"name": "Dal", "minutes": 0}', 'invalid', /\/minutes: /],
  ] as const)('throws for content that was %s', async (_, said, reason, message) => {
    const error = await ask(Recipe, said as Said).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(OutputParseError);
    expect(error).toMatchObject({ reason, kind: 'output_parse' });
    const { text, completion, message: told } = error as OutputParseError;
    expect(told).toMatch(message);
    expect(text).toBe(typeof said === 'string' ? said : ('content' in said && said.content) || '');
    expect(completion.object).toBe('chat.completion');
    expect(JSON.stringify(error)).not.toContain('Here you are');
  });

  test('throws what the schema itself throws', async () => {
    const broken: StandardSchema = {
      '~standard': {
        version: 1,
        vendor: 'broken',
        validate: () => {
          throw new RangeError('mine');
        },
        jsonSchema: { input: () => ({ type: 'object', properties: {} }) },
      },
    };
    await expect(ask(broken, '{}')).rejects.toThrow(RangeError);
  });

  test('throws at once for a schema without JSON Schema', () => {
    expect(() => ask(z.date())).toThrow(ArgumentError);
  });
});

describe('streamParse', () => {
  const growing = () => chat({ content: GOOD }).streamParse({ model: 'm', messages, response_format: Recipe });

  test('gives the value as it grows, and the whole at the end', async () => {
    const stream = growing();
    const seen = [];
    for await (const recipe of stream.partials()) {
      seen.push(recipe);
    }
    expect(seen[0]).toEqual({});
    expect(seen.at(-2)).toEqual({ name: 'Dal', minutes: 20 });
    expect(seen.at(-1)).toEqual({ name: 'Dal', minutes: 20 });
    expect((await stream.final()).parsed?.tags).toEqual([]);
  });

  test('gives deltas, and the value so far at any time', async () => {
    const stream = growing();
    expect(stream.partial).toBeUndefined();
    for await (const delta of stream) {
      if (delta.type === 'content.delta' && delta.snapshot.endsWith('"Dal",')) {
        expect(stream.partial).toEqual({ name: 'Dal' });
      }
    }
    const pieces = [];
    for await (const piece of growing().text()) {
      pieces.push(piece);
    }
    expect(pieces.join('')).toBe(GOOD);
  });

  test('throws at the end for content that does not fit', async () => {
    const stream = chat('nothing').streamParse({ model: 'm', messages, response_format: Recipe });
    await expect(stream.final()).rejects.toThrow(OutputParseError);
  });

  test('gives the connection back when the loop is left', async () => {
    const script = chat({ content: GOOD });
    for await (const _ of script.streamParse({ model: 'm', messages, response_format: Recipe }).partials()) {
      expect(script.open).toBe(1);
      break;
    }
    expect(script.open).toBe(0);
  });
});
