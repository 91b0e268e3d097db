/** What the Node transport can be told. Must not know how it sends. */

import { ConfigurationError } from '../core/errors.js';

/** Settings of {@link nodeTransport}. */
export interface NodeTransportOptions {
  /**
   * The most connections to one origin; a request beyond them waits for one, for `timeout.pool` milliseconds at most.
   * Default: no limit.
   */
  readonly maxConnections?: number | undefined;
  /** How long an idle connection is kept, in milliseconds. A shorter `Keep-Alive` of the server wins. Default: 60,000. */
  readonly keepAlive?: number | undefined;
  /** Settings of TLS as Node's `tls.connect` takes them: `ca`, `cert`, `key`, `pfx`, `servername`, `minVersion` ... */
  readonly tls?: Readonly<Record<string, unknown>> | undefined;
  /** An agent of your own for `https:` addresses, such as a proxy's, instead of all of the above. It is not closed. */
  readonly httpsAgent?: object | undefined;
  /** The same for `http:` addresses. */
  readonly httpAgent?: object | undefined;
}

const DURATION = 60_000;
const NAMES = ['maxConnections', 'keepAlive', 'tls', 'httpsAgent', 'httpAgent'] as const;

/** The options of the agents that the transport makes. Throws `ConfigurationError`. */
export function agentOptions(options: NodeTransportOptions): Record<string, unknown> {
  const unknown = Object.keys(options).find((name) => !(NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new ConfigurationError(
      `There is no option '${unknown}' of nodeTransport. The options are ${NAMES.join(', ')}.`,
    );
  }
  const { maxConnections, keepAlive = DURATION, tls } = options;
  if (maxConnections !== undefined && !(Number.isInteger(maxConnections) && maxConnections > 0)) {
    throw new ConfigurationError(`maxConnections is a whole number above 0, not ${maxConnections}.`);
  }
  if (!(keepAlive >= 0)) {
    throw new ConfigurationError(`keepAlive is 0 or more milliseconds, not ${keepAlive}.`);
  }
  return {
    ...tls,
    keepAlive: keepAlive > 0,
    scheduling: 'lifo',
    timeout: keepAlive > 0 ? keepAlive : undefined,
    maxSockets: maxConnections ?? Number.POSITIVE_INFINITY,
  };
}
