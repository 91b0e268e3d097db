/**
 * `RedisReplayGuard`: a replay guard that all processes with the same Redis share. Must not know a client of Redis but
 * by its shape.
 *
 * A claim is one `SET key token NX PX lease`; to release is to delete a key while it holds the token, in one script.
 */

import { ConfigurationError } from '../errors.js';
import { checkedDuration, KEEP, LEASE, newClaim, type ReplayClaim, type ReplayGuard } from './replay.js';

/** Sends one command to a Redis and gives its reply: text or bytes, a number, or null. */
export type RedisCommand = (command: string, ...args: string[]) => Promise<unknown>;

/**
 * What is needed of a client of Redis: ioredis has `call`, node-redis `sendCommand`, Bun's own client `send`. For any
 * other one, give a function that sends a command.
 */
export type RedisClient =
  | RedisCommand
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(command: string[]): Promise<unknown> }
  | { send(command: string, args: string[]): Promise<unknown> };

/** How long a `RedisReplayGuard` remembers, and where. */
export interface RedisReplayOptions {
  /**
   * Begins the keys. Receivers that handle the same events for different ends need different ones. Default:
   * `webhook:`.
   */
  readonly prefix?: string | undefined;
  /**
   * How long a webhook may be handled, in milliseconds, before it counts as lost and may be claimed again. Default:
   * 300 000, five minutes.
   */
  readonly lease?: number | undefined;
  /** How long a handled id is remembered, in milliseconds. Default: 604 800 000, seven days. */
  readonly keep?: number | undefined;
}

const HANDLED = 'handled';
const TRIES = 3;
const RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

/**
 * A replay guard on Redis, with a client of yours: `new RedisReplayGuard(redis)`. Closing the client is yours, too.
 *
 * Set a timeout on the client for its commands, shorter than 15 seconds: a sender waits no longer.
 */
export class RedisReplayGuard implements ReplayGuard {
  readonly #send: RedisCommand;
  readonly #prefix: string;
  readonly #lease: string;
  readonly #keep: string;

  /** @throws {@link ConfigurationError} if `redis` is no client, or a duration is none. */
  constructor(redis: RedisClient, options: RedisReplayOptions = {}) {
    const { prefix = 'webhook:', lease = LEASE, keep = KEEP } = options;
    this.#send = sender(redis);
    this.#prefix = prefix;
    this.#lease = whole('lease', lease);
    this.#keep = whole('keep', keep);
  }

  /** Claim an id. */
  async claim(id: string): Promise<ReplayClaim> {
    const key = this.#key(id);
    const claim = newClaim(id);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (text(await this.#send('SET', key, claim.token, 'NX', 'PX', this.#lease)) !== null) {
        return claim;
      }
      const held = text(await this.#send('GET', key));
      if (held === HANDLED) {
        return { id, state: 'handled' };
      }
      if (held !== null) {
        const left = Number(await this.#send('PTTL', key)); // negative if it lapsed meanwhile, or never will
        return { id, state: 'in_flight', retryAfter: Math.max(left || 0, 1000) };
      } // else it lapsed between the two commands, and may be ours
    }
    return { id, state: 'in_flight', retryAfter: 1000 };
  }

  /** Remember that the webhook was handled. */
  async commit(claim: ReplayClaim): Promise<void> {
    await this.#send('SET', this.#key(claim.id), HANDLED, 'PX', this.#keep);
  }

  /** Forget the claim, unless it lapsed and the id is somebody else's by now. */
  async release(claim: ReplayClaim): Promise<void> {
    await this.#send('EVAL', RELEASE, '1', this.#key(claim.id), claim.token ?? '');
  }

  /** Forget an id, handled or in flight, so that the next delivery of it is handled again. */
  async forget(id: string): Promise<void> {
    await this.#send('DEL', this.#key(id));
  }

  #key(id: string): string {
    return `${this.#prefix}${id}`;
  }
}

/** How to send a command. ioredis has a `sendCommand`, too, which takes something else: `call` goes first. */
function sender(redis: RedisClient): RedisCommand {
  if (typeof redis === 'function') {
    return redis;
  }
  const client: object = Object(redis);
  if (has(client, 'call')) {
    return (command, ...args) => client.call(command, ...args);
  }
  if (has(client, 'sendCommand')) {
    return (command, ...args) => client.sendCommand([command, ...args]);
  }
  if (has(client, 'send')) {
    return (command, ...args) => client.send(command, args);
  }
  throw new ConfigurationError(
    'No client of Redis: it has neither `call` (ioredis), `sendCommand` (node-redis) nor `send` (Bun). Give a function ' +
      'that sends a command: `(command, ...args) => …`.',
  );
}

function has<N extends string>(client: object, name: N): client is Record<N, (...args: unknown[]) => Promise<unknown>> {
  return typeof (client as Partial<Record<N, unknown>>)[name] === 'function';
}

/** A reply as text, whether or not the client decodes it; null for none. */
function text(reply: unknown): string | null {
  if (reply === null || reply === undefined) {
    return null;
  }
  return ArrayBuffer.isView(reply) ? new TextDecoder().decode(reply) : String(reply);
}

function whole(name: string, milliseconds: number): string {
  return String(Math.max(1, Math.round(checkedDuration(name, milliseconds))));
}
