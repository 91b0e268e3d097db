/** The generated cases, one file an operation, and how an operation's own method is called with a case's arguments. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AIAgentPlatform } from '../../src/client.js';
import type { CallOptions } from '../../src/core/request/options.js';
import { unpacked } from './cases.js';
import type { Scripted } from './script.js';

const FOLDER = new URL('../../../conformance/operations/', import.meta.url);

type Fields = Readonly<Record<string, unknown>>;

/** A part of a multipart body, as cases write it. */
export type Part = Readonly<Record<string, unknown>>;

export interface OperationCase {
  /** The operation's id and the case's name. */
  readonly name: string;
  readonly operation: string;
  readonly arguments: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Fields;
    readonly headers?: Fields;
    readonly body?: unknown;
  };
  readonly options: { readonly idempotency_key?: string; readonly stream?: boolean };
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: readonly (readonly [string, string])[];
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly form?: readonly (readonly [string, string])[];
    readonly parts?: readonly Part[];
    readonly text?: string;
    readonly body_b64?: string;
  };
  readonly reply: Scripted;
  readonly result: {
    readonly value?: unknown;
    readonly items?: readonly unknown[];
    readonly events?: readonly unknown[];
    readonly final?: unknown;
    readonly bytes_b64?: string;
    readonly nothing?: true;
  };
}

/** All cases of all operations. */
export function loadOperations(): OperationCase[] {
  const names = readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith('.json'))
    .sort();
  return names.flatMap((file) => {
    const { operation, cases } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf-8')) as {
      operation: string;
      cases: OperationCase[];
    };
    return cases.map((each) => ({ ...each, operation, name: `${operation} ${each.name}` }));
  });
}

type Method = (...given: unknown[]) => unknown;

/** Call an operation's method: path arguments by their places, all others in one object, then the options. */
export function callOperation(client: AIAgentPlatform, each: OperationCase): unknown {
  const parts = each.operation.split('.').map(camelCase);
  let name = parts.pop() ?? '';
  const resource = parts.reduce<unknown>((above, part) => (above as Fields)[part], client) as Record<string, Method>;
  const { path = {}, query, headers, body } = each.arguments;
  let params: unknown = { ...query, ...headers, ...(body as object | undefined) };
  if (each.options.stream && resource['stream'] !== undefined) {
    name = 'stream';
    const { stream: _, ...others } = params as { stream?: unknown };
    params = others;
  }
  const method = resource[name];
  if (method === undefined) {
    throw new Error(`the client has no method for ${each.operation}`);
  }
  const options: CallOptions = { idempotencyKey: each.options.idempotency_key };
  const given = Object.values(path);
  // A method's length counts what stands before its first default: (...path, params = {}, options), or (...path, options).
  const takesParams = method.length !== given.length + 1;
  return method.call(resource, ...given, ...(takesParams ? [withFiles(params)] : []), options);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Arguments with files in the place of their descriptions. */
function withFiles(params: unknown): unknown {
  const found = Object.entries(params as Fields).map(([name, value]) => {
    const file = (value as { $file?: { filename: string; content_type: string; content_b64: string } } | null)?.$file;
    return [
      name,
      file ? new File([unpacked(file.content_b64) as BlobPart], file.filename, { type: file.content_type }) : value,
    ];
  });
  return Object.fromEntries(found);
}
