/** `middleware.json`: the caller's functions around each attempt. */

import { expect, test } from 'vitest';
import { APIError } from '../../src/core/errors.js';
import { type Middleware, withHeaders } from '../../src/core/layers/middleware.js';
import { load } from './cases.js';
import { failure, kindOf } from './kinds.js';
import { header, headersOf, piecesOf, Script, type Scripted } from './script.js';
import { onEachStage, outcome } from './stages.js';

interface Layer {
  readonly name: string;
  readonly numbered?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer?: Scripted;
  readonly failure?: string;
  readonly times?: number;
}

interface Layered {
  readonly layers: readonly Layer[];
  readonly replies: readonly Scripted[];
  readonly expected: {
    readonly order?: readonly string[];
    readonly attempts: number;
    readonly value?: unknown;
    readonly error?: string;
    readonly sleeps?: readonly number[];
    readonly present?: Readonly<Record<string, string>>;
  };
}

/** What a middleware of a case throws of its own. */
class OwnError extends Error {}

/** A middleware as a case describes it; `order` is where it notes what it sees. */
function middleware(layer: Layer, order: string[]): Middleware {
  const { name, numbered = false } = layer;
  let left = layer.times ?? Number.POSITIVE_INFINITY;
  return async (request, next) => {
    order.push(numbered ? `${name} ${request.attempt}` : name);
    left -= 1;
    if (left >= 0 && layer.failure !== undefined) {
      throw layer.failure === 'own' ? new OwnError() : failure(layer.failure);
    }
    if (left >= 0 && layer.answer !== undefined) {
      const { answer } = layer;
      const script = new Script([]);
      const body = script.give(answer, piecesOf(answer)).stream;
      return new Response(body, { status: answer.status ?? 200, headers: headersOf(answer, '') });
    }
    try {
      const response = await next(layer.headers === undefined ? request : withHeaders(request, layer.headers));
      order.push(numbered ? `/${name} ${response.status}` : `/${name}`);
      return response;
    } catch (error) {
      if (error instanceof APIError) {
        order.push(`!${name} ${kindOf(error)}`);
      }
      throw error;
    }
  };
}

onEachStage(({ play }) => {
  test.for(load<Layered>('middleware'))('$name', async ({ layers, replies, expected }) => {
    const order: string[] = [];
    const made = layers.map((layer) => middleware(layer, order));
    const { client, script, time } = play(replies, { middleware: made });
    const { value, error } = await outcome(() => client.request({ path: '/things' }));
    expect(error instanceof OwnError ? 'own' : kindOf(error)).toBe(expected.error);
    expect(script.requests.length).toBe(expected.attempts);
    expect(value).toEqual(expected.value);
    expect(order).toEqual(expected.order ?? order);
    expect(time.sleeps).toEqual(expected.sleeps ?? time.sleeps);
    for (const [name, text] of Object.entries(expected.present ?? {})) {
      expect(header(script.requests[0], name)).toBe(text);
    }
  });
});
