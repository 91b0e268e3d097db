/**
 * Whether a request is a recorded one, and in what it differs from it. Knows neither files nor transports.
 */

import { isObject } from '../../lib/schema/objects.js';
import type { RecordedRequest } from './recording.js';
import { REDACTED } from './secrets.js';
import { latin1, textOf } from './texts.js';

/** A part of a request that is compared; or what a function makes of it. */
export type MatchPart = 'method' | 'host' | 'path' | 'query' | 'body' | ((request: RecordedRequest) => unknown);

/** What is compared unless it is said otherwise. */
export const DEFAULT_MATCH: readonly MatchPart[] = ['method', 'path', 'query', 'body'];

/** How many differences are shown, and how long a value may be that is. */
const SHOWN = 8;
const LONG = 80;

const PARTS: Readonly<Record<string, (request: RecordedRequest) => unknown>> = {
  method: ({ method }) => method,
  host: ({ url }) => new URL(url).host,
  path: ({ url }) => new URL(url).pathname,
  query: ({ url }) =>
    [...new URL(url).searchParams].sort(([one, a], [other, b]) => (`${one}=${a}` < `${other}=${b}` ? -1 : 1)),
  body: bodyOf,
};

/** Compares requests by the parts that it is told. Throws `RangeError` for a part that there is not. */
export class Matcher {
  readonly #parts: readonly (readonly [name: string, part: (request: RecordedRequest) => unknown])[];

  constructor(match: readonly MatchPart[] = DEFAULT_MATCH) {
    this.#parts = match.map((each) => {
      if (typeof each === 'function') {
        return [each.name || 'a function of yours', each];
      }
      const part = PARTS[each];
      if (part === undefined) {
        throw new RangeError(`There is no part '${each}' to match on. The parts are ${Object.keys(PARTS).join(', ')}.`);
      }
      return [each, part];
    });
  }

  /** Whether all parts are the same. What was struck out is like anything. */
  matches(sent: RecordedRequest, recorded: RecordedRequest): boolean {
    return this.#parts.every(([, part]) => isSame(part(sent), part(recorded)));
  }

  /** The recorded request that has most in common with one; the first of equals. */
  nearest(sent: RecordedRequest, recorded: readonly RecordedRequest[]): RecordedRequest | undefined {
    const scored = recorded.map((each) => ({ each, points: this.#likeness(sent, each) }));
    const most = Math.max(...scored.map(({ points }) => points));
    return scored.find(({ points }) => points === most)?.each;
  }

  /** In what they differ, a sentence each. */
  differences(sent: RecordedRequest, recorded: RecordedRequest): string[] {
    const found = this.#parts.flatMap(([name, part]) => [...places(part(sent), part(recorded), name)]);
    return found.length > SHOWN ? [...found.slice(0, SHOWN), `and ${found.length - SHOWN} more`] : found;
  }

  #likeness(sent: RecordedRequest, recorded: RecordedRequest): number {
    const points = this.#parts.map(([, part]) => {
      const [ours, theirs] = [part(sent), part(recorded)];
      return isSame(ours, theirs) ? 1 : 0.9 * likeness(ours, theirs);
    });
    return points.reduce((sum, each) => sum + each, 0);
  }
}

function bodyOf({ body }: RecordedRequest): unknown {
  const text = textOf(body);
  if (text === undefined) {
    return latin1(body);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isSame(sent: unknown, recorded: unknown): boolean {
  return places(sent, recorded, '').next().done === true;
}

/** Where two values differ, and what stands there. */
function* places(sent: unknown, recorded: unknown, at: string): Generator<string, void> {
  if (isObject(sent) && isObject(recorded)) {
    for (const name of [...new Set([...Object.keys(sent), ...Object.keys(recorded)])].sort()) {
      yield* places(sent[name], recorded[name], `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  } else if (Array.isArray(sent) && Array.isArray(recorded)) {
    for (let index = 0; index < Math.max(sent.length, recorded.length); index++) {
      yield* places(sent[index], recorded[index], `${at}/${index}`);
    }
  } else if (!isSameScalar(sent, recorded)) {
    yield `${at}: sent ${short(sent)}, recorded ${short(recorded)}`;
  }
}

function isSameScalar(sent: unknown, recorded: unknown): boolean {
  if (typeof sent === 'string' && typeof recorded === 'string' && recorded.includes(REDACTED)) {
    return fits(sent, recorded.split(REDACTED));
  }
  return Object.is(sent, recorded);
}

/** Whether a text is these pieces with anything between them. */
function fits(text: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.pop();
  if (last === undefined) {
    return text === first;
  }
  if (!text.startsWith(first) || !text.endsWith(last)) {
    return false;
  }
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) {
      return false;
    }
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}

/** How much two values have in common, by the pieces of three characters that both have: from 0 to 1. */
function likeness(one: unknown, other: unknown): number {
  const [ours, theirs] = [piecesOf(one), piecesOf(other)];
  const both = [...ours].filter((piece) => theirs.has(piece)).length;
  return (2 * both) / Math.max(1, ours.size + theirs.size);
}

function piecesOf(value: unknown): Set<string> {
  const text = (JSON.stringify(value) ?? '').slice(0, 2000);
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));
}

function short(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  const text = JSON.stringify(value);
  return text.length <= LONG ? text : `${text.slice(0, LONG - 1)}…`;
}
