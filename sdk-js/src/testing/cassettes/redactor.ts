/**
 * Strikes out what must not reach a cassette: keys, tokens, cookies, passwords; by the names they go under, by how they
 * look, and, once seen under such a name, wherever they turn up again.
 *
 * Pure but for its memory, and the same when it is done twice. Knows no API.
 */

import { isObject } from '../../lib/schema/objects.js';
import { failureOf } from './failures.js';
import type { Interaction, Pairs, RecordedReply, RecordedRequest } from './recording.js';
import { REDACTED, type Redaction, SecretSigns, spellingsOf, struck } from './secrets.js';
import { type Marked, replaced, SPELLINGS } from './spelling.js';
import { bytesOf, latin1, textOf } from './texts.js';

/** Strikes out. It remembers the secrets that it met under their names, in memory alone. */
export class Redactor {
  readonly #signs: SecretSigns;
  readonly #hook: ((text: string) => string) | undefined;
  readonly #known = new Set<string>();
  #literal: RegExp | undefined;
  #learning = false;

  constructor(redaction: Redaction = {}) {
    this.#signs = new SecretSigns(redaction);
    this.#hook = redaction.hook;
  }

  /** Remember the secrets that stand under their names in these. */
  learn(request: RecordedRequest, reply?: RecordedReply): void {
    this.#learning = true;
    try {
      this.request(request);
      if (reply !== undefined) {
        this.reply(reply);
      }
    } finally {
      this.#learning = false;
    }
    const longest = [...this.#known].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
    this.#literal = longest.length > 0 ? new RegExp(longest.map(escaped).join('|'), 'g') : undefined;
  }

  /** All of them as they may be written. A secret that is met in one is struck out in the others, too. */
  interactions(interactions: readonly Interaction[]): Interaction[] {
    for (const { request, reply } of interactions) {
      this.learn(request, reply);
    }
    return interactions.map(({ request, reply }) => ({
      request: this.request(request),
      reply: this.reply(reply),
      played: 0,
    }));
  }

  /** A request as it may be written. */
  request({ method, url, headers, body }: RecordedRequest): RecordedRequest {
    return { method, url: this.#url(url), headers: this.#headers(headers), body: this.#body(body) };
  }

  /** A reply as it may be written. */
  reply(reply: RecordedReply): RecordedReply {
    const { headers, chunks, failure } = reply;
    const [first] = chunks;
    return {
      ...reply,
      headers: this.#headers(headers),
      chunks: chunks.length === 1 && first !== undefined ? [this.#body(first)] : this.#chunks(chunks),
      failure: failure && failureOf(failure.name, this.#text(failure.message), failure.sent),
    };
  }

  // ── texts ──────────────────────────────────────────────────────────────────────────────────────

  #text(text: string): string {
    return this.#hooked(this.#strike({ text, cuts: [] }).text);
  }

  /** The text without secrets but for the hook's, and where places of it are then. */
  #strike(marked: Marked, literally = true): Marked {
    let made = marked;
    if (literally && this.#literal !== undefined) {
      made = replaced(made, this.#literal, ([secret]) => this.#mask(secret));
    }
    for (const { source, head } of SPELLINGS) {
      made = replaced(made, new RegExp(source, 'g'), (found) => this.#named(found, head));
    }
    for (const pattern of this.#signs.patterns) {
      made = replaced(made, pattern, struck);
    }
    return made;
  }

  /** What a spelling found: its value struck out, if the name is a secret's. */
  #named([whole, name = '', between = '', value = '']: RegExpExecArray, head: boolean): string {
    if (!this.#signs.isSecret(name, value, head)) {
      return whole;
    }
    const start = whole.indexOf(name) + name.length;
    const at = whole.indexOf(between, start) + between.length;
    const from = whole.indexOf(value, at);
    return `${whole.slice(0, from)}${this.#mask(value)}${whole.slice(from + value.length)}`;
  }

  #hooked(text: string): string {
    return this.#hook === undefined || this.#learning ? text : this.#hook(text);
  }

  #mask(value: string): string {
    if (this.#learning) {
      for (const spelling of spellingsOf(value)) {
        this.#known.add(spelling);
      }
    }
    return this.#signs.masked(value);
  }

  // ── headers and URLs ───────────────────────────────────────────────────────────────────────────

  #headers(headers: Pairs): Pairs {
    return headers.map(([name, value]) => [name, this.#header(name, value)]);
  }

  #header(name: string, value: string): string {
    if (!this.#signs.isSecret(name, value, true)) {
      return this.#text(value);
    }
    if (/cookie/i.test(name)) {
      for (const pair of value.split(';')) {
        this.#mask(pair.slice(pair.indexOf('=') + 1).trim());
      }
      return REDACTED;
    }
    const [, scheme, credential = ''] = /^([A-Za-z]+ )(\S+)$/.exec(value) ?? [];
    if (scheme === undefined) {
      return this.#mask(value);
    }
    if (scheme.toLowerCase() === 'basic ') {
      this.#mask(passwordOf(credential));
    }
    return `${scheme}${this.#mask(credential)}`;
  }

  /** A URL with its secrets struck out, and the rest spelt as it was. */
  #url(url: string): string {
    const [, start = '', path = '', query] = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
    const host = start.replace(/:\/\/.*@/, `://${REDACTED}@`);
    const steps = path.split('/').map((step) => this.#quoted(step));
    const pairs = query?.split('&').map((pair) => this.#pair(pair));
    return `${host}${steps.join('/')}${pairs === undefined ? '' : `?${pairs.join('&')}`}`;
  }

  #pair(pair: string): string {
    const at = pair.indexOf('=');
    const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    const equals = at < 0 ? '' : '=';
    if (this.#signs.isSecret(unescapedForm(name), value, true)) {
      return `${name}${equals}${encodeURIComponent(this.#mask(unescapedForm(value)))}`;
    }
    return `${name}${equals}${this.#quoted(value)}`;
  }

  /** A piece of a URL; spelt anew only if there was a secret in it. */
  #quoted(piece: string): string {
    const plain = unescapedForm(piece);
    const made = this.#text(plain);
    return made === plain ? piece : encodeURIComponent(made);
  }

