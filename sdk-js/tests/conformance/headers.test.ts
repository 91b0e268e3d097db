/** `headers.json`: which headers a request has, and which values are refused. */

import { expect, test } from 'vitest';
import type { HeaderValues } from '../../src/core/values/headers.js';
import { load } from './cases.js';
import { kindOf } from './kinds.js';
import { header } from './script.js';
import { onEachStage, operationOf, outcome, type Played } from './stages.js';

interface Headed {
  readonly request: { readonly method: string };
  readonly client_headers: HeaderValues;
  readonly call_headers: HeaderValues;
  readonly options: Readonly<Record<string, unknown>>;
  readonly expected: {
    readonly present?: Readonly<Record<string, string>>;
    readonly absent?: readonly string[];
    readonly error?: string;
  };
}

/** What `fetch` itself adds when nobody says otherwise (Fetch Standard, HTTP-network-or-cache fetch). */
const OF_FETCH = ['user-agent', 'accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'sec-fetch-mode'];

onEachStage(({ name: stage, play }) => {
  test.for(load<Headed>('headers'))('$name', async ({ request, client_headers, call_headers, options, expected }) => {
    let played: Played | undefined;
    const { error } = await outcome(async () => {
      played = play([{ body: {} }], { headers: client_headers });
      const args = request.method === 'POST' ? { body: {} } : {};
      const given = Object.entries(options).map(([name, value]) => [camelCase(name), value]);
      await played.client.runtime.call(operationOf(request), args, {
        ...Object.fromEntries(given),
        headers: call_headers,
      });
    });
    expect(kindOf(error)).toBe(expected.error);
    if (expected.error !== undefined) {
      expect(played?.script.requests ?? []).toEqual([]);
      return;
    }
    const [sent] = played?.script.requests ?? [];
    for (const [name, value] of Object.entries(expected.present ?? {})) {
      expect(header(sent, name), name).toBe(value);
    }
    for (const name of expected.absent ?? []) {
      if (stage === 'played' || !OF_FETCH.includes(name.toLowerCase())) {
        expect(header(sent, name), name).toBeNull();
      }
    }
  });
});

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
