/**
 * Whether a reply is a stream of the framing that was asked for. Pure.
 */

import { UnexpectedContentTypeError } from '../errors.js';
import type { Framing } from '../operation.js';
import { factsOf } from './decode.js';
import type { ResponseInfo } from './info.js';

const MEDIA_TYPES: Readonly<Record<Framing, readonly string[]>> = {
  sse: ['text/event-stream'],
  jsonl: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines', 'application/ndjson'],
  'json-seq': ['application/json-seq'],
};

const EXCERPT = 200;

/** What makes the error of a reply that is no such stream, given its text; undefined if it is one. */
export function unexpectedType(
  framing: Framing,
  info: ResponseInfo,
): ((text: string) => UnexpectedContentTypeError) | undefined {
  const wanted = MEDIA_TYPES[framing];
  const found = (info.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (info.status !== 204 && wanted.includes(found)) {
    return undefined;
  }
  return (text) =>
    new UnexpectedContentTypeError(
      `Expected a stream (${wanted[0]}), but the server replied with ${found || 'no content type'}: ` +
        JSON.stringify(text.slice(0, EXCERPT)),
      { ...factsOf(info), body: text || undefined },
    );
}
