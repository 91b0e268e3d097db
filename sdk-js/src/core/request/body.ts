/**
 * An operation's body, by its media type. Each format has a file of its own.
 */

import { ArgumentError } from '../errors.js';
import type { BodyKind, Operation } from '../operation.js';
import type { OutgoingBody } from '../transports/transport.js';
import { encodeJSON } from './json_body.js';
import { encodeFile, encodeMultipart } from './multipart.js';
import { encodeForm } from './parameters.js';

/** The content types of bodies; that of multipart is made with each body. */
export const MEDIA: Readonly<Record<BodyKind, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: '',
  binary: 'application/octet-stream',
  text: 'text/plain; charset=utf-8',
};

type Fields = Readonly<Record<string, unknown>>;
type Encoded = readonly [body: OutgoingBody, contentType?: string];

/** The body, and its content type where that is not known beforehand. Null: there is none. */
export function encodeBody(
  operation: Operation<unknown, unknown, unknown>,
  given: unknown,
  extra: Fields | undefined,
): Encoded {
  const { body: kind } = operation;
  const body = extra === undefined ? given : extended(operation, given, extra);
  if (kind === undefined || body === undefined || (body === null && kind !== 'json')) {
    return NONE;
  }
  if (operation.sparing && isEmpty(body)) {
    return NONE;
  }
  return WRITERS[kind](body, operation);
}

function isEmpty(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.values(body).every((value) => value === undefined);
}

const NONE: Encoded = [null];

const WRITERS: Readonly<Record<BodyKind, (body: unknown, operation: Operation<unknown, unknown, unknown>) => Encoded>> =
  {
    json: (body) => [encodeJSON(body)],
    text: (body) => [String(body)],
    form: (body, operation) => [encodeForm(body as Fields, operation.styles)],
    multipart: (body, operation) => encodeMultipart(body as Fields, operation.fileFields ?? []),
    binary: (body) => [encodeFile(body)],
  };

function extended(operation: Operation<unknown, unknown, unknown>, body: unknown, extra: Fields): unknown {
  if (body === undefined || body === null) {
    return extra;
  }
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new ArgumentError(`${operation.id || operation.path} takes no more fields: its body is not an object.`);
  }
  return { ...body, ...extra };
}
