/**
 * What a reply says about rate limits and about when to try again. Pure reading of headers; must not know retries.
 *
 * Two forms are understood: the triple `x-ratelimit-{limit,remaining,reset}-{requests,tokens}`, and the IETF draft's
 * `RateLimit: "name";r=REMAINING;t=SECONDS` with `RateLimit-Policy: "name";q=LIMIT`.
 */

/** One limit. What the reply does not say is absent. */
export interface Allowance {
  /** How much is allowed. */
  readonly limit?: number;
  /** How much is left. */
  readonly remaining?: number;
  /** Milliseconds until it is whole again. */
  readonly reset?: number;
}

/** The rate limits of an API key. */
export interface RateLimit {
  readonly requests?: Allowance;
  readonly tokens?: Allowance;
  /** The IETF draft's policies, by name. */
  readonly policies?: Readonly<Record<string, Allowance>>;
}

/** What a reading of headers needs of them. */
export interface HeaderSource {
  get(name: string): string | null;
}

/** Read the rate limits from a reply's headers; undefined if they say nothing. */
export function rateLimitOf(headers: HeaderSource): RateLimit | undefined {
  const requests = triple(headers, 'requests');
  const tokens = triple(headers, 'tokens');
  const policies = ietfDraft(headers);
  if (!requests && !tokens && !policies) {
    return undefined;
  }
  return { ...(requests && { requests }), ...(tokens && { tokens }), ...(policies && { policies }) };
}

function triple(headers: HeaderSource, kind: string): Allowance | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((part) =>
    headers.get(`x-ratelimit-${part}-${kind}`),
  );
  return limit == null && remaining == null && reset == null
    ? undefined
    : allowance(integer(limit), integer(remaining), duration(reset));
}

function allowance(limit?: number, remaining?: number, reset?: number): Allowance {
  return {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(reset !== undefined && { reset }),
  };
}

const ITEM = /\s*(?:"([^"]*)"|([A-Za-z*][^\s;,"=]*))((?:\s*;\s*[a-z]+=[^;,\s]*)*)\s*(?:,|$)/g;
const PARAMETER = /;\s*([a-z]+)=([^;,\s]*)/g;

function ietfDraft(headers: HeaderSource): Record<string, Allowance> | undefined {
  const limits = new Map(items(headers.get('ratelimit-policy')));
  const found = items(headers.get('ratelimit')).map(([name, parameters]) => [
    name,
    allowance(integer(limits.get(name)?.get('q')), integer(parameters.get('r')), duration(parameters.get('t'))),
  ]);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function items(text: string | null): [string, Map<string, string>][] {
  return [...(text ?? '').matchAll(ITEM)].map(([, quoted, bare, parameters]) => [
    bare ?? quoted ?? '',
    new Map([...(parameters ?? '').matchAll(PARAMETER)].map(([, name, value]) => [name ?? '', value ?? ''])),
  ]);
}

function integer(text: string | null | undefined): number | undefined {
  const digits = (text ?? '').trim();
  return /^[0-9]{1,18}$/.test(digits) ? Number(digits) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SPANS = /^(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d))+$/;
const SPAN = /([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)/g;

/** Milliseconds, from `1.5` (seconds) or from spans such as `6m0s` and `120ms`. */
function duration(text: string | null | undefined): number | undefined {
  const spelled = (text ?? '').trim();
  const seconds = number(spelled);
  if (seconds !== undefined || !SPANS.test(spelled)) {
    return seconds === undefined ? undefined : milliseconds(seconds);
  }
  let sum = 0;
  for (const [, count, unit] of spelled.matchAll(SPAN)) {
    sum += Number(count) * (UNITS[unit ?? ''] ?? 0);
  }
  return milliseconds(sum / 1000);
}

function number(text: string): number | undefined {
  return /^[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : undefined;
}

/** Without the noise that a multiplication of fractions makes: 1.1 s are 1100 ms. */
function milliseconds(seconds: number): number {
  const exact = seconds * 1000;
  return Number.isFinite(exact) ? Number(exact.toPrecision(15)) : exact;
}

/** An HTTP date (RFC 9110, 5.6.7) in the form that is sent, or one of the two old ones. */
const DATE =
  /^[A-Za-z]+,? +(?:[0-9]{1,2}[ -][A-Za-z]{3}[ -][0-9]{2,4} [0-9:]{8}|[A-Za-z]{3} +[0-9]{1,2} [0-9:]{8} [0-9]{4})/;

/**
 * Milliseconds to wait as the server asks: `retry-after-ms`, else `Retry-After` in seconds or as an HTTP date.
 *
 * Nonsense and negative numbers count as absent, a date in the past as 0; a number that is too large is infinite, for it
 * does not ask to come back soon. `now` is in milliseconds since 1970.
 */
export function retryAfterOf(headers: HeaderSource, now: number = Date.now()): number | undefined {
  const exact = number((headers.get('retry-after-ms') ?? '').trim());
  if (exact !== undefined) {
    return exact;
  }
  const text = (headers.get('retry-after') ?? '').trim();
  const seconds = number(text);
  if (seconds !== undefined || !DATE.test(text)) {
    return seconds === undefined ? undefined : milliseconds(seconds);
  }
  const moment = Date.parse(/(?:GMT|UTC|[+-][0-9]{4}|Z)$/.test(text) ? text : `${text} GMT`); // even where it is not said
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
