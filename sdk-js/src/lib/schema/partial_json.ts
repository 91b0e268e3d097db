/**
 * JSON as far as it has come: a text that was cut off anywhere is read as if what is open were closed there.
 *
 * Unfinished strings count as far as they go. An unfinished number, `true`, `false` or `null` does not count, since it
 * may become another one; nor does a name without a value. Must not know where the text comes from.
 */

const END = Symbol('the text ends here');
const WHITE = new Set([' ', '\n', '\r', '\t']);
const LITERALS: Readonly<Record<string, unknown>> = { t: ['true', true], f: ['false', false], n: ['null', null] };
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NUMBER_BEGUN = /-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d*)?)?$/y;
/** As deep as values may be nested before nothing is told of them. */
const DEEPEST = 500;

/** The value as far as its text has come; undefined if nothing can be told yet, or if the text is no JSON. */
export function parsePartial(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const value = new Reader(text).whole();
    return value === END ? undefined : value;
  }
}

/** Thrown for what is no JSON, however it went on. */
class Malformed extends Error {}

class Reader {
  #at = 0;
  #depth = 0;

  constructor(private readonly text: string) {}

  whole(): unknown {
    try {
      const value = this.#value();
      this.#skip();
      return this.#at < this.text.length ? END : value;
    } catch (fault) {
      if (fault instanceof Malformed) {
        return END;
      }
      throw fault;
    }
  }

  /** A value, or `END` if there is none before the text ends. What is open at the end is given as it is. */
  #value(): unknown {
    this.#skip();
    const sign = this.text[this.#at];
    if (sign === undefined) {
      return END;
    }
    if (sign === '{') {
      return this.#nested(() => this.#object());
    }
    if (sign === '[') {
      return this.#nested(() => this.#array());
    }
    if (sign === '"') {
      return this.#string().text;
    }
    return sign in LITERALS ? this.#literal(sign) : this.#number();
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) {
      throw new Malformed();
    }
    this.#at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): unknown {
    const members: [string, unknown][] = [];
    for (let first = true; ; first = false) {
      if (this.#over('}', first)) {
        break;
      }
      if (this.text[this.#at] !== '"') {
        throw new Malformed();
      }
      const name = this.#string();
      if (!name.whole || !this.#colon()) {
        break;
      }
      const value = this.#value();
      if (value === END) {
        break;
      }
      members.push([name.text, value]);
    }
    return Object.fromEntries(members); // which makes a member of `__proto__` too
  }

  #array(): unknown {
    const items: unknown[] = [];
    for (let first = true; ; first = false) {
      if (this.#over(']', first)) {
        break;
      }
      const value = this.#value();
      if (value === END) {
        break;
      }
      items.push(value);
    }
    return items;
  }

  /** Whether there are no more elements: the bracket closes here, or the text ends. */
  #over(bracket: string, first: boolean): boolean {
    this.#skip();
    const sign = this.text[this.#at];
    if (sign === undefined) {
      return true;
    }
    if (sign === bracket) {
      this.#at++;
      return true;
    }
    if (first) {
      return false;
    }
    if (sign !== ',') {
      throw new Malformed();
    }
    this.#at++;
    this.#skip();
    const next = this.text[this.#at];
    if (next === bracket) {
      throw new Malformed();
    }
    return next === undefined;
  }

  #colon(): boolean {
    this.#skip();
    const sign = this.text[this.#at];
    if (sign === undefined) {
      return false;
    }
    if (sign !== ':') {
      throw new Malformed();
    }
    this.#at++;
    return true;
  }

  #string(): { readonly text: string; readonly whole: boolean } {
    let text = '';
    let start = ++this.#at;
    for (; this.#at < this.text.length; this.#at++) {
      const sign = this.text[this.#at] as string;
      if (sign === '"') {
        text += this.text.slice(start, this.#at++);
        return { text, whole: true };
      }
      if (sign < ' ') {
        throw new Malformed();
      }
      if (sign !== '\\') {
        continue;
      }
      text += this.text.slice(start, this.#at);
      const meant = this.#escape();
      if (meant === undefined) {
        return { text: unpaired(text), whole: false };
      }
      text += meant;
      start = this.#at + 1;
    }
    return { text: unpaired(text + this.text.slice(start)), whole: false };
  }

  /** The sign that an escape stands for; undefined if the text ends within it. */
  #escape(): string | undefined {
    const sign = this.text[++this.#at];
    if (sign === undefined) {
      return undefined;
    }
    if (sign !== 'u') {
      const meant = Object.hasOwn(ESCAPES, sign) ? ESCAPES[sign] : undefined;
      if (meant === undefined) {
        throw new Malformed();
      }
      return meant;
    }
    const digits = this.text.slice(this.#at + 1, this.#at + 5);
    if (!/^[\da-fA-F]*$/.test(digits)) {
      throw new Malformed();
    }
    this.#at += digits.length + (digits.length < 4 ? 1 : 0);
    if (digits.length < 4) {
      return undefined;
    }
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #literal(sign: string): unknown {
    const [word, value] = LITERALS[sign] as [string, unknown];
    const found = this.text.slice(this.#at, this.#at + word.length);
    if (!word.startsWith(found)) {
      throw new Malformed();
    }
    this.#at += found.length;
    return found === word ? value : END;
  }

  #number(): unknown {
    NUMBER_BEGUN.lastIndex = this.#at;
    if (NUMBER_BEGUN.test(this.text)) {
      this.#at = this.text.length;
      return END;
    }
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined) {
      throw new Malformed();
    }
    this.#at += found.length;
    return Number(found);
  }

  #skip(): void {
    while (WHITE.has(this.text[this.#at] ?? '')) {
      this.#at++;
    }
  }
}

/** A text without the first half of a character at its end. */
function unpaired(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