  // ── bodies ─────────────────────────────────────────────────────────────────────────────────────

  #body(body: Uint8Array): Uint8Array {
    const text = textOf(body);
    const made = text === undefined ? undefined : this.#json(text);
    if (made !== undefined) {
      return made === text ? body : new TextEncoder().encode(made);
    }
    return new Uint8Array(this.#chunks([body]).flatMap((chunk) => [...chunk]));
  }

  /** JSON without secrets, as it was where it had none; undefined if the text is no object or list. */
  #json(text: string): string | undefined {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return undefined;
    }
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    const before = JSON.stringify(value);
    const made = JSON.stringify(this.#value(value));
    return made === before ? text : made;
  }

  #value(value: unknown, name = ''): unknown {
    if (Array.isArray(value)) {
      return value.map((each: unknown) => this.#value(each, name));
    }
    if (isObject(value)) {
      const inherited = this.#signs.isNamed(name) ? name : undefined;
      const members = Object.entries(value);
      return Object.fromEntries(members.map(([key, each]) => [this.#key(key), this.#value(each, inherited ?? key)]));
    }
    if (typeof value === 'string') {
      return name && this.#signs.isSecret(name, value) ? this.#mask(value) : this.#string(value);
    }
    if (typeof value === 'number' && name && this.#signs.isSecret(name, String(value))) {
      this.#mask(String(value));
      return 0;
    }
    return value;
  }

  /** A member's name. A secret that happens to be a word must not rename members. */
  #key(name: string): string {
    return this.#strike({ text: name, cuts: [] }, false).text;
  }

  /** A text within JSON, which may itself be JSON, as the arguments of a tool call are. */
  #string(text: string): string {
    return (/^[{[]/.test(text) ? this.#json(text) : undefined) ?? this.#text(text);
  }

  /** Chunks, cut where they were. A secret that lies across a cut is struck out in the chunk where it began. */
  #chunks(chunks: readonly Uint8Array[]): Uint8Array[] {
    const texts = chunks.map(textOf);
    const isText = texts.every((text) => text !== undefined);
    const pieces = isText ? texts : chunks.map(latin1); // else a character a byte
    let end = 0;
    const ends = pieces.map((piece) => {
      end += piece?.length ?? 0;
      return end;
    });
    const { text, cuts } = this.#strike({ text: pieces.join(''), cuts: ends });
    const made = cuts.map((cut, index) => text.slice(index === 0 ? 0 : cuts[index - 1], cut));
    const written = isText
      ? made.map((piece) => new TextEncoder().encode(this.#hooked(piece)))
      : made.map((piece) => bytesOf(piece));
    return written.filter((piece) => piece.length > 0);
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function unescapedForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The password of HTTP's basic authentication (RFC 7617); empty if there is none. */
function passwordOf(credential: string): string {
  try {
    const pair = atob(credential);
    return pair.slice(pair.indexOf(':') + 1);
  } catch {
    return '';
  }
}
