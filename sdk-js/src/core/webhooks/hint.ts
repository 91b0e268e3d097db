/**
 * What probably went wrong when no signature fits, in words. The usual mistake is a body that was parsed and written
 * again. Must not decide anything: the verdict stands already.
 */

import { RAW_BODY } from './body.js';

/** Larger bodies are not looked at, in bytes. */
const LIMIT = 1_000_000;

/** A sentence to append, or nothing. `matches` tells whether a signature fits other bytes. */
export async function hint(
  bytes: Uint8Array,
  wasText: boolean,
  matches: (bytes: Uint8Array) => Promise<boolean>,
): Promise<string> {
  if (bytes.length > LIMIT) {
    return '';
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  for (const spelling of spellings(text)) {
    if (spelling !== text && (await matches(new TextEncoder().encode(spelling)))) {
      return ` The body was parsed and written again: the signature fits another spelling of the same JSON. ${RAW_BODY}`;
    }
  }
  return wasText ? ` The body came as text, so it was decoded before. ${RAW_BODY}` : '';
}

/** The same JSON as senders write it: compact or spaced, ASCII or not; and the text without what surrounds it. */
function spellings(text: string): string[] {
  const stripped = text.trim();
  const around = [stripped, `${stripped}\n`];
  try {
    const value: unknown = JSON.parse(text);
    const written = [JSON.stringify(value), spaced(JSON.stringify(value, null, 1))];
    return [...written, ...written.map(ascii), ...around];
  } catch {
    return around; // no JSON, or nested deeper than can be written
  }
}

/** Indented JSON on one line. A line break within a string is escaped, so each here is an indentation. */
function spaced(indented: string): string {
  return indented.replace(/,\n */g, ', ').replace(/\n */g, '');
}

function ascii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
