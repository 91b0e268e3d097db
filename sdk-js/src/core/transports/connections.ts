/**
 * A client's transport, shared by the client and its copies, until it is closed.
 */

import { ConfigurationError } from '../errors.js';
import type { ClientOptions } from '../settings/options.js';
import { fetchTransport } from './over_fetch.js';
import type { Transport } from './transport.js';

/** The connections of a client and its copies. */
export class Connections {
  readonly #transport: Transport;
  #closed = false;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** What sends requests; throws `ConfigurationError` if it is closed. */
  get transport(): Transport {
    if (this.#closed) {
      throw new ConfigurationError('The client is closed. Make another one, or close it later.');
    }
    return this.#transport;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Send no more. Calls that are under way come to their end. */
  async close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      await this.#transport.close?.();
    }
  }
}

/** The connections that options ask for. */
export function connectionsOf(options: ClientOptions): Connections {
  return new Connections(options.transport ?? fetchTransport(options.fetch, options.fetchOptions));
}

/** Whether options ask for other connections than there are. */
export function asksForConnections(options: ClientOptions): boolean {
  return options.transport !== undefined || options.fetch !== undefined || options.fetchOptions !== undefined;
}
