/**
 * `WebhookResource`: what the generated `client.webhooks` extends, a `WebhookReceiver` with the client's settings. Must
 * not know how webhooks are verified.
 */

import { Resource } from '../resource.js';
import type { Config } from '../settings/config.js';
import type { WebhookBody } from './body.js';
import type { WebhookHeaderSource } from './headers.js';
import { WebhookReceiver } from './receiver.js';
import type { ReceiveOptions, UnwrapOptions, Unwraps, WebhookLogger } from './reception.js';
import type { WebhookSecrets } from './secrets.js';
import type { SignatureHeaders, SignWebhookOptions, VerifiedWebhook } from './signature.js';

/** A resource that receives webhooks, too. No network is used for that. */
export abstract class WebhookResource<Event extends object> extends Resource implements Unwraps<Event> {
  /** @internal The name of the event's schema, which strict clients check with. */
  protected readonly eventSchema: string = '';
  #receiver: WebhookReceiver<Event> | undefined;

  /** @internal Where it is told why webhooks are not handled: the client's log. */
  get logger(): WebhookLogger | undefined {
    return this.receiver().logger;
  }

  /** A receiver with the client's settings, and nothing else of the client. */
  receiver(): WebhookReceiver<Event> {
    this.#receiver ??= new WebhookReceiver(settingsOf(this.core.config, this.eventSchema));
    return this.#receiver;
  }

  /**
   * Verify a webhook and give its typed event.
   *
   * @param body The raw request body, exactly as it came; or the `Request` itself.
   * @param headers The request's headers, as your framework has them.
   * @param options `secret`: the endpoint's secret, or several while one is being replaced. Default: the client's
   * `webhookSecret`. `tolerance`: how far the timestamp may be from now, in milliseconds. Default: 300 000.
   * @throws {@link WebhookError} if the webhook is not to be trusted; `code` says why. Answer with its `status`.
   * @throws {@link WebhookPayloadError} if the signature fits, but the body is not an event.
   * @throws {@link ConfigurationError} if there is no secret, or it is malformed.
   */
  unwrap(body: WebhookBody, headers: WebhookHeaderSource, options?: UnwrapOptions): Promise<Event> {
    return this.receiver().unwrap(body, headers, options);
  }

  /**
   * Verify a webhook without decoding it, and give its id and timestamp. The id is the same over all deliveries of one
   * event: keep it to ignore repeated ones. Arguments and errors are those of `unwrap`.
   */
  verify(body: WebhookBody, headers: WebhookHeaderSource, options?: UnwrapOptions): Promise<VerifiedWebhook> {
    return this.receiver().verify(body, headers, options);
  }

  /**
   * Handle a webhook once: verify it, claim its id with the guard, and call the handler with the typed event. The id is
   * handled when the handler ends; when it throws, the claim is released, so that the sender's next attempt is handled.
   *
   * @param handler Gets the event; may be asynchronous. What it returns is returned, what it throws is thrown.
   * @param options As for `unwrap`; and `guard`, which remembers which webhooks were handled: make one for all of them.
   * Default: none, and repeated deliveries are handled again.
   * @throws {@link WebhookError} if there is nothing to handle, and `status` is what to answer: see
   * `WebhookDuplicateError`, `WebhookInFlightError`, `WebhookGuardError`, and `unwrap` for the others.
   * @throws {@link ConfigurationError} if there is no secret, or it is malformed.
   */
  receive<R>(
    body: WebhookBody,
    headers: WebhookHeaderSource,
    handler: (event: Event) => R,
    options?: ReceiveOptions,
  ): Promise<Awaited<R>> {
    return this.receiver().receive(body, headers, handler, options);
  }

  /**
   * Sign a body as the platform does, to test a receiver, and give the headers to send with it.
   *
   * @param options `secret`: one or several. Default: the client's `webhookSecret`. `id`: the webhook's id. Default: a
   * new one. `timestamp`: default: now.
   */
  sign(
    body: WebhookBody,
    options?: Partial<SignWebhookOptions> & { readonly secret?: WebhookSecrets | undefined },
  ): Promise<SignatureHeaders> {
    return this.receiver().sign(body, options);
  }
}

function settingsOf({ webhookSecret, product, strict, clock, log }: Config, schema: string) {
  return {
    secret: webhookSecret,
    now: () => clock.unix(),
    logger: loggerOf(log),
    fault: (event: object) => (schema === '' ? undefined : faultOf(strict?.check(schema, event))),
    advice:
      `Pass { secret }, new ${product.name}({ webhookSecret }), or set the environment variable ` +
      `${product.envPrefix}_WEBHOOK_SECRET.`,
  };
}

function loggerOf(log: Config['log']): WebhookLogger {
  return {
    debug: (message) => log.write('debug', message),
    warn: (message) => log.write('warn', message),
    error: (message) => log.write('error', message),
  };
}

function faultOf(fault: { readonly pointer: string; readonly message: string } | undefined): string | undefined {
  return fault && `At ${JSON.stringify(fault.pointer)}: ${fault.message}`;
}
