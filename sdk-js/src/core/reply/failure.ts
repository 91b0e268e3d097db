/**
 * From a reply to its error: which class, which properties. Pure; must survive whatever a server or a proxy sends.
 */

import {
  type APIErrorDetails,
  APIStatusError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PayloadTooLargeError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  RequestTimeoutError,
  ServiceUnavailableError,
  UnprocessableEntityError,
  UnsupportedMediaTypeError,
} from '../errors.js';
import { type ErrorSpec, type Product, requestIdHeader, type StatusErrorClass } from '../settings/product.js';

const BY_STATUS: Readonly<Record<number, StatusErrorClass>> = {
  400: BadRequestError,
  401: AuthenticationError,
  402: PaymentRequiredError,
  403: PermissionDeniedError,
  404: NotFoundError,
  408: RequestTimeoutError,
  409: ConflictError,
  413: PayloadTooLargeError,
  415: UnsupportedMediaTypeError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  500: InternalServerError,
  503: ServiceUnavailableError,
};

/** The usual families of errors, for errors inside a stream, whose status says nothing. */
const BY_KIND: Readonly<Record<string, StatusErrorClass>> = {
  invalid_request_error: BadRequestError,
  authentication_error: AuthenticationError,
  billing_error: PaymentRequiredError,
  permission_error: PermissionDeniedError,
  not_found_error: NotFoundError,
  conflict_error: ConflictError,
  rate_limit_error: RateLimitError,
  overloaded_error: ServiceUnavailableError,
  api_error: InternalServerError,
  server_error: InternalServerError,
};

const EXCERPT = 300;
/** How much of an HTML page is looked at: a longer one cannot make the search slow. */
const PAGE = 10_000;

type Facts = Readonly<Record<string, unknown>>;

/**
 * The error that a reply means, by its documented code, else by its status, else (inside a stream) by its type.
 *
 * `body` is the reply's text, or the decoded body of an error event. HTML, an empty body, a missing field and a numeric
 * code all give an error with what there is. `hide` takes secrets out of what the server quotes.
 */
export function statusError(
  product: Product,
  status: number,
  headers: Headers | undefined,
  body: string | Facts,
  attempts = 1,
  hide: (text: string) => string = (text) => text,
): APIStatusError {
  const spec = product.errors ?? {};
  const given = typeof body === 'string' ? decoded(body) : body;
  const facts = factsOf(given, spec);
  const code = shortText(facts[spec.code ?? 'code']);
  const type = shortText(facts[spec.kind ?? 'type']);
  const named = headers?.get(requestIdHeader(product)) ?? undefined;
  const details: APIErrorDetails = {
    status,
    code,
    type,
    param: shortText(facts[spec.param ?? 'param']),
    docUrl: shortText(facts['doc_url']),
    details: facts['details'] ?? undefined,
    requestId: named ?? shortText(facts[spec.requestId ?? 'request_id']),
    body: given,
    headers,
    attempts,
  };
  return new (classOf(spec, status, code, type))(
    hide(messageOf(facts[spec.message ?? 'message'], given, status)),
    details,
  );
}

/** The class of an error. Below 400 (inside a stream) the status says nothing, but a code may be one. */
export function classOf(spec: ErrorSpec, status: number, code: string | undefined, kind?: string): StatusErrorClass {
  const documented = own(spec.codes, code);
  if (documented !== undefined) {
    return documented;
  }
  const told = status < 400 && code !== undefined && /^[45][0-9]{2}$/.test(code) ? Number(code) : status;
  if (told >= 400) {
    return BY_STATUS[told] ?? (told >= 500 ? InternalServerError : APIStatusError);
  }
  return own(BY_KIND, kind) ?? own(BY_KIND, code) ?? APIStatusError;
}

function own<V>(table: Readonly<Record<string, V>> | undefined, name: string | undefined): V | undefined {
  return table !== undefined && name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}

function factsOf(body: unknown, spec: ErrorSpec): Facts {
  if (!isFacts(body)) {
    return {};
  }
  const inner = spec.envelope && Object.hasOwn(body, spec.envelope) ? body[spec.envelope] : body;
  if (typeof inner === 'string') {
    return { ...body, [spec.message ?? 'message']: inner }; // {"error": "text"}, as many servers send
  }
  return isFacts(inner) ? inner : {};
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A short text, whatever the server made of it: numbers as text, anything else as absent. */
function shortText(value: unknown): string | undefined {
  return typeof value === 'string' ? value || undefined : typeof value === 'number' ? String(value) : undefined;
}

function messageOf(message: unknown, body: unknown, status: number): string {
  if (typeof message === 'string' && message) {
    return message;
  }
  if (typeof body === 'string' && body.trim()) {
    const text = body.trim().replace(/\s+/g, ' ');
    return text.startsWith('<')
      ? `The server replied with HTML instead of a JSON error: ${pageText(text.slice(0, PAGE)).slice(0, EXCERPT)}`
      : `The server replied with text instead of a JSON error: ${text.slice(0, EXCERPT)}`;
  }
  if (body !== undefined && body !== null && JSON.stringify(body).length > 2) {
    return `The server replied with an error of an unknown form: ${JSON.stringify(body).slice(0, EXCERPT)}`;
  }
  return `The server replied with status ${status} and no explanation.`;
}

/** What a page says: its title, else its text. */
function pageText(html: string): string {
  const title = /<title[^>]*>([^<]+)/i.exec(html)?.[1];
  return (
    title?.trim() ??
    html
      .replace(/<[^>]*>/g, ' ')
      .trim()
      .replace(/\s+/g, ' ')
  );
}
