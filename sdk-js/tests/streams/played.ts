/** Streams whose replies the test writes itself, piece by piece, and sees how each was left. */

import type { Operation } from '../../src/core/operation.js';
import type { CallOptions } from '../../src/core/request/options.js';
import type { Clock } from '../../src/core/settings/clock.js';
import type { ClientOptions } from '../../src/core/settings/options.js';
import type { Stream } from '../../src/core/streams/stream.js';
import type { OutgoingRequest, Transport } from '../../src/core/transports/transport.js';
import { type Acme, acme } from '../calls/stage.js';

export interface Chunk {
  readonly choices: readonly { readonly index: number; readonly delta: { readonly text?: string } }[];
}

export interface Whole {
  readonly choices: readonly { readonly index: number; readonly message: { readonly text?: string } }[];
}

export interface Numbered {
  readonly type: string;
  readonly n: number;
}

export const CHAT: Operation<unknown, Chunk, Whole> = {
  id: 'things.stream',
  method: 'POST',
  path: '/things',
  body: 'json',
  idempotent: true,
  stream: {
    terminator: '[DONE]',
    selector: 'stream',
    text: '/choices/0/delta/text',
    merge: { items: 'choices', index: 'index', delta: 'delta', into: 'message' },
  },
};

export const EVENTS: Operation<unknown, Numbered, undefined> = {
  id: 'things.events',
  method: 'GET',
  path: '/events',
  stream: { terminal: ['done'], resume: { header: 'Last-Event-ID', sequence: 'n' } },
};

export const DONE = 'data: [DONE]\n\n';

export function chunk(text: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { text } }] })}\n\n`;
}

export function numbered(n: number, type = 'step'): string {
  return `id: ${n}\nevent: ${type}\ndata: ${JSON.stringify({ type, n })}\n\n`;
}

export function textOf({ choices }: Chunk): string {
  return choices[0]?.delta.text ?? '';
}

const ENCODER = new TextEncoder();

/** How a reply goes on after its pieces. */
export type End = 'close' | 'stall' | Error;

/** A reply of these pieces. Each is made when it is asked for, and not before. */
export class Reply {
  /** How many pieces were asked for. */
  asked = 0;
  cancelled = false;
  ended = false;
  readonly response: Response;

  constructor(pieces: Iterable<string>, end: End = 'close', init: ResponseInit = {}) {
    const left = pieces[Symbol.iterator]();
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = left.next();
          this.asked += 1;
          if (!done) {
            controller.enqueue(ENCODER.encode(value));
          } else if (end === 'close') {
            this.ended = true;
            controller.close();
          } else if (end instanceof Error) {
            this.ended = true;
            controller.error(end);
          } else {
            await new Promise(() => undefined);
          }
        },
        cancel: () => {
          this.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { 'content-type': 'text/event-stream', 'x-request-id': 'req_7' };
    this.response = new Response(body, { headers, ...init });
  }

  /** Whether its connection is free again. */
  get free(): boolean {
    return this.cancelled || this.ended;
  }
}

type Given = Reply | Response | Promise<Response> | Error;

/** Gives these replies in their order. */
export class Played implements Transport {
  readonly requests: OutgoingRequest[] = [];
  readonly #replies: Given[];

  constructor(...replies: Given[]) {
    this.#replies = replies;
  }

  async send(request: OutgoingRequest): Promise<Response> {
    this.requests.push(request);
    const reply = this.#replies.shift();
    if (reply === undefined || reply instanceof Error) {
      throw reply ?? new Error('there is no reply left');
    }
    return await (reply instanceof Reply ? reply.response : reply);
  }
}

/** A clock that sleeps not at all. */
export const QUICK: Clock = {
  now: () => 0,
  unix: () => 0,
  sleep: async () => undefined,
  random: () => 0,
  key: () => 'key',
};

/** A client on these replies. */
export function client(transport: Transport, options: ClientOptions = {}): Acme {
  return acme(transport, { clock: QUICK, maxRetries: 0, ...options });
}

/** A chat stream of these replies. */
export function chat(transport: Transport, options: CallOptions = {}, settings?: ClientOptions): Stream<Chunk, Whole> {
  return client(transport, settings).runtime.stream(CHAT, { body: { stream: true } }, options);
}

/** A stream of numbered events of these replies. */
export function events(transport: Transport, options: CallOptions = {}, settings?: ClientOptions) {
  return client(transport, settings).runtime.stream(EVENTS, {}, options);
}

/** All that there is. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
  }
  return found;
}
