/** What the tests of webhooks share: a moment that stands still, secrets, and signed events. */

import { WebhookReceiver, type WebhookReceiverOptions } from '../../src/core/webhooks/receiver.js';
import { signBody } from '../../src/core/webhooks/signature.js';

export const SECRET = secretOf(32);
export const OTHER = secretOf(40);

/** The moment of every test, in milliseconds since 1970. */
export const NOW = 1_793_491_200_000;

export type TestEvent =
  | {
      readonly type: 'api_key.expired';
      readonly id: string;
      readonly data: { readonly object: { readonly id: string } };
    }
  | {
      readonly type: 'api_key.created';
      readonly id: string;
      readonly data: { readonly object: { readonly name: string } };
    };

export const EVENT = {
  id: 'evt_1',
  object: 'event',
  type: 'api_key.expired',
  created_at: NOW / 1000,
  company_id: 'co_1',
  api_version: '2026-11-01',
  data: { object: { id: 'key_1' } },
};

/** A webhook on its way. */
export interface Letter {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** What the platform sends. */
export async function letter({ type = EVENT.type, id = 'evt_1', secret = SECRET } = {}): Promise<Letter> {
  const body = JSON.stringify({ ...EVENT, id, type });
  return { body, headers: await signBody(body, secret, { id, timestamp: NOW }) };
}

export function receiver(options: WebhookReceiverOptions = {}): WebhookReceiver<TestEvent> {
  return new WebhookReceiver({ secret: SECRET, now: () => NOW, ...options });
}

/** A logger that keeps what it is told. */
export function notes() {
  const lines: [level: string, message: string][] = [];
  const noting = (level: string) => (message: string) => void lines.push([level, message]);
  return { lines, debug: noting('debug'), warn: noting('warn'), error: noting('error') };
}

/** What a promise rejects with. Fails if it does not. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise;
  } catch (fault) {
    return fault as Error & Record<string, unknown>;
  }
  throw new Error('nothing was thrown');
}

function secretOf(length: number): string {
  return `whsec_${btoa(String.fromCharCode(...Array.from({ length }, (_, byte) => byte)))}`;
}
