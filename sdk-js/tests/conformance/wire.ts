/**
 * The same script over a real `fetch`: a loopback server sends the replies, and what a case compares is what arrived
 * there. A failure is thrown as a transport throws it.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Limits } from '../../src/core/settings/timeouts.js';
import type { OutgoingRequest, Transport } from '../../src/core/transports/transport.js';
import { headersOf, piecesOf, responseOf, type Script, type Scripted, type SentRequest, sent } from './script.js';

/** A server that answers each request with what it was told last. */
export class ScriptedServer {
  reply: Scripted = {};
  arrived: Promise<SentRequest> | undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.arrived = this.#answer(request, response);
      this.arrived.catch((fault: unknown) => response.destroy(fault as Error));
    });
  }

  static async start(): Promise<ScriptedServer> {
    const made = new ScriptedServer();
    await new Promise<void>((resolve) => made.#server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  /** Where it is, without a slash at its end. */
  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<SentRequest> {
    const { reply } = this;
    const body: Uint8Array[] = [];
    for await (const piece of request) {
      body.push(piece as Uint8Array);
    }
    const pieces = piecesOf(reply);
    const length: Record<string, number> =
      reply.chunks || pieces.length === 0 ? {} : { 'content-length': pieces[0]?.length ?? 0 };
    response.writeHead(reply.status ?? 200, { ...headersOf(reply, this.base), ...length });
    response.flushHeaders();
    for (const piece of pieces) {
      response.write(piece);
    }
    if ((reply.end ?? 'eof') === 'eof') {
      response.end(); // else it stays open: the transport fails in the middle of it
    }
    return {
      method: request.method ?? '',
      url: `${this.base}${(request.url ?? '').replace(/^\/v1/, '')}`,
      headers: pairs(request.rawHeaders),
      body: new Uint8Array(Buffer.concat(body)),
    };
  }
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? '']);
}

/** Plays a script through `real` to the server. */
export function wireTransport(script: Script, server: ScriptedServer, real: Transport): Transport {
  return {
    async send(request: OutgoingRequest, limits: Limits): Promise<Response> {
      const scripted = script.next(sent(request));
      server.reply = scripted;
      const response = await real.send(request, limits);
      const arrived = await server.arrived;
      if (arrived !== undefined) {
        script.requests[script.requests.length - 1] = arrived;
      }
      const size = scripted.end === undefined || scripted.end === 'eof' ? Number.POSITIVE_INFINITY : lengthOf(scripted);
      const body = script.give(scripted, limited(response.body, size));
      return responseOf(scripted, body, response.headers);
    },
    async close(): Promise<void> {
      await real.close?.();
    },
  };
}

function lengthOf(scripted: Scripted): number {
  return piecesOf(scripted).reduce((sum, piece) => sum + piece.length, 0);
}

/** The pieces of a body until so many bytes came. */
async function* limited(body: ReadableStream<Uint8Array> | null, size: number): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  let left = size;
  let done = reader === undefined;
  try {
    while (reader !== undefined && !done && left > 0) {
      const piece = await reader.read();
      done = piece.done;
      if (piece.value !== undefined) {
        left -= piece.value.length;
        yield piece.value;
      }
    }
  } finally {
    if (!done) {
      await reader?.cancel();
    }
  }
}
