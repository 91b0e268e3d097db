/**
 * How long to wait for what. Plain data; must not know clocks or transports.
 */

import { ArgumentError } from '../errors.js';

/**
 * Five limits in milliseconds; null switches one off, what is absent keeps its default. Each has its own error.
 *
 * Where a number is taken instead, it is the limit of every single wait (a connection is still given up after 5 seconds);
 * the call as a whole has no limit then.
 */
export interface Timeouts {
  /** To open a connection, TLS included (`ConnectTimeoutError`). Default: 5,000. */
  readonly connect?: number | null | undefined;
  /** For a free connection of a pool that has a limit (`PoolTimeoutError`). Default: 600,000. */
  readonly pool?: number | null | undefined;
  /** From the request sent to the reply's first byte (`FirstByteTimeoutError`). Default: 600,000. */
  readonly firstByte?: number | null | undefined;
  /** Between two pieces of a reply, a stream or an upload (`IdleTimeoutError`). Default: 300,000. */
  readonly idle?: number | null | undefined;
  /**
   * For everything, all attempts, waits and the whole reply included (`DeadlineExceededError`). A stream or a download is
   * cut by it too, so it is off by default.
   */
  readonly total?: number | null | undefined;
}

/** The limits as they are applied, in milliseconds; undefined is no limit. */
export interface Limits {
  readonly connect: number | undefined;
  readonly pool: number | undefined;
  readonly firstByte: number | undefined;
  readonly idle: number | undefined;
  readonly total: number | undefined;
}

const CONNECT = 5000;

export const DEFAULT_LIMITS: Limits = {
  connect: CONNECT,
  pool: 600_000,
  firstByte: 600_000,
  idle: 300_000,
  total: undefined,
};

export const NO_LIMITS: Limits = {
  connect: undefined,
  pool: undefined,
  firstByte: undefined,
  idle: undefined,
  total: undefined,
};

const NAMES = ['connect', 'pool', 'firstByte', 'idle', 'total'] as const;

/** No single wait longer than this; no total. */
export function limitsOfEach(milliseconds: number): Limits {
  const limit = checked('timeout', milliseconds);
  return { connect: Math.min(CONNECT, limit), pool: limit, firstByte: limit, idle: limit, total: undefined };
}

/** What the caller meant: undefined is the fallback, null no limit at all. Throws `ArgumentError`. */
export function limitsOf(given: number | Timeouts | null | undefined, fallback: Limits): Limits {
  if (given === undefined) {
    return fallback;
  }
  if (given === null) {
    return NO_LIMITS;
  }
  if (typeof given !== 'object') {
    return limitsOfEach(given);
  }
  const unknown = Object.keys(given).find((name) => !(NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new ArgumentError(`There is no timeout '${unknown}'. The timeouts are ${NAMES.join(', ')}, in milliseconds.`);
  }
  const limits: Record<string, number | undefined> = { ...DEFAULT_LIMITS };
  for (const name of NAMES) {
    const limit = given[name];
    if (limit !== undefined) {
      limits[name] = limit === null ? undefined : checked(`timeout.${name}`, limit);
    }
  }
  return limits as unknown as Limits;
}

function checked(name: string, limit: unknown): number {
  if (typeof limit !== 'number' || !(limit > 0)) {
    const shown = typeof limit === 'number' ? String(limit) : (JSON.stringify(limit) ?? typeof limit);
    throw new ArgumentError(`${name} must be more than 0 milliseconds or null, not ${shown}.`);
  }
  return limit;
}

/** The same limits, none longer than what is left of the total. */
export function shortened(limits: Limits, left: number): Limits {
  const cut = (limit: number | undefined) => (limit === undefined ? left : Math.min(limit, left));
  return {
    connect: cut(limits.connect),
    pool: cut(limits.pool),
    firstByte: cut(limits.firstByte),
    idle: cut(limits.idle),
    total: limits.total,
  };
}
