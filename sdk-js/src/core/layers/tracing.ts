/**
 * OpenTelemetry: a middleware that makes a span of each attempt, and carries the trace on to the server.
 *
 * Follows the semantic conventions for HTTP clients. Addresses are shown without their query; headers and bodies never
 * are. Nothing is imported: the caller gives its own `@opentelemetry/api`, of which only the parts below are used.
 */

import type { OutgoingRequest } from '../transports/transport.js';
import { publicURL } from '../transports/transport.js';
import { type Middleware, withHeaders } from './middleware.js';

type Attributes = Record<string, string | number | string[]>;

/** What is used of a span. */
export interface TracingSpan {
  setAttribute(name: string, value: string | number | string[]): unknown;
  setStatus(status: { code: number }): unknown;
  recordException(error: Error): unknown;
  end(): void;
}

/** What is used of `@opentelemetry/api`. */
export interface TracingAPI<Context = unknown> {
  readonly trace: {
    getTracer(
      name: string,
      version?: string,
    ): {
      startSpan(name: string, options: { kind?: number; attributes?: Attributes }, context?: Context): TracingSpan;
    };
    setSpan(context: Context, span: never): Context;
  };
  readonly context: {
    active(): Context;
    with<T>(context: Context, run: () => T): T;
  };
  readonly propagation: { inject(context: Context, carrier: Record<string, string>): void };
}

/** How the spans are made. */
export interface TracingOptions {
  /** The tracer's name. Default: `onespec`. */
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** The header that identifies a request for support. Default: `x-request-id`. */
  readonly requestIdHeader?: string | undefined;
}

const CLIENT = 2; // SpanKind.CLIENT
const ERROR = 2; // SpanStatusCode.ERROR

/**
 * A middleware that traces every attempt.
 *
 * ```ts
 * import * as api from '@opentelemetry/api';
 * const client = new Acme({ middleware: [tracing(api)] });
 * ```
 */
export function tracing<Context>(api: TracingAPI<Context>, options: TracingOptions = {}): Middleware {
  const tracer = api.trace.getTracer(options.name ?? 'onespec', options.version);
  const idHeader = (options.requestIdHeader ?? 'x-request-id').toLowerCase();
  return async (request, next) => {
    const above = api.context.active();
    const name = `${request.method} ${request.route}`.trim();
    const span = tracer.startSpan(name, { kind: CLIENT, attributes: attributesOf(request) }, above);
    const context = api.trace.setSpan(above, span as never);
    const carrier: Record<string, string> = {};
    api.propagation.inject(context, carrier);
    try {
      const response = await api.context.with(context, () => next(withHeaders(request, carrier)));
      span.setAttribute('http.response.status_code', response.status);
      const requestId = response.headers.get(idHeader);
      if (requestId !== null) {
        span.setAttribute(`http.response.header.${idHeader}`, [requestId]);
      }
      if (response.status >= 400) {
        span.setAttribute('error.type', String(response.status));
        span.setStatus({ code: ERROR });
      }
      return response;
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      span.setStatus({ code: ERROR });
      if (error instanceof Error) {
        span.recordException(error);
      }
      throw error;
    } finally {
      span.end();
    }
  };
}

function attributesOf(request: OutgoingRequest): Attributes {
  const { protocol, hostname, port } = new URL(request.url);
  return {
    'http.request.method': request.method,
    'url.full': publicURL(request.url),
    'url.scheme': protocol.slice(0, -1),
    'url.template': request.route,
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    ...(request.attempt > 1 && { 'http.request.resend_count': request.attempt - 1 }),
  };
}
