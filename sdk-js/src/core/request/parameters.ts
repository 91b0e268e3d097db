/**
 * Path, query, header and form parameters, as OpenAPI's styles write them (RFC 6570). Pure; must not know operations.
 *
 * Rules beyond OpenAPI's: undefined and null are left out (a URL has no null), an empty string is kept, an empty list
 * vanishes, moments are RFC 3339.
 */

import { BodyEncodingError, PathArgumentError, QueryArgumentError } from '../errors.js';
import type { ParameterStyle } from '../operation.js';
import { encodeJSON } from './json_body.js';
import { isObject, type Plain, plain, quote, scalar } from './values.js';

type Styles = Readonly<Record<string, ParameterStyle>>;
type Values = Readonly<Record<string, unknown>>;

const FORM: ParameterStyle = ['form', true];
const SIMPLE: ParameterStyle = ['simple', false];

/** `a=1&b=x` without the question mark. Throws `QueryArgumentError` naming the parameter. */
export function encodeQuery(parameters: Values, styles: Styles = {}): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null) {
      const [style, explode] = (Object.hasOwn(styles, name) ? styles[name] : undefined) ?? FORM;
      const write = QUERY[style] ?? form;
      try {
        pairs.push(...write(quote(name), style === 'json' ? json(value) : plain(value), explode));
      } catch (fault) {
        throw fault instanceof QueryArgumentError
          ? new QueryArgumentError(`Query parameter '${name}' ${fault.message}`)
          : fault;
      }
    }
  }
  return pairs.join('&');
}

/** A body of `application/x-www-form-urlencoded`: a query whose blanks are plus signs. */
export function encodeForm(fields: Values, styles: Styles = {}): string {
  return encodeQuery(fields, styles).replaceAll('%20', '+');
}

/** `a=1; b=x`, as a `Cookie` header has it. */
export function encodeCookies(cookies: Values): string {
  return encodeQuery(cookies).replaceAll('&', '; ');
}

/**
 * One path argument, percent-encoded.
 *
 * Throws `PathArgumentError` if it is empty or a dot segment, since either would call another endpoint: servers resolve
 * `%2E%2E` as they resolve `..`.
 */
export function encodePath(name: string, value: unknown, style: ParameterStyle = SIMPLE): string {
  if (value === undefined || value === null) {
    throw new PathArgumentError(`Path argument '${name}' is missing.`);
  }
  const [kind, explode] = style;
  let text: string;
  try {
    text = kind === 'json' ? quote(json(value)) : (PATH[kind] ?? simple)(quote(name), plain(value), explode);
  } catch (fault) {
    throw fault instanceof QueryArgumentError
      ? new PathArgumentError(`Path argument '${name}' ${fault.message}`)
      : fault;
  }
  if (text === '' || text === '.' || text === '..') {
    throw new PathArgumentError(`Path argument '${name}' must not be '${text}': it would call another endpoint.`);
  }
  return text;
}

/** A header argument as text: lists are joined with commas, nothing is percent-encoded. */
export function encodeHeader(name: string, value: unknown, style: ParameterStyle = SIMPLE): string {
  try {
    if (style[0] === 'json') {
      return json(value);
    }
    const given = plain(value);
    if (Array.isArray(given)) {
      return given.map(scalar).join(',');
    }
    const sign = style[1] ? '=' : ',';
    return isObject(given)
      ? Object.entries(given)
          .map(([key, member]) => `${key}${sign}${scalar(member)}`)
          .join(',')
      : (given as string);
  } catch (fault) {
    throw fault instanceof QueryArgumentError ? new QueryArgumentError(`Header '${name}' ${fault.message}`) : fault;
  }
}

function json(value: unknown): string {
  try {
    return encodeJSON(value);
  } catch (fault) {
    throw fault instanceof BodyEncodingError ? new QueryArgumentError(`is not JSON: ${fault.message}`) : fault;
  }
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function items(values: readonly unknown[]): string[] {
  return values.filter(present).map((value) => quote(scalar(value)));
}

function members(value: Values): [name: string, text: string][] {
  return Object.entries(value)
    .filter(([, member]) => present(member))
    .map(([name, member]) => [quote(name), quote(scalar(member))]);
}

// ── query styles ─────────────────────────────────────────────────────────────────────────────────

type QueryWriter = (key: string, value: Plain, explode: boolean) => string[];

const form: QueryWriter = (key, value, explode) => {
  if (Array.isArray(value)) {
    return explode ? items(value).map((item) => `${key}=${item}`) : joined(key, items(value), ',');
  }
  if (isObject(value)) {
    return explode ? members(value).map((pair) => pair.join('=')) : joined(key, members(value).flat(), ',');
  }
  return [`${key}=${quote(value as string)}`];
};

function joined(key: string, parts: readonly string[], separator: string): string[] {
  return parts.length > 0 ? [`${key}=${parts.join(separator)}`] : [];
}

function delimited(separator: string): QueryWriter {
  return (key, value, explode) =>
    explode || !Array.isArray(value) ? form(key, value, explode) : joined(key, items(value), separator);
}

const deepObject: QueryWriter = (key, value) => (isObject(value) ? deep(key, value) : form(key, value, true));

function deep(key: string, value: unknown): string[] {
  if (!present(value)) {
    return [];
  }
  const given = plain(value);
  if (Array.isArray(given)) {
    return items(given).map((item) => `${key}=${item}`);
  }
  return isObject(given)
    ? Object.entries(given).flatMap(([name, member]) => deep(`${key}[${quote(name)}]`, member))
    : [`${key}=${quote(given as string)}`];
}

const QUERY: Readonly<Partial<Record<ParameterStyle[0], QueryWriter>>> = {
  spaceDelimited: /* @__PURE__ */ delimited('%20'),
  pipeDelimited: /* @__PURE__ */ delimited('%7C'),
  deepObject,
  json: (key, text) => [`${key}=${quote(text as string)}`],
};

// ── path styles ──────────────────────────────────────────────────────────────────────────────────

type PathWriter = (key: string, value: Plain, explode: boolean) => string;

const simple: PathWriter = (_, value, explode) => list(value, explode, ',');

function list(value: Plain, explode: boolean, separator: string): string {
  if (Array.isArray(value)) {
    return items(value).join(explode ? separator : ',');
  }
  return isObject(value)
    ? members(value)
        .map((pair) => pair.join(explode ? '=' : ','))
        .join(explode ? separator : ',')
    : quote(value as string);
}

const label: PathWriter = (_, value, explode) => {
  const text = list(value, explode, '.');
  return text && `.${text}`;
};

const matrix: PathWriter = (key, value, explode) => {
  if (explode && Array.isArray(value)) {
    return items(value)
      .map((item) => `;${key}=${item}`)
      .join('');
  }
  if (explode && isObject(value)) {
    return members(value)
      .map((pair) => `;${pair.join('=')}`)
      .join('');
  }
  const text = list(value, false, ',');
  return text && `;${key}=${text}`;
};

const PATH: Readonly<Partial<Record<ParameterStyle[0], PathWriter>>> = { label, matrix };
