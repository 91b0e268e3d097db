/** Runs of tools: what is sent, what is run, what the model is told, and where a run ends. */

import { describe, expect, expectTypeOf, test, vi } from 'vitest';
import * as z from 'zod';
import { AbortedError, ArgumentError, RateLimitError } from '../../src/core/errors.js';
import type { ToolStep } from '../../src/lib/tools/run.js';
import { ToolLimitError, type ToolRun } from '../../src/lib/tools/run.js';
import { type Tool, ToolError, tool } from '../../src/lib/tools/tool.js';
import type { ToolLike } from '../../src/lib/tools/toolbox.js';
import type { ChatMessage } from '../../src/types/index.js';
import { HandClock, type Said, ScriptedChat } from './fakes.js';

const messages: ChatMessage[] = [{ role: 'user', content: 'Hi' }];
const weather = tool({
  name: 'weather',
  description: 'The weather in a city.',
  parameters: z.object({ city: z.string(), days: z.int().default(1) }),
  run: ({ city, days }) => ({ city, days, celsius: 21 }),
});
const call = (name: string, args: unknown = {}, id = `call_${name}`) => ({ name, arguments: args, id });
const PARIS: Said = { toolCalls: [call('weather', { city: 'Paris', days: null })] };

/** The run, and what was asked for it. */
async function ran(tools: readonly ToolLike[], script: readonly Said[], more: object = {}, options: object = {}) {
  const chat = new ScriptedChat(script);
  const run = await chat.runTools({ model: 'm', messages, tools, ...more }, options).final();
  return { run, asked: chat.asked };
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

const contents = (run: ToolRun<unknown>) =>
  run.messages.flatMap((each) => (each.role === 'tool' ? [each.content] : []));

describe('a tool', () => {
  test('is sent with its strict schema', () => {
    expect(weather.param).toEqual({
      type: 'function',
      function: {
        name: 'weather',
        description: 'The weather in a city.',
        strict: true,
        parameters: {
          type: 'object',
          properties: { city: { type: 'string' }, days: { anyOf: [{ type: 'integer' }, { type: 'null' }] } },
          required: ['city', 'days'],
          additionalProperties: false,
        },
      },
    });
  });

  test('knows the types of its arguments', () => {
    expectTypeOf(weather).toEqualTypeOf<Tool<{ city: string; days: number }>>();
    tool({ name: 'a', parameters: { type: 'object' }, run: (args: { a: string }) => args.a });
    tool({ name: 'b', run: (args) => expectTypeOf(args).toEqualTypeOf<Record<string, unknown>>() });
    // @ts-expect-error the schema has another type
    tool({ name: 'c', parameters: z.object({ a: z.string() }), run: (args: { a: number }) => args.a });
  });

  test('without parameters has none, and with free ones makes no promise', () => {
    expect(tool({ name: 'a' }).parameters).toMatchObject({ properties: {}, additionalProperties: false });
    const free = tool({ name: 'b', parameters: z.record(z.string(), z.string()) });
    expect(free.param.function).toMatchObject({
      strict: false,
      parameters: { additionalProperties: { type: 'string' } },
    });
  });

  test.each([
    ['a name with blanks', () => tool({ name: 'no blanks' }), /1 to 64 letters/],
    ['parameters that are no object', () => tool({ name: 'a', parameters: z.string() }), /object's schema/],
    ['a run that is no function', () => tool({ name: 'a', run: 'x' as never }), /no function/],
  ])('cannot have %s', (_, make, message) => {
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(message);
  });
});

describe('a run', () => {
  test('asks, runs what is called, tells the results, and ends', async () => {
    const { run, asked } = await ran([weather], [PARIS, 'It is 21 degrees.']);
    expectTypeOf(
      (await new ScriptedChat(['Hi']).runTools({ model: 'm', messages, tools: [] }).final()).parsed,
    ).toEqualTypeOf<null>();
    expect(run).toMatchObject({ text: 'It is 21 degrees.', rounds: 2, toolCalls: 1, stopReason: 'stop', pending: [] });
    expect(run.messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', tool_calls: [{ id: 'call_weather' }] },
      { role: 'tool', tool_call_id: 'call_weather', content: '{"city":"Paris","days":1,"celsius":21}' },
      { role: 'assistant', content: 'It is 21 degrees.' },
    ]);
    expect(asked.map(({ body }) => body.messages.length)).toEqual([1, 3]);
    expect(asked[0]?.body).toMatchObject({ model: 'm', tools: [{ function: { name: 'weather' } }] });
    expect(asked[0]?.body).not.toHaveProperty('maxRounds');
    expect(messages).toHaveLength(1);
  });

  test('adds up what the replies cost', async () => {
    const { run } = await ran([weather], [PARIS, 'Done.']);
    expect(run.usage).toEqual({ prompt_tokens: 16, completion_tokens: 5, total_tokens: 21 });
  });

  test('tells what happens, in order', async () => {
    const steps: ToolStep[] = [];
    const runner = new ScriptedChat([PARIS, 'Done.']).runTools({ model: 'm', messages, tools: [weather] });
    for await (const step of runner) {
      steps.push(step);
    }
    expect(steps.map(({ type, round }) => `${type} ${round}`)).toEqual([
      'replied 1',
      'called 1',
      'returned 1',
      'replied 2',
    ]);
    expect(steps[2]).toMatchObject({ name: 'weather', result: { celsius: 21 }, error: undefined });
    expect(runner.run.text).toBe('Done.');
  });

  test('does nothing before it is iterated', async () => {
    const chat = new ScriptedChat(['Hi']);
    chat.runTools({ model: 'm', messages, tools: [] });
    await Promise.resolve();
    expect(chat.asked).toEqual([]);
  });

  test('runs the calls of a round at once, as many as are allowed', async () => {
    let running = 0;
    let most = 0;
    const slow = tool({
      name: 'slow',
      run: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
    });
    const calls = { toolCalls: [1, 2, 3, 4].map((number) => call('slow', {}, `${number}`)) };
    await ran([slow], [calls, 'Done.']);
    expect(most).toBe(4);
    most = 0;
    const { run } = await ran([slow], [calls, 'Done.'], { maxConcurrency: 2 });
    expect(most).toBe(2);
    expect(contents(run)).toEqual(['null', 'null', 'null', 'null']);
  });

  test('answers in the order of the calls, whichever is done first', async () => {
    const wait = tool({
      name: 'wait',
      parameters: z.object({ turns: z.int() }),
      run: async ({ turns }) => {
        for (let turn = 0; turn < turns; turn++) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        return `${turns}`;
      },
    });
    const calls = [3, 1, 2].map((turns) => call('wait', { turns }, `${turns}`));
    expect(contents((await ran([wait], [{ toolCalls: calls }, 'Done.'])).run)).toEqual(['3', '1', '2']);
  });

  test('validates the last content where a type is wanted', async () => {
    const Answer = z.object({ ok: z.boolean() });
    const runner = new ScriptedChat([PARIS, '{"ok": true}']).runTools({
      model: 'm',
      messages,
      tools: [weather],
      response_format: Answer,
    });
    const run = await runner.final();
    expectTypeOf(run.parsed).toEqualTypeOf<{ ok: boolean } | null>();
    expect(run.parsed).toEqual({ ok: true });
  });

  test('holds a forcing tool_choice until the first call is answered', async () => {
    const { asked } = await ran([weather], [PARIS, 'Done.'], { tool_choice: 'required' });
    expect(asked.map(({ body }) => body['tool_choice'])).toEqual(['required', 'auto']);
    const named = { type: 'function', function: { name: 'weather' } };
    expect((await ran([weather], [PARIS, 'Done.'], { tool_choice: named })).asked[1]?.body['tool_choice']).toBe('auto');
    expect((await ran([weather], [PARIS, 'Done.'], { tool_choice: 'none' })).asked[1]?.body['tool_choice']).toBe(
      'none',
    );
  });

  test('gives each round an idempotency key of its own', async () => {
    const { asked } = await ran([weather], [PARIS, 'Done.'], {}, { idempotencyKey: 'mine', maxRetries: 1 });
    expect(asked.map(({ options }) => options.idempotencyKey)).toEqual(['mine-1', 'mine-2']);
    expect(asked[1]?.options.maxRetries).toBe(1);
  });

  test('first runs the calls that nobody has answered', async () => {
    const open: ChatMessage[] = [
      ...messages,
      { role: 'assistant', tool_calls: [toolCall('1', 'weather'), toolCall('2', 'weather')] },
      { role: 'tool', tool_call_id: '1', content: 'known' },
    ];
    const { run, asked } = await ran([weather], ['Done.'], { messages: open });
    expect(asked[0]?.body.messages.at(-1)).toMatchObject({ role: 'tool', tool_call_id: '2' });
    expect([run.rounds, run.toolCalls]).toEqual([1, 1]);
  });

  test('sends what the caller adds to its messages', async () => {
    const chat = new ScriptedChat([PARIS, 'Done.']);
    const runner = chat.runTools({ model: 'm', messages, tools: [weather] });
    for await (const step of runner) {
      if (step.type === 'returned') {
        runner.run.messages.push({ role: 'user', content: 'Hurry.' });
      }
    }
    expect(chat.asked[1]?.body.messages.at(-1)).toEqual({ role: 'user', content: 'Hurry.' });
  });

  test('does not run calls that were cut off', async () => {
    const { run } = await ran([weather], [{ ...(PARIS as object), finishReason: 'length' }]);
    expect([run.stopReason, run.toolCalls]).toEqual(['length', 0]);
  });
});

const toolCall = (id: string, name: string, args = '{"city": "Rome"}') =>
  ({ id, type: 'function', function: { name, arguments: args } }) as const;

describe('what goes wrong with a call is told to the model', () => {
  const told = async (made: ToolLike[], said: ReturnType<typeof call>, more: object = {}) =>
    contents((await ran(made, [{ toolCalls: [said] }, 'Done.'], more)).run)[0];
  const throwing = (error: unknown) =>
    tool({
      name: 'broken',
      run: () => {
        throw error;
      },
    });

  test('a tool that is not there', async () => {
    expect(await told([weather], call('wether'))).toBe("There is no tool 'wether'. The tools are: weather.");
  });

  test('arguments that do not fit, or are no JSON', async () => {
    expect(await told([weather], call('weather', { city: 1 }))).toMatch(
      /^The arguments are not valid: \/city: .*\. Correct them and call weather again\.$/,
    );
    expect(await told([weather], call('weather', '{"city'))).toMatch(/they are not JSON/);
    expect(await told([tool({ name: 'free', run: () => 1 })], call('free', '[1]'))).toMatch(/must be a JSON object/);
  });

  test('an error of the function, in a line', async () => {
    const error = new RangeError(`too\n  far ${'x'.repeat(600)}`);
    expect(await told([throwing(error)], call('broken'))).toMatch(/^The tool failed: RangeError: too far x{492}…$/);
    expect(await told([throwing('text')], call('broken'))).toBe('The tool failed: string: text');
  });

  test('a ToolError, word for word, whatever onError says', async () => {
    const error = new ToolError('There is no tea.');
    expect(await told([throwing(error)], call('broken'), { onError: 'throw' })).toBe('There is no tea.');
  });

  test('what a function of the caller says of an error', async () => {
    const onError = (error: unknown, { id }: { id: string }) => `${id}: ${(error as Error).message}`;
    expect(await told([throwing(new Error('secret'))], call('broken'), { onError })).toBe('call_broken: secret');
  });

  test('a result that has no JSON', async () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(await told([tool({ name: 'loop', run: () => loop })], call('loop'))).toMatch(
      /^The tool failed: TypeError: its result cannot be written as JSON/,
    );
    expect(await told([tool({ name: 'big', run: () => ({ n: 2n ** 64n }) })], call('big'))).toBe(
      '{"n":"18446744073709551616"}',
    );
  });

  test('unless it is to be thrown, when all others are noted', async () => {
    const fine = tool({ name: 'fine', run: () => 'fine' });
    const both = { toolCalls: [call('broken'), call('fine')] };
    const runner = new ScriptedChat([both]).runTools({
      model: 'm',
      messages,
      tools: [throwing(new RangeError('mine')), fine],
      onError: 'throw',
    });
    await expect(runner.final()).rejects.toThrow(RangeError);
    expect(contents(runner.run)).toEqual(['fine']);
    expect(runner.run.pending.map(({ id }) => id)).toEqual(['call_broken']);
    await expect(runner.final()).rejects.toThrow('mine');
  });
});

