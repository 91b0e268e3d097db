/**
 * A transport that plays a script instead of sending: for tests of code that uses a client, without a server.
 *
 * A script is a queue of replies, or replies by method and path, or functions. Everything that is sent is kept. Stands on
 * the interface of transports alone, and knows no API.
 */

import { APIConnectionError } from '../core/errors.js';
import type { OutgoingRequest, Transport } from '../core/transports/transport.js';
import { UnexpectedRequestError, UnusedReplyError } from './errors.js';
import { CannedReply, reply } from './replies.js';
import { readRequest, SentRequest } from './requests.js';

/**
 * What a request gets: what `reply` makes; an `APIConnectionError` (or a subclass) to throw; bytes of a stream of events;
 * an object or a list for a JSON reply; or a function that is given the {@link SentRequest} and returns one of these.
 */
export type Answer =
  | CannedReply
  | APIConnectionError
  | Uint8Array
  | object
  | ((request: SentRequest) => Answer | Promise<Answer>);

/** Replies to one method and path. The last one stays. */
interface Route {
  readonly method: string;
  readonly path: readonly string[];
  readonly answers: readonly Answer[];
  used: number;
}

/**
 * A `Transport` that plays a script: give it to a client as `transport: new ScriptedTransport(...)`; or its `fetch` as
 * `fetch` to whatever takes one.
 *
 * `using script = new ScriptedTransport(...)` calls `assertDone` at the end of the block.
 */
export class ScriptedTransport implements Transport, Disposable {
  /** Every request, oldest first. */
  readonly requests: SentRequest[] = [];
  /** Whether the client that has it was closed. */
  closed = false;
  readonly #queue: Answer[] = [];
  readonly #routes: Route[] = [];
  readonly #open = new Set<SentRequest>();

  constructor(...answers: readonly Answer[]) {
    this.add(...answers);
  }

  /** Let the next requests get these, each one of them. Throws `TypeError` for what cannot be a reply. */
  add(...answers: readonly Answer[]): void {
    this.#queue.push(...answers.map(checked));
  }

  /**
   * Reply to requests of a method whose path ends with `path`; `*` stands for any segment, as in `/files/*`.
   *
   * The replies are used in turn, and the last one again and again. Routes go before the queue, older ones first.
   */
  on(method: string, path: string, ...answers: readonly [Answer, ...Answer[]]): void {
    this.#routes.push({ method: method.toUpperCase(), path: segments(path), answers: answers.map(checked), used: 0 });
  }

  async send(request: OutgoingRequest): Promise<Response> {
    return this.#play(await readRequest(request));
  }

  /** The script as a function like the platform's `fetch`. */
  readonly fetch = async (
    input: string | URL | Request,
    init?: RequestInit & { duplex?: 'half' },
  ): Promise<Response> => {
    const request = new Request(input, init);
    const body = new Uint8Array(await request.arrayBuffer());
    return this.#play(new SentRequest(request.method, request.url, Object.fromEntries(request.headers), body));
  };

  close(): void {
    this.closed = true;
  }

  /** Throw {@link UnusedReplyError} if a reply was never asked for, or is neither read to its end nor cancelled. */
  assertDone(): void {
    const unused = this.#routes.filter(({ used, answers }) => used < answers.length).map(shownRoute);
    if (this.#queue.length > 0 || unused.length > 0) {
      const rest = this.#queue.length > 0 ? [`${this.#queue.length} of the queue`] : [];
      throw new UnusedReplyError(`Replies were not asked for: ${[...rest, ...unused].join(', ')}. ${this.#told()}`);
    }
    if (this.#open.size > 0) {
      throw new UnusedReplyError(`Replies were left open: ${[...this.#open].map(shown).join(', ')}.`);
    }
  }

  [Symbol.dispose](): void {
    this.assertDone();
  }

  async #play(request: SentRequest): Promise<Response> {
    this.requests.push(request);
    let answer = this.#due(request);
    while (typeof answer === 'function') {
      answer = checked(await (answer as (request: SentRequest) => Answer | Promise<Answer>)(request));
    }
    if (answer instanceof APIConnectionError) {
      throw answer;
    }
    this.#open.add(request);
    return canned(answer).response(() => this.#open.delete(request));
  }

  #due(request: SentRequest): Answer {
    const route = this.#routes.find((each) => fits(each, request));
    if (route !== undefined) {
      route.used += 1;
      return route.answers[Math.min(route.used, route.answers.length) - 1] as Answer;
    }
    const next = this.#queue.shift();
    if (next === undefined) {
      throw new UnexpectedRequestError(`There is no reply for ${shown(request)}. ${this.#told()}`, request);
    }
    return next;
  }

  #told(): string {
    const came = this.requests.map((request, index) => `${index + 1}. ${shown(request)}`);
    return came.length > 0 ? `The requests so far: ${came.join('; ')}.` : 'No request came.';
  }
}

function canned(answer: Exclude<Answer, APIConnectionError>): CannedReply {
  if (answer instanceof CannedReply) {
    return answer;
  }
  return answer instanceof Uint8Array ? reply(200, { chunks: [answer] }) : reply(200, { json: answer });
}

function checked(answer: unknown): Answer {
  if (answer instanceof Error && !(answer instanceof APIConnectionError)) {
    throw new TypeError(
      `A transport does not throw ${answer.name}: only the APIConnectionError family comes from the network. For an ` +
        'error status give reply(429, { json }).',
    );
  }
  if ((typeof answer !== 'object' || answer === null) && typeof answer !== 'function') {
    throw new TypeError(
      `A reply cannot be ${JSON.stringify(answer)}; give what reply() makes, an object, bytes or a function.`,
    );
  }
  return answer;
}

function fits({ method, path }: Route, request: SentRequest): boolean {
  const given = segments(request.path).slice(-path.length);
  const ends = given.length === path.length && path.every((wanted, at) => wanted === '*' || wanted === given[at]);
  return request.method === method && ends;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function shown({ method, path }: SentRequest): string {
  return `${method} ${path}`;
}

function shownRoute({ method, path }: Route): string {
  return `${method} /${path.join('/')}`;
}
