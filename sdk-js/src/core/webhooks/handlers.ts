/**
 * A table of handlers by event: `WebhookHandlers`, which picks the one that an event is for. Must not know how a webhook
 * comes in (`intake`), nor which events there are.
 */

import { ConfigurationError } from '../errors.js';
import type { WebhookAnswer } from './answer.js';
import type { WebhookBody } from './body.js';
import type { WebhookHeaderSource } from './headers.js';
import { WebhookIntake } from './intake.js';
import type { ReceiveOptions, Unwraps, WebhookLogger } from './reception.js';

/** The event's types that are known by name. */
export type WebhookTypeOf<Event> = Event extends { readonly type: infer T extends string } ? Known<T> : never;

/** `T` if it is the name of one type; not `string`, and not the tag of what is unknown. */
type Known<T extends string> = T extends unknown ? (Record<never, never> extends Record<T, 1> ? never : T) : never;

/** The members of a union of events with this type; all of them for a type that is not known. */
export type WebhookEventOf<Event, Type extends string> =
  Type extends WebhookTypeOf<Event> ? Extract<Event, { readonly type: Type }> : Event;

type Handler<Event> = (event: Event) => unknown;

/**
 * Handlers of webhooks, by event. Give it to an adapter of your web framework, or call `receive` yourself.
 *
 * Handlers may be asynchronous. A webhook whose event has no handler goes to the `default` one; without that it is
 * acknowledged and nothing happens, for a platform may send events that came after your program.
 *
 * ```ts
 * const hooks = new WebhookHandlers(client.webhooks)
 *   .on('workflow.completed', (event) => console.log(event.data.object.id))
 *   .default((event) => console.log(event.type));
 * ```
 */
export class WebhookHandlers<Event extends object> {
  readonly #intake: WebhookIntake<Event>;
  readonly logger: WebhookLogger | undefined;
  readonly #handlers = new Map<string, Handler<never>>();
  #default: Handler<Event> | undefined;

  /**
   * @param receiver What verifies and decodes webhooks, such as `client.webhooks`.
   * @param options The endpoint's secret, the tolerance, and the guard that remembers what was handled. Default: a
   * `MemoryReplayGuard` of its own, which does for one process.
   */
  constructor(receiver: Unwraps<Event>, options: ReceiveOptions = {}) {
    this.#intake = new WebhookIntake(receiver, options);
    this.logger = options.logger ?? receiver.logger;
  }

  /**
   * Register a handler for events of a type, or of several.
   *
   * @throws {@link ConfigurationError} if a type has a handler already.
   */
  on<const Type extends WebhookTypeOf<Event> | (string & {})>(
    types: Type | readonly Type[],
    handler: (event: WebhookEventOf<Event, Type>) => unknown,
  ): this {
    const names: readonly string[] = typeof types === 'string' ? [types] : types;
    for (const [index, name] of names.entries()) {
      if (this.#handlers.has(name) || names.indexOf(name) !== index) {
        throw new ConfigurationError(`${JSON.stringify(name)} has a handler already.`);
      }
    }
    for (const name of names) {
      this.#handlers.set(name, checked(handler));
    }
    return this;
  }

  /**
   * Register a handler for all events that have none, known or not.
   *
   * @throws {@link ConfigurationError} if there is one already.
   */
  default(handler: (event: Event) => unknown): this {
    if (this.#default !== undefined) {
      throw new ConfigurationError('There is a default handler already.');
    }
    this.#default = checked(handler);
    return this;
  }

  /**
   * Verify a webhook, call its handler unless that was done before, and give what to answer.
   *
   * What the handler returns is awaited, and not looked at. What it throws is thrown, after the claim was released:
   * answer with a 5xx, and the sender tries again.
   *
   * @param body The raw request body, exactly as it came.
   * @param headers The request's headers, as your framework has them.
   */
  async receive(body: WebhookBody, headers: WebhookHeaderSource): Promise<WebhookAnswer> {
    return this.#intake.receive<WebhookAnswer>(body, headers, async (event) => {
      await this.#chosen(event)?.(event as never);
      return undefined;
    });
  }

  /** The answer when a webhook's body could not even be read. Throws what is not an error of ours. */
  refuse(fault: unknown): WebhookAnswer {
    return this.#intake.refuse(fault);
  }

  #chosen(event: Event): Handler<never> | undefined {
    const type: unknown = (event as { readonly type?: unknown }).type;
    const handler = (typeof type === 'string' ? this.#handlers.get(type) : undefined) ?? this.#default;
    if (handler === undefined) {
      this.logger?.debug(`webhook without a handler: ${JSON.stringify(type)}`);
    }
    return handler;
  }
}

function checked<H>(handler: H): H {
  if (typeof handler !== 'function') {
    throw new ConfigurationError(`A handler is a function, not ${handler === null ? 'null' : typeof handler}.`);
  }
  return handler;
}