test('tools and formats of another copy of the package are known', async () => {
  vi.resetModules();
  const other = await import('../../src/lib/index.js');
  expect(other.Tool).not.toBe(weather.constructor);
  const strange = other.tool({
    name: 'strange',
    parameters: z.object({ n: z.int() }),
    run: () => {
      throw new other.ToolError('word for word');
    },
  });
  const calls = [call('strange', { n: 1 }, '1'), call('strange', { n: 'x' }, '2')];
  const runner = new ScriptedChat([{ toolCalls: calls }, '{"ok": true}']).runTools({
    model: 'm',
    messages,
    tools: [strange],
    response_format: other.outputFormat(z.object({ ok: z.boolean() })) as never,
  });
  const run = await runner.final();
  expect(contents(run)).toEqual(['word for word', expect.stringMatching(/^The arguments are not valid/)]);
  expect(run.parsed).toEqual({ ok: true });
});

describe('calls that the caller answers', () => {
  test('end the run, and are pending', async () => {
    const plain = { type: 'function', function: { name: 'plain' } } as const;
    const answer = tool({ name: 'answer', parameters: z.object({ n: z.coerce.number() }) });
    const { run } = await ran(
      [weather, plain, answer],
      [{ toolCalls: [...(PARIS as { toolCalls: [] }).toolCalls, call('plain'), call('answer', { n: '4' })] }],
    );
    expect(run.stopReason).toBe('tool_calls');
    expect(run.pending.map(({ id }) => id)).toEqual(['call_plain', 'call_answer']);
    expect(run.called).toMatchObject([{ name: 'answer', arguments: { n: 4 } }]);
    expect(run.toolCalls).toBe(1);
  });
});

