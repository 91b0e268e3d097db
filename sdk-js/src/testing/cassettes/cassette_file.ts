/**
 * Recordings as the JSON of a cassette: made to be read in a review, and the same in every language's SDK.
 *
 * Bodies are JSON where they are JSON, text where they are text, else base64.
 */

import { decodeBase64, encodeBase64 } from '../../core/webhooks/base64.js';
import { CassetteError } from '../errors.js';
import { failureOf } from './failures.js';
import type { Interaction, Pairs, RecordedReply, RecordedRequest } from './recording.js';
import { textOf } from './texts.js';

const VERSION = 1;
/** Content types whose chunks are recorded one by one, even if there is only one. */
const STREAMED = ['text/event-stream', 'application/jsonl', 'application/x-ndjson', 'application/json-seq'];

// ── to the file ──────────────────────────────────────────────────────────────────────────────────

/** The text of a cassette. */
export function written(interactions: readonly Interaction[]): string {
  const told = interactions.map(({ request, reply }) => ({ request: toldRequest(request), reply: toldReply(reply) }));
  return `${JSON.stringify({ cassette: VERSION, interactions: told }, null, 2)}\n`;
}

function toldRequest({ method, url, headers, body }: RecordedRequest): object {
  const told = { method, url, headers: toldHeaders(headers) };
  return body.length > 0 ? { ...told, body: toldBody(body) } : told;
}

function toldReply(reply: RecordedReply): object {
  const { status, headers, chunks, complete, failure } = reply;
  const first = chunks[0];
  const streamed = chunks.length > 1 || (first !== undefined && STREAMED.includes(contentType(headers)));
  return {
    ...(status !== 0 && { status, headers: toldHeaders(headers) }),
    ...(status !== 0 && streamed && { stream: chunks.map(toldChunk) }),
    ...(status !== 0 && !streamed && first !== undefined && { body: toldBody(first) }),
    ...(status !== 0 && !complete && failure === undefined && { complete: false }),
    ...(failure !== undefined && {
      failure: { error: failure.name, message: failure.message, sent: failure.sent },
    }),
  };
}

function toldHeaders(headers: Pairs): Record<string, string | string[]> {
  const told: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = told[key];
    told[key] = before === undefined ? value : [before, value].flat();
  }
  return told;
}

type ToldChunk = string | { readonly base64: string };

function toldBody(body: Uint8Array): object {
  const chunk = toldChunk(body);
  if (typeof chunk !== 'string') {
    return chunk;
  }
  try {
    return { json: JSON.parse(chunk) as unknown };
  } catch {
    return { text: chunk };
  }
}

function toldChunk(chunk: Uint8Array): ToldChunk {
  const text = textOf(chunk);
  return text === undefined || text.includes('\0') ? { base64: encodeBase64(chunk) } : text;
}

function contentType(headers: Pairs): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return (value.split(';', 1)[0] ?? '').trim().toLowerCase();
}

// ── from the file ────────────────────────────────────────────────────────────────────────────────

interface Told {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: Record<string, string | string[]>;
    readonly body?: ToldBody;
  };
  readonly reply: {
    readonly status?: number;
    readonly headers?: Record<string, string | string[]>;
    readonly stream?: readonly ToldChunk[];
    readonly body?: ToldBody;
    readonly complete?: boolean;
    readonly failure?: { readonly error: string; readonly message: string; readonly sent: boolean };
  };
}

type ToldBody = { readonly json: unknown } | { readonly text: string } | { readonly base64: string };

/** The interactions of a cassette. Throws {@link CassetteError} naming the place that is wrong. */
export function read(text: string, where: string): Interaction[] {
  let whole: { readonly cassette?: unknown; readonly interactions?: readonly Told[] } | null;
  try {
    whole = JSON.parse(text) as typeof whole;
  } catch (fault) {
    throw new CassetteError(`${where} is no cassette: it is not JSON (${(fault as Error).message}).`);
  }
  if (typeof whole !== 'object' || whole?.cassette === undefined) {
    throw new CassetteError(`${where} is no cassette: it has no member "cassette".`);
  }
  if (whole.cassette !== VERSION) {
    const found = JSON.stringify(whole.cassette);
    throw new CassetteError(`${where} is of version ${found}; this SDK reads cassettes of version ${VERSION}.`);
  }
  return (whole.interactions ?? []).map((told, index) => {
    try {
      return { request: requestOf(told.request), reply: replyOf(told.reply), played: 0 };
    } catch (fault) {
      throw new CassetteError(`Interaction ${index + 1} of ${where} cannot be read: ${(fault as Error).message}.`);
    }
  });
}

function requestOf({ method, url, headers, body }: Told['request']): RecordedRequest {
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw new TypeError('it has no method or no url');
  }
  return { method, url, headers: headersOf(headers), body: bodyOf(body) };
}

function replyOf({ status = 0, headers, stream, body, complete = true, failure }: Told['reply']): RecordedReply {
  const chunks = stream === undefined ? [bodyOf(body)] : stream.map(chunkOf);
  return {
    status,
    headers: headersOf(headers),
    chunks: chunks.filter((chunk) => chunk.length > 0),
    complete,
    failure: failure && failureOf(failure.error, failure.message, failure.sent),
  };
}

function headersOf(told: Record<string, string | string[]> = {}): Pairs {
  return Object.entries(told).flatMap(([name, given]) => [given].flat().map((value) => [name, value] as const));
}

function bodyOf(told: ToldBody | undefined): Uint8Array {
  if (told === undefined) {
    return new Uint8Array(0);
  }
  if ('json' in told) {
    return new TextEncoder().encode(JSON.stringify(told.json));
  }
  return chunkOf('text' in told ? told.text : told);
}

function chunkOf(told: ToldChunk): Uint8Array {
  return typeof told === 'string' ? new TextEncoder().encode(told) : decoded(told.base64);
}

function decoded(text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes === undefined) {
    throw new TypeError('its base64 is none');
  }
  return bytes;
}
