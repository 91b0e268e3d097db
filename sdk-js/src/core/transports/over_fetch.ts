/**
 * `fetchTransport`: sends by the platform's `fetch`, or by a function like it, with timers of its own.
 *
 * Every failure becomes one of the SDK's errors. Must not know retries or the meaning of a status.
 */

import { ConfigurationError, FirstByteTimeoutError, IdleTimeoutError, type SDKError } from '../errors.js';
import { LONGEST_TIMER } from '../settings/clock.js';
import type { Fetch } from '../settings/options.js';
import { runtime } from '../settings/runtime.js';
import type { Limits } from '../settings/timeouts.js';
import { Agents } from './agents.js';
import { guarded, isUpload, type OutgoingRequest, type Transport, type UploadBody } from './transport.js';
import { sendingTrouble } from './trouble.js';

type Init = RequestInit & { duplex?: 'half'; dispatcher?: unknown };

/** A transport over `fetch`: the platform's unless there is another; `options` are laid into each of its calls. */
export function fetchTransport(fetch?: Fetch, options: Readonly<Record<string, unknown>> = {}): Transport {
  const agents = fetch === undefined && !('dispatcher' in options) ? new Agents() : undefined;
  const call: Fetch = fetch ?? ((url, init) => globalThis.fetch(url, init));
  return {
    send: (request, limits) => {
      const dispatcher = agents && isPlain(request, limits) && agents.limited(limits);
      return dispatcher
        ? sendPlain(call, { ...options, dispatcher }, request)
        : send(call, options, agents, request, limits);
    },
    close: () => agents?.close(),
  };
}

/** From which limit on, in milliseconds, undici's own timers are exact enough. */
const COARSE = 30_000;

/** Whether nothing but the platform's agent has to watch over a request and its reply. */
function isPlain({ signal, body }: OutgoingRequest, { firstByte = COARSE, idle = COARSE }: Limits): boolean {
  return signal === undefined && firstByte >= COARSE && idle >= COARSE && !isUpload(body);
}

async function sendPlain(
  fetch: Fetch,
  options: Init,
  { url, method, headers, body }: OutgoingRequest,
): Promise<Response> {
  try {
    return guarded(await fetch(url, { ...options, method, headers, body: body as BodyInit | null }));
  } catch (fault) {
    throw sendingTrouble(fault, url);
  }
}

/** Send with timers of our own, and give up by them and by the request's signal. */
function send(
  fetch: Fetch,
  options: Readonly<Record<string, unknown>>,
  agents: Agents | undefined,
  request: OutgoingRequest,
  limits: Limits,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { signal, url, body } = request;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const fail = (error: SDKError) => {
      if (!over) {
        over = true;
        clearTimeout(timer);
        reject(error);
      }
      controller.abort(error);
    };
    const arm = (limit: number | undefined, error: (limit: number) => SDKError) => {
      clearTimeout(timer);
      if (limit !== undefined && !over) {
        timer = setTimeout(() => fail(error(limit)), Math.min(limit, LONGEST_TIMER));
      }
    };
    const waitForReply = () => arm(limits.firstByte, noReply);

    if (signal !== undefined) {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      signal.addEventListener('abort', () => fail(signal.reason), { once: true }); // the signal ends with its call
    }
    const init: Init = { ...options, method: request.method, headers: request.headers, signal: controller.signal };
    const dispatcher = agents?.agent(limits.connect);
    if (dispatcher !== undefined) {
      init.dispatcher = dispatcher;
    }
    const start = () => {
      if (over) {
        return;
      }
      let answer: unknown;
      try {
        answer = fetch(url, init);
      } catch (fault) {
        fail(sendingTrouble(fault, url));
        return;
      }
      Promise.resolve(answer).then(
        (response) => {
          if (over) {
            discard(response);
            return;
          }
          over = true;
          clearTimeout(timer);
          if (isResponse(response)) {
            resolve(response);
          } else {
            reject(noResponse(response));
          }
        },
        (fault) => fail(sendingTrouble(fault, url)),
      );
    };
    if (isUpload(body)) {
      const moved = () => arm(limits.idle, noProgress);
      carry(init, body, controller.signal, moved, waitForReply).then(start, (fault) =>
        fail(sendingTrouble(fault, url)),
      );
    } else {
      if (body !== null) {
        init.body = body;
      }
      waitForReply();
      start();
    }
  });
}

/** Lay an upload into a request: as a stream where the platform can send one, else whole. */
async function carry(
  init: Init,
  body: UploadBody,
  signal: AbortSignal,
  moved: () => void,
  sent: () => void,
): Promise<void> {
  const { name } = runtime();
  if (name === 'browser' || name === 'worker') {
    init.body = await body.blob(); // browsers send streams over HTTP/2 only, and some not at all
    sent();
    return;
  }
  if (body.size !== undefined) {
    init.headers = { ...(init.headers as Record<string, string>), 'content-length': String(body.size) };
  }
  moved();
  init.body = watched(body.stream(), signal, moved, sent);
  init.duplex = 'half';
}

/**
 * The same stream, telling when a piece is taken and when all are. It ends when the signal aborts: undici would read on
 * for a connection that is gone.
 */
function watched<B extends Uint8Array>(
  stream: ReadableStream<B>,
  signal: AbortSignal,
  moved: () => void,
  sent: () => void,
): ReadableStream<B> {
  const reader = stream.getReader();
  return new ReadableStream<B>(
    {
      pull: async (controller) => {
        if (signal.aborted) {
          reader.cancel(signal.reason).catch(() => undefined);
          throw signal.reason;
        }
        const { done, value } = await reader.read();
        if (done) {
          sent();
          controller.close();
        } else {
          moved();
          controller.enqueue(value);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}

function discard(value: unknown): void {
  if (isResponse(value) && typeof value.body?.cancel === 'function') {
    value.body.cancel().catch(() => undefined);
  }
}

function noResponse(value: unknown): ConfigurationError {
  const kind = value === null ? 'null' : typeof value;
  return new ConfigurationError(`The function \`fetch\` must give a Response, not ${kind}.`);
}

function noReply(limit: number): FirstByteTimeoutError {
  return new FirstByteTimeoutError(`The reply did not begin within ${Math.ceil(limit)} ms.`);
}

function noProgress(limit: number): IdleTimeoutError {
  return new IdleTimeoutError(`The server took nothing of the upload for ${Math.ceil(limit)} ms.`);
}
