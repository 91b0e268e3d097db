/**
 * `Client`: what every generated client extends. Settings, copies with other settings, undocumented endpoints, closing.
 *
 * A copy made by `withOptions` shares its original's connections, which are closed with the original.
 */

import { Core } from './core.js';
import type { APIPromise } from './promise.js';
import { type UndocumentedRequest, undocumented } from './request/undocumented.js';
import { configure, reconfigure } from './settings/config.js';
import type { ClientOptions } from './settings/options.js';
import type { Product } from './settings/product.js';
import { asksForConnections, connectionsOf } from './transports/connections.js';

/** Given to the constructor instead of options, to make a copy of a client. */
class Copy {
  constructor(
    readonly core: Core,
    readonly owner: boolean,
  ) {}
}

/** A client: settings and connections. */
export abstract class Client {
  readonly #core: Core;
  readonly #owner: boolean;
  readonly #product: Product;

  constructor(product: Product, options: ClientOptions = {}) {
    const copy = options as unknown;
    this.#product = product;
    this.#core = copy instanceof Copy ? copy.core : new Core(configure(product, options), connectionsOf(options));
    this.#owner = copy instanceof Copy ? copy.owner : true;
  }

  /** @internal */
  protected get core(): Core {
    return this.#core;
  }

  /** Where requests go, without a slash at its end. */
  get baseURL(): string {
    return this.#core.config.baseURL;
  }

  /** Whether its connections are closed. */
  get closed(): boolean {
    return this.#core.connections.closed;
  }

  /**
   * A copy with other settings, on the same connections. `headers` and `query` are laid over those that there are,
   * `middleware` goes inside that which there is; the rest is replaced.
   *
   * @throws {@link ConfigurationError} A setting is none, or cannot be used.
   */
  withOptions(options: ClientOptions): this {
    const own = asksForConnections(options);
    const connections = own ? connectionsOf(options) : this.#core.connections;
    const core = new Core(reconfigure(this.#core.config, options), connections);
    const made = this.constructor as new (options: unknown) => this;
    return new made(new Copy(core, own));
  }

  /**
   * Call an endpoint that the SDK does not know, with the client's key, retries, timeouts and errors.
   *
   * ```ts
   * const job = await client.request<Job>({ method: 'POST', path: '/jobs', body: { name: 'nightly' } });
   * ```
   *
   * @throws {@link ArgumentError} The request cannot be sent.
   */
  request<T = unknown>(request: UndocumentedRequest): APIPromise<T> {
    const { operation, args, options } = undocumented<T>(request);
    return this.#core.call(operation, args, options);
  }

  /** Close the connections. Calls after this throw `ConfigurationError`; closing twice is no error. */
  async close(): Promise<void> {
    if (this.#owner) {
      await this.#core.connections.close();
    }
  }

  /** `await using client = ...` closes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** What may be shown: no secret. */
  toJSON(): Record<string, unknown> {
    return { client: this.#product.name, ...this.#core.config.toJSON() };
  }

  [Symbol.for('nodejs.util.inspect.custom')](_depth: number, _options: unknown, inspect?: unknown): unknown {
    const { client, ...settings } = this.toJSON();
    return typeof inspect === 'function' ? `${client} ${inspect(settings)}` : this.toJSON();
  }
}