describe('a limit', () => {
  test('of rounds ends a run that goes on and on, which can be gone on with', async () => {
    const error = await failure(ran([weather], [PARIS, PARIS, PARIS], { maxRounds: 2 }));
    expect(error).toBeInstanceOf(ToolLimitError);
    const { limit, run, message } = error as ToolLimitError;
    expect([limit, run.rounds, run.pending.length]).toEqual(['maxRounds', 2, 1]);
    expect(message).toMatch(/not done after 2 rounds/);
    const again = await ran([weather], ['Done.'], { messages: run.messages });
    expect(again.run.text).toBe('Done.');
    expect(again.asked[0]?.body.messages.at(-1)).toMatchObject({ role: 'tool' });
  });

  test('of rounds is 10 unless it is said otherwise, or lifted', async () => {
    const script = Array.from({ length: 12 }, () => PARIS);
    expect(await failure(ran([weather], script))).toMatchObject({ limit: 'maxRounds', run: { rounds: 10 } });
    expect((await ran([weather], [...script, 'Done.'], { maxRounds: null })).run.rounds).toBe(13);
  });

  test('of calls ends it before the calls that are too many', async () => {
    const two = { toolCalls: [call('weather', { city: 'a' }, 'a'), call('weather', { city: 'b' }, 'b')] };
    expect(await failure(ran([weather], [two], { maxToolCalls: 1 }))).toMatchObject({
      limit: 'maxToolCalls',
      run: { toolCalls: 0 },
    });
  });

  test('of time ends a tool that does not, and tells it', async () => {
    const clock = new HandClock();
    const told = vi.fn();
    const slow = tool({
      name: 'slow',
      run: (_, { signal }) => {
        signal.addEventListener('abort', told);
        clock.advance(5000);
        return new Promise(() => undefined);
      },
    });
    const chat = new ScriptedChat([{ toolCalls: [call('slow')] }], clock);
    const error = await failure(chat.runTools({ model: 'm', messages, tools: [slow], deadline: 5000 }).final());
    expect(error).toMatchObject({ limit: 'deadline', run: { pending: [{ id: 'call_slow' }] } });
    expect(told).toHaveBeenCalledOnce();
  });

  test('of time ends a question to the model', async () => {
    const clock = new HandClock();
    const never = ({ signal }: { signal?: AbortSignal | undefined }): Promise<Said> => {
      clock.advance(5000);
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new AbortedError('aborted'))));
    };
    const chat = new ScriptedChat([never], clock);
    const error = await failure(chat.runTools({ model: 'm', messages, tools: [], deadline: 5000 }).final());
    expect(error).toMatchObject({ limit: 'deadline', cause: { message: 'aborted' } });
  });

  test.each([
    ['maxRounds', 0],
    ['deadline', Number.NaN],
    ['maxToolCalls', -1],
    ['maxConcurrency', 0],
    ['n', 2],
    ['onError', 'ignore'],
  ])('%s cannot be %s', (name, value) => {
    const chat = new ScriptedChat([]);
    expect(() => chat.runTools({ model: 'm', messages, tools: [], [name]: value })).toThrow(ArgumentError);
  });

  test('two tools of a name, or what is no tool, cannot be', () => {
    const run = (tools: ToolLike[]) => new ScriptedChat([]).runTools({ model: 'm', messages, tools });
    expect(() => run([weather, weather])).toThrow(/two tools named 'weather'/);
    expect(() => run([(() => 1) as never])).toThrow(/Not a tool/);
  });
});

