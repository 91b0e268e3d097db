/**
 * What an adapter of a web framework stands on: `WebhookIntake`, from a raw request to an answer.
 *
 * It joins a receiver, its settings and a reception, and turns errors into answers. Must not know frameworks.
 */

import { ConfigurationError, WebhookError } from '../errors.js';
import { answerTo, HANDLED, type WebhookAnswer } from './answer.js';
import type { WebhookBody } from './body.js';
import type { WebhookHeaderSource } from './headers.js';
import { MemoryReplayGuard } from './memory_replay.js';
import { type ReceiveOptions, Reception, refusalLevel, type Unwraps } from './reception.js';

/** A framework's own response: a status from 300 says that the webhook was not handled. */
export interface Sent {
  readonly status: number;
}

/** Takes webhooks in, each once: without a guard it has a `MemoryReplayGuard` of its own. */
export class WebhookIntake<Event> {
  readonly #receiver: Unwraps<Event>;
  readonly #options: ReceiveOptions;

  constructor(receiver: Unwraps<Event>, options: ReceiveOptions = {}) {
    this.#receiver = receiver;
    const { guard = new MemoryReplayGuard(), logger = receiver.logger } = options;
    this.#options = { ...options, guard, logger };
  }

  /**
   * Verify a webhook and call the handler with its event, unless that was done before. Gives the response that the
   * handler returns, else the answer to send.
   *
   * What the handler throws is thrown, after the claim was released: answer with a 5xx, as frameworks do by themselves,
   * and the sender tries again.
   */
  async receive<R extends Sent>(
    body: WebhookBody,
    headers: WebhookHeaderSource,
    handler: (event: Event) => Promise<R | undefined>,
  ): Promise<R | WebhookAnswer> {
    let reception: Reception<Event>;
    try {
      reception = await Reception.open(this.#receiver, body, headers, this.#options);
    } catch (fault) {
      return this.refuse(fault);
    }
    let sent: R | undefined;
    try {
      await reception.handle(async (event) => {
        sent = await handler(event);
        if (sent !== undefined && sent.status >= 300) {
          throw DECLINED; // so that the claim is released
        }
      });
    } catch (fault) {
      if (fault !== DECLINED) {
        throw fault;
      }
    }
    return sent ?? HANDLED;
  }

  /** The answer when a webhook is not handled. The log tells why; the answer has but a code. Throws what is not ours. */
  refuse(fault: unknown): WebhookAnswer {
    if (!(fault instanceof WebhookError || fault instanceof ConfigurationError)) {
      throw fault;
    }
    this.#options.logger?.[refusalLevel(fault)](`webhook not handled: ${fault.message}`);
    return answerTo(fault);
  }
}

/** Ends a reception with a response that is none of success. */
const DECLINED = /* @__PURE__ */ Symbol('declined');
