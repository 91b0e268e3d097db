/**
 * From the text of a reply to its value: plain JSON, as it came. Must not know where the text came from.
 *
 * Only the documented shape is looked at (an object, an array, text); with `strict` the whole value is checked.
 */

import { APIResponseError, ResponseDecodeError } from '../errors.js';
import type { Operation, Shape } from '../operation.js';
import { attach, type ResponseInfo } from './info.js';
import type { Strict } from './strict.js';

const EXCERPT = 200;

/** The value of a whole reply. Throws `APIResponseError` and `ResponseDecodeError`, which tell of the reply. */
export function decodeReply(
  operation: Operation<unknown, unknown, unknown>,
  strict: Strict | undefined,
  text: string,
  info: ResponseInfo,
): unknown {
  if (info.status >= 300) {
    throw noResult(info, text);
  }
  const { returns, schema } = operation;
  if (returns === undefined) {
    return undefined;
  }
  if (returns === 'text') {
    return text;
  }
  const value = parsed(text, info);
  if (!FITS[returns](value)) {
    throw decodeError(
      `Expected ${schema ? `${schema}, ` : ''}${NOUNS[returns]}, but the reply is ${kindOf(value)}.`,
      text,
      info,
    );
  }
  const fault = strict !== undefined && schema !== undefined ? strict.check(schema, value) : undefined;
  if (fault !== undefined) {
    const where = fault.pointer || 'the body';
    throw decodeError(`The reply is not a valid ${schema}: ${where}: ${fault.message}.`, text, info, fault.pointer);
  }
  attach(value, info);
  return value;
}

type Decoded = Exclude<Shape, 'text'>;

const FITS: Readonly<Record<Decoded, (value: unknown) => boolean>> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: (value) => Array.isArray(value),
  any: () => true,
};

const NOUNS: Readonly<Record<Decoded, string>> = { object: 'a JSON object', array: 'a JSON array', any: 'JSON' };

function parsed(text: string, info: ResponseInfo): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const opening = /^\s*[{[]/.test(text); // an object that was cut off may hold a secret; a proxy's page tells what is wrong
    const quoted = opening ? 'it is cut off, or malformed' : JSON.stringify(text.slice(0, EXCERPT));
    throw decodeError(`The reply is not JSON: ${text === '' ? 'the body is empty' : quoted}.`, text, info);
  }
}

function decodeError(message: string, body: string, info: ResponseInfo, where?: string): ResponseDecodeError {
  return new ResponseDecodeError(message, { ...factsOf(info), body: body || undefined, where });
}

/** The facts of a reply, as an error carries them. */
export function factsOf({ status, headers, requestId, attempts }: ResponseInfo) {
  return { status, headers, requestId, attempts };
}

/** A redirect that was not followed, or "not modified": no error of the server's, and not what was asked for. */
export function noResult(info: ResponseInfo, text: string): APIResponseError {
  return new APIResponseError(
    'The server replied without a result. A redirect is followed if it says where to, and `fetchOptions` allow it.',
    { ...factsOf(info), body: text || undefined },
  );
}

function kindOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  const kinds: Readonly<Record<string, string>> = { boolean: 'a boolean', number: 'a number', string: 'text' };
  return kinds[typeof value] ?? (Array.isArray(value) ? 'an array' : 'an object');
}
