/**
 * Headers as values: what one can carry, what may be shown. Must not know what one means.
 */

/** A header's value; null takes a header away, undefined leaves what stands below. */
export type HeaderValue = string | null | undefined;

/** Headers as a caller gives them: names compare without case. */
export type HeaderValues = Readonly<Record<string, HeaderValue>>;

/** A request's headers, by lower-case name. */
export type RequestHeaders = Readonly<Record<string, string>>;

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/; // RFC 9110, 5.6.2
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 9110, 5.5: a tab may stand inside a value
const UNSENDABLE = /[\x00-\x08\x0a-\x1f\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is not Latin-1
const ODD = /[^\x00-\xff]/u;
const SECRET = /authorization|cookie|api-?key|token(?!s)|secret|password/i;
const SHORTEST_SECRET = 8;

/** Why a header with this name cannot carry this value, in a sentence; undefined if it can. */
export function unsendable(name: string, value: string): string | undefined {
  if (!NAME.test(name)) {
    return `${JSON.stringify(name)} is not a header name.`;
  }
  if (UNSENDABLE.test(value)) {
    return `The value of header '${name}' has a line break or another control character.`;
  }
  const odd = ODD.exec(value)?.[0];
  if (odd !== undefined) {
    const code = odd.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return `The value of header '${name}' has ${JSON.stringify(odd)} (U+${code}); headers carry Latin-1 text only.`;
  }
  return undefined;
}

/** Whether a header or a query parameter with this name holds a secret: a key, a token, a cookie. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** A copy for logs and representations, with the values of secret headers hidden. */
export function redacted(headers: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    shown[name] = isSecret(name) ? '***' : String(value);
  }
  return shown;
}

/** A text from outside as it may be shown: some servers quote the key that they were sent. */
export function withoutSecrets(text: string, headers: RequestHeaders): string {
  let shown = text;
  for (const [name, value] of Object.entries(headers)) {
    if (isSecret(name)) {
      for (const secret of [value, value.slice(value.lastIndexOf(' ') + 1)]) {
        shown = secret.length >= SHORTEST_SECRET ? shown.replaceAll(secret, '***') : shown;
      }
    }
  }
  return shown;
}
