/**
 * Agents of our own for Node's `fetch`, whose default one has limits that are not ours: ten seconds to connect, five
 * minutes for a reply to begin and between two pieces of it.
 *
 * Nothing is imported: the class is that of the platform's own agent. Where there is none, or the program has set an agent
 * of its own, that stays.
 */

import type { Limits } from '../settings/timeouts.js';

/** What is used of undici's agent, as a dispatcher of requests. */
interface Dispatcher {
  dispatch(options: { headersTimeout?: number; bodyTimeout?: number }, handler: unknown): boolean;
}

interface Agent extends Dispatcher {
  close(): Promise<void>;
}

type AgentClass = new (options: {
  headersTimeout: number;
  bodyTimeout: number;
  keepAliveTimeout: number;
  connect: { timeout: number };
}) => Agent;

const GLOBAL = /* @__PURE__ */ Symbol.for('undici.globalDispatcher.1');
/** Milliseconds that an idle connection is kept, unless the server says less. */
const KEEP_ALIVE = 60_000;
/** How many limits of connecting have an agent of their own. */
const EXACT = 6;
/** What all others are rounded up to, in milliseconds: each agent has connections of its own, and they are to be shared. */
const STEPS: readonly number[] = [1000, 2000, 5000, 10_000, 30_000, 120_000];
/** How many pairs of limits are remembered. */
const REMEMBERED = 100;

/** Agents by their limits of connecting, made when they are first needed. */
export class Agents {
  readonly #agents = new Map<number, Agent>();
  readonly #limited = new Map<string, Dispatcher>();
  readonly #make: AgentClass | undefined = agentClass();

  /** The agent that gives up connecting after so many milliseconds; undefined if the platform's own is used. */
  agent(connect: number | undefined): Agent | undefined {
    if (this.#make === undefined) {
      return undefined;
    }
    const wanted = connect === undefined ? 0 : Math.ceil(connect);
    const isExact = wanted === 0 || this.#agents.has(wanted) || this.#agents.size < EXACT;
    const timeout = isExact ? wanted : (STEPS.find((step) => step >= wanted) ?? 0);
    let agent = this.#agents.get(timeout);
    if (agent === undefined) {
      agent = new this.#make({ headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: KEEP_ALIVE, connect: { timeout } });
      this.#agents.set(timeout, agent);
    }
    return agent;
  }

  /**
   * An agent that also keeps the limits of a reply, to about a second: that costs nothing, where a timer and an
   * `AbortController` for each request cost as much as all the rest of the SDK.
   */
  limited({ connect, firstByte = 0, idle = 0 }: Limits): Dispatcher | undefined {
    const agent = this.agent(connect);
    if (agent === undefined) {
      return undefined;
    }
    const key = `${connect} ${firstByte} ${idle}`;
    let limited = this.#limited.get(key);
    if (limited === undefined) {
      if (this.#limited.size >= REMEMBERED) {
        this.#limited.clear();
      }
      limited = {
        dispatch(options, handler) {
          options.headersTimeout = firstByte;
          options.bodyTimeout = idle;
          return agent.dispatch(options, handler);
        },
      };
      this.#limited.set(key, limited);
    }
    return limited;
  }

  /** Close the connections, when their requests are over. */
  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.close()));
  }
}

/** The class of the platform's agent, if that is untouched. */
function agentClass(): AgentClass | undefined {
  try {
    new Headers(); // loads undici where it is not loaded yet
    const agent: unknown = (globalThis as Record<symbol, unknown>)[GLOBAL];
    const made = (agent as { constructor?: { name?: string } } | undefined)?.constructor;
    return made?.name === 'Agent' && isPlain(agent as object) ? (made as unknown as AgentClass) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an agent has no settings beside its defaults. */
function isPlain(agent: object): boolean {
  const key = Object.getOwnPropertySymbols(agent).find((symbol) => symbol.description === 'options');
  const options = key === undefined ? {} : ((agent as Record<symbol, unknown>)[key] ?? {});
  return Object.values(options).every((value) => value === undefined || isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
