/** A client whose core can be called, on a transport or a server of the test's own. Servers are closed after each test. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { Client } from '../../src/core/client.js';
import type { Core } from '../../src/core/core.js';
import type { Operation } from '../../src/core/operation.js';
import type { ClientOptions } from '../../src/core/settings/options.js';
import type { Product } from '../../src/core/settings/product.js';
import type { Limits } from '../../src/core/settings/timeouts.js';
import type { OutgoingRequest, Transport } from '../../src/core/transports/transport.js';

export const PRODUCT: Product = {
  name: 'Acme',
  package: '@acme/sdk',
  version: '1.2.3',
  envPrefix: 'ACME_TEST',
  baseURL: 'https://api.acme.test/v1',
  errors: { envelope: 'error' },
};

export const KEY = 'acme_secret_0123456789abcdef';

export class Acme extends Client {
  constructor(options: ClientOptions = {}) {
    super(PRODUCT, options);
  }

  get runtime(): Core {
    return this.core;
  }
}

export const GET: Operation<unknown> = { id: 'things.get', method: 'GET', path: '/things', returns: 'any' };
export const CREATE: Operation<unknown> = {
  id: 'things.create',
  method: 'POST',
  path: '/things',
  returns: 'any',
  body: 'json',
  idempotent: true,
};

export const UPLOAD: Operation<unknown> = {
  id: 'files.upload',
  method: 'POST',
  path: '/files',
  returns: 'any',
  body: 'multipart',
  fileFields: ['file'],
  idempotent: true,
};

export function json(value: unknown, init?: ResponseInit): Response {
  return Response.json(value, init);
}

/** A transport that keeps what it is given. */
export class Kept implements Transport {
  readonly requests: OutgoingRequest[] = [];
  readonly limits: Limits[] = [];

  constructor(private readonly answer: (request: OutgoingRequest) => Response | Promise<Response> = () => json({})) {}

  async send(request: OutgoingRequest, limits: Limits): Promise<Response> {
    this.requests.push(request);
    this.limits.push(limits);
    return await this.answer(request);
  }
}

/** A client on such a transport. */
export function acme(transport: Transport, options: ClientOptions = {}): Acme {
  return new Acme({ apiKey: KEY, transport, ...options });
}

export async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) {
    await close();
  }
});

/** A server on the loopback, and its address with the path of an API. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const server = createServer(async (request, response) => {
    try {
      await answer(request, response);
    } catch (fault) {
      if (!request.destroyed) {
        throw fault; // else the client went away in the middle
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** A promise that somebody else settles. */
export function pending<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
