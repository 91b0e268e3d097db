/** Two readers of one stream: each gets all of it, at its own pace. */

import { expect, test } from 'vitest';
import { ArgumentError, StreamIncompleteError } from '../../src/core/errors.js';
import { responseOf } from '../../src/core/reply/info.js';
import { failureOf } from '../calls/stage.js';
import { all, chat, chunk, DONE, events, numbered, Played, Reply, textOf } from './played.js';

const WHOLE = { choices: [{ index: 0, message: { text: 'abc' } }] };

function reply(): Reply {
  return new Reply([chunk('a'), chunk('b') + chunk('c'), DONE]);
}

test('both get all events and the final object, one after the other or at once', async () => {
  for (const read of [sequentially, concurrently]) {
    const transport = new Played(reply());
    const found = await read(chat(transport).tee());
    expect(found).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(transport.requests).toHaveLength(1);
  }
});

type Pair = ReturnType<ReturnType<typeof chat>['tee']>;

async function sequentially(pair: Pair): Promise<string[][]> {
  const found: string[][] = [];
  for (const each of pair) {
    found.push((await all(each)).map(textOf));
    expect(await each.final()).toEqual(WHOLE);
  }
  return found;
}

function concurrently(pair: Pair): Promise<string[][]> {
  return Promise.all(pair.map(async (each) => (await all(each)).map(textOf)));
}

test('each knows what it was given itself', async () => {
  const [one, other] = chat(new Played(reply())).tee();
  await one.next();
  await one.next();
  await other.next();
  expect(one.partial).toMatchObject({ choices: [{ message: { text: 'ab' } }] });
  expect(other.partial).toMatchObject({ choices: [{ message: { text: 'a' } }] });
  expect(responseOf(one)).toBe(responseOf(other));
  expect(responseOf(one)?.status).toBe(200);
  await Promise.all([one.close(), other.close()]);
  const [first, second] = events(new Played(new Reply([numbered(1) + numbered(2, 'done')]))).tee();
  await first.next();
  await first.next();
  await second.next();
  expect([first.lastEventId, second.lastEventId]).toEqual(['2', '1']);
});

test('the connection is given back when both are left', async () => {
  const stalled = new Reply([chunk('a'), chunk('b')], 'stall');
  const [one, other] = chat(new Played(stalled)).tee();
  await one.next();
  await one.close();
  await one.close();
  expect(stalled.cancelled).toBe(false);
  expect((await other.next()).done).toBe(false);
  expect(await failureOf(one.final())).toBeInstanceOf(StreamIncompleteError);
  await other.close();
  expect(stalled.cancelled).toBe(true);
});

test('both get the failure', async () => {
  const pair = chat(new Played(new Reply([chunk('a')]))).tee();
  for (const each of pair) {
    expect((await each.next()).done).toBe(false);
    expect(await failureOf(each.next())).toBeInstanceOf(StreamIncompleteError);
    expect(await failureOf(each.final())).toBeInstanceOf(StreamIncompleteError);
  }
});

test('the stream itself is read elsewhere then', async () => {
  const stream = chat(new Played(reply()));
  const [one] = stream.tee();
  for (const use of [() => all(stream), () => stream.next(), () => stream.final()]) {
    const error = await failureOf(use());
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toMatch(/elsewhere/);
  }
  expect(() => stream.tee()).toThrow(ArgumentError);
  await stream.close();
  expect(await one.final()).toEqual(WHOLE);
});

test('a branch may be split again', async () => {
  const [one, other] = chat(new Played(reply())).tee();
  const three = [...one.tee(), other];
  for (const each of three) {
    expect(await each.final()).toEqual(WHOLE);
  }
});