describe('a run that is ended from outside', () => {
  test('by the signal of the caller, while a tool runs', async () => {
    const controller = new AbortController();
    const stuck = tool({
      name: 'stuck',
      run: () => {
        controller.abort('enough');
        return new Promise(() => undefined);
      },
    });
    const error = await failure(ran([stuck], [{ toolCalls: [call('stuck')] }], {}, { signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ name: 'AbortError', cause: 'enough' });
  });

  test('by leaving the loop; what came of it stays', async () => {
    const signals: AbortSignal[] = [];
    const noted = tool({ name: 'noted', run: (_, { signal }) => signals.push(signal) });
    const runner = new ScriptedChat([{ toolCalls: [call('noted')] }, 'more']).runTools({
      model: 'm',
      messages,
      tools: [noted],
    });
    for await (const step of runner) {
      if (step.type === 'returned') {
        break;
      }
    }
    expect(runner.run.toolCalls).toBe(1);
    expect(signals[0]?.aborted).toBe(true);
    await expect(runner.final()).rejects.toThrow(AbortedError);
  });

  test('by an error of the API, with how far it came', async () => {
    const runner = new ScriptedChat([PARIS, new RateLimitError('slow down')]).runTools({
      model: 'm',
      messages,
      tools: [weather],
    });
    await expect(runner.final()).rejects.toThrow(RateLimitError);
    expect(runner.run).toMatchObject({ rounds: 1, toolCalls: 1, stopReason: undefined });
  });

  test('leaves no listener on the signal of the caller', async () => {
    const controller = new AbortController();
    const added = vi.spyOn(controller.signal, 'addEventListener');
    const { asked } = await ran([weather], [PARIS, 'Done.'], { deadline: 60_000 }, { signal: controller.signal });
    const [, , options] = added.mock.calls[0] as [string, unknown, AddEventListenerOptions];
    expect(added).toHaveBeenCalledOnce();
    expect(options.signal?.aborted).toBe(true);
    expect(asked[0]?.options.signal).not.toBe(controller.signal);
  });
});

describe('a streamed run', () => {
  test('tells deltas between the steps, and the text of all rounds', async () => {
    const script: Said[] = [{ ...(PARIS as object), content: 'Let me see.' }, 'It is warm.'];
    const chat = new ScriptedChat(script);
    const seen: string[] = [];
    const stream = chat.streamTools({ model: 'm', messages, tools: [weather] });
    for await (const step of stream) {
      seen.push(step.type);
    }
    expect(seen.filter((type, at) => type !== seen[at - 1])).toEqual([
      'content.delta',
      'tool_call.delta',
      'tool_call.done',
      'choice.done',
      'replied',
      'called',
      'returned',
      'content.delta',
      'choice.done',
      'replied',
    ]);
    expect((await stream.final()).text).toBe('It is warm.');
    expect(chat.asked[0]?.body['stream_options']).toEqual({ include_usage: true });
    const pieces = [];
    for await (const piece of new ScriptedChat(script).streamTools({ model: 'm', messages, tools: [weather] }).text()) {
      pieces.push(piece);
    }
    expect(pieces.join('')).toBe('Let me see.It is warm.');
  });

  test('gives the connection back when the loop is left', async () => {
    const chat = new ScriptedChat(['a b c']);
    for await (const step of chat.streamTools({ model: 'm', messages, tools: [] })) {
      expect([step.type, chat.open]).toEqual(['content.delta', 1]);
      break;
    }
    expect(chat.open).toBe(0);
  });
});
