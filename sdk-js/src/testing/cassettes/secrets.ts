/**
 * What secrets look like, and the names they go under. The patterns are those of the services that everybody uses.
 *
 * Must not know where they are looked for.
 */

/** What stands in the place of a secret: fit for a URL, a header and base64. */
export const REDACTED = 'REDACTED';
/** A secret of fewer characters is hidden under its name only; elsewhere it could be any word. */
const SHORTEST = 8;

const NAMES =
  /^(.*_)?(authorization|cookie|api_?keys?|secret|secret_key|access_key|private_key|client_secret|password|passwd|passphrase|pwd|(access|refresh|id|auth|session|bearer|csrf|xsrf)_token|webhook_secret|credentials?)$/;
/** Names that are a secret's in a query or a header; elsewhere they may be anything. */
const IN_HEADS = /^(x_)?(key|token|sig|signature|code)$/;
/** Names of a secret if the value looks like one: long, and in one piece. */
const DOUBTFUL = /^(key|(.*_)?token)$/;
const LONG = /^\S{16,}$/;
/** A secret that could be any word is not looked for elsewhere. */
const WORD = /^[\p{L}_ -]{0,19}$/u;

/** How secrets look; what group 1 matches stays, if a pattern has one. */
const PATTERNS: readonly string[] = [
  String.raw`\b([a-z]{2,10}_(?:live|test)_)[A-Za-z0-9_-]{8,}`, // of many APIs
  String.raw`\b(wh(?:sec|sk)_)[A-Za-z0-9+/=_-]{8,}`, // Standard Webhooks
  String.raw`\b(sk-)[A-Za-z0-9_-]{8,}`, // of model providers
  String.raw`\b(gh[pousr]_|github_pat_)[A-Za-z0-9_]{8,}`,
  String.raw`\b(xox[abeoprs]-)[A-Za-z0-9-]{8,}`,
  String.raw`\b(AIza)[A-Za-z0-9_-]{30,}`,
  String.raw`\b(AKIA|ASIA)[A-Z0-9]{16}\b`,
  String.raw`\b((?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{8,}`,
  String.raw`\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*`, // a JSON Web Token
  '-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----',
  String.raw`(?<=://)[^/\s:@"]+:[^/\s@"]+(?=@)`, // a URL's user and password
];

/** What to strike out, beside what is struck out in any case. */
export interface Redaction {
  /**
   * Further names of headers, query parameters, and fields of JSON, forms and multipart bodies whose values are secrets.
   * Case, `-` and `_` do not matter.
   */
  readonly names?: readonly string[] | undefined;
  /** Names that are no secret's, though they look so. */
  readonly keep?: readonly string[] | undefined;
  /** Regular expressions of further secrets; what their group 1 matches stays, if they have one. */
  readonly patterns?: readonly RegExp[] | undefined;
  /** Is given each text before it is written, and returns what to write. */
  readonly hook?: ((text: string) => string) | undefined;
}

/** Tells secrets by their names and by their looks. */
export class SecretSigns {
  readonly patterns: readonly RegExp[];
  readonly #names: ReadonlySet<string>;
  readonly #keep: ReadonlySet<string>;

  constructor({ names = [], keep = [], patterns = [] }: Redaction) {
    this.#names = new Set(names.map(plainName));
    this.#keep = new Set(keep.map(plainName));
    const given = patterns.map((each) => new RegExp(each.source, [...new Set([...each.flags, 'g'])].join('')));
    this.patterns = [...PATTERNS.map((source) => new RegExp(source, 'gs')), ...given];
  }

  /** Whether the caller has named it. */
  isNamed(name: string): boolean {
    return this.#names.has(plainName(name));
  }

  /** Whether the value is a secret by the name it goes under. `head`: in a query or a header. */
  isSecret(name: string, value: string, head = false): boolean {
    const plain = plainName(name);
    if (this.#keep.has(plain) || value === '') {
      return false;
    }
    if (this.#names.has(plain) || NAMES.test(plain) || (head && IN_HEADS.test(plain))) {
      return true;
    }
    return DOUBTFUL.test(plain) && LONG.test(value);
  }

  /** What to write in the place of a secret: with the prefix that tells its kind, if it has one. */
  masked(value: string): string {
    for (const pattern of this.patterns) {
      pattern.lastIndex = 0;
      const found = pattern.exec(value);
      if (found?.[0] === value) {
        return struck(found);
      }
    }
    return REDACTED;
  }
}

/** What is written for what a pattern found. */
export function struck(found: readonly (string | undefined)[]): string {
  return `${found[1] ?? ''}${REDACTED}`;
}

/** How a secret may be written elsewhere, in JSON and in URLs, or without their escapes; none if it could be any word. */
export function spellingsOf(secret: string): string[] {
  if (secret.length < SHORTEST || WORD.test(secret) || secret.includes(REDACTED)) {
    return [];
  }
  const quoted = JSON.stringify(secret).slice(1, -1);
  const spellings = [
    secret,
    tried(() => encodeURIComponent(secret), secret),
    quoted,
    tried(() => String(JSON.parse(`"${secret}"`)), secret),
  ];
  return spellings.filter((each) => each.length >= SHORTEST);
}

function tried(spell: () => string, otherwise: string): string {
  try {
    return spell();
  } catch {
    return otherwise;
  }
}

/** A name as it is compared: `X-Api-Key`, `xApiKey` and `x_api_key` are one. */
function plainName(name: string): string {
  return name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase()
    .replaceAll(/[-.]/g, '_');
}
