/**
 * A transport over Node's own HTTP client: a fraction of the cost of `fetch`, and each limit measured where it arises.
 *
 * Must not know retries or what a status means.
 */

import * as http from 'node:http';
import * as https from 'node:https';
import type { Limits } from '../core/settings/timeouts.js';
import { isUpload, type OutgoingBody, type OutgoingRequest, type Transport } from '../core/transports/transport.js';
import { sendingTrouble } from '../core/transports/trouble.js';
import type { RequestHeaders } from '../core/values/headers.js';
import { agentOptions, type NodeTransportOptions } from './options.js';
import { Phases } from './phases.js';
import { ACCEPTED, responseOf } from './reply.js';

/**
 * Sends requests over `node:http` and `node:https` instead of `fetch`: `new Client({ transport: nodeTransport() })`.
 *
 * It opens HTTP/1.1 connections, keeps them alive, and follows no redirects. The limits of `timeout` are exact: `connect`
 * and `pool` too, which `fetch` does not show.
 *
 * @throws {@link ConfigurationError} An option is unknown or makes no sense.
 */
export function nodeTransport(options: NodeTransportOptions = {}): Transport {
  const settings = agentOptions(options);
  const own: http.Agent[] = [];
  const made = (agent: http.Agent) => {
    own.push(agent);
    return agent;
  };
  let plain = options.httpAgent;
  let secure = options.httpsAgent;
  return {
    send(request, limits) {
      if (request.url.startsWith('https:')) {
        secure ??= made(new https.Agent(settings));
        return send(https.request, secure, request, limits);
      }
      plain ??= made(new http.Agent(settings));
      return send(http.request, plain, request, limits);
    },
    close() {
      for (const agent of own) {
        agent.destroy();
      }
    },
  };
}

function send(start: typeof http.request, agent: object, request: OutgoingRequest, limits: Limits): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { method, url, signal } = request;
    const body = bodyOf(request.body);
    const sending = start(url, { method, agent, headers: headersOf(request.headers, body) });
    const end = (fault: unknown) => {
      phases.end();
      release();
      reject(sendingTrouble(fault, url)); // here, since a request that waits for a connection emits no error
      sending.destroy();
    };
    const phases = new Phases(limits, end);
    const abort = () => {
      end(signal?.reason);
      reply?.destroy();
    };
    let reply: http.IncomingMessage | undefined;
    const release = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort, { once: true });
    phases.enter('pool');
    sending.on('socket', (socket) => {
      phases.enter(socket.connecting ? 'connect' : 'idle');
      if (socket.connecting) {
        socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', () => phases.enter('idle'));
      }
    });
    sending.once('finish', () => phases.enter('firstByte'));
    sending.on('response', (found) => {
      phases.end();
      reply = found.on('close', release);
      resolve(responseOf(reply, method));
    });
    sending.on('error', end);
    if (signal?.aborted) {
      abort();
    }
    write(body, sending, phases).catch(end);
  });
}

type Pieces = ReadableStream<Uint8Array>;
/** A body as it is sent: at once, or in pieces, of which `size` may tell the length. */
type Body = Uint8Array | { readonly size: number | undefined; readonly pieces: () => Pieces };

const UTF_8 = /* @__PURE__ */ new TextEncoder();
/** Bytes from which on a body is sent in pieces, so that a server which takes nothing is noticed. */
const LARGE = 64 * 1024;

function bodyOf(body: OutgoingBody): Body | null {
  if (body === null) {
    return null;
  }
  if (isUpload(body)) {
    return { size: body.size, pieces: () => body.stream() };
  }
  const whole = typeof body === 'string' ? UTF_8.encode(body) : body;
  if (whole instanceof Uint8Array) {
    return whole.byteLength <= LARGE ? whole : { size: whole.byteLength, pieces: () => sliced(whole) };
  }
  return { size: whole.size, pieces: () => whole.stream() };
}

function sliced(whole: Uint8Array): Pieces {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(whole.subarray(at, at + LARGE));
      at += LARGE;
      if (at >= whole.byteLength) {
        controller.close();
      }
    },
  });
}

/** Headers by name, with the body's length where it is known. */
function headersOf(headers: RequestHeaders, body: Body | null): Record<string, string | number> {
  const size = body instanceof Uint8Array ? body.byteLength : body?.size;
  return { 'accept-encoding': ACCEPTED, ...headers, ...(size === undefined ? undefined : { 'content-length': size }) };
}

/** Send the body, one in pieces no faster than the server takes it. */
async function write(body: Body | null, sending: http.ClientRequest, phases: Phases): Promise<void> {
  if (body === null || body instanceof Uint8Array) {
    sending.end(body ?? undefined);
    return;
  }
  const reader = body.pieces().getReader();
  let closed = false;
  sending.once('close', () => {
    closed = true;
    reader.cancel().catch(() => undefined);
  });
  for (let piece = await reader.read(); !piece.done && !closed; piece = await reader.read()) {
    if (!sending.write(piece.value)) {
      phases.enter('idle');
      await drained(sending);
      phases.pause(); // from here on it is the caller's own stream that is waited for
    }
  }
  if (!closed) {
    sending.end();
  }
}

/** When the request takes more again, or will never. */
function drained(sending: http.ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      sending.off('drain', done);
      sending.off('close', done);
      resolve();
    };
    sending.once('drain', done);
    sending.once('close', done);
  });
}
