/** An address on this machine that webhooks are delivered to. Must not know the SDK. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it came. */
export interface Letter {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes letters in, and answers 204. */
export class Inbox {
  readonly #letters: Letter[] = [];
  readonly #waiting: ((letter: Letter) => void)[] = [];
  readonly #server: Server = createServer(async (request, response) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of request) {
      pieces.push(piece as Uint8Array);
    }
    response.writeHead(204).end();
    const letter = {
      body: new Uint8Array(Buffer.concat(pieces)),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    };
    const waits = this.#waiting.shift();
    if (waits === undefined) {
      this.#letters.push(letter);
    } else {
      waits(letter);
    }
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** The next letter. */
  async take(): Promise<Letter> {
    return this.#letters.shift() ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
  }
}
