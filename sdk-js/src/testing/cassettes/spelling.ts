/** How names and values are written in texts, and replacing them without losing where a text was cut. */

/** How a name and its value are written: groups 1, 2 and 3 are the name, what stands between, and the value. */
export const SPELLINGS: readonly { readonly source: string; readonly head: boolean }[] = [
  { source: String.raw`"([\w.-]{1,80})"(\s*:\s*)"((?:[^"\\]|\\.)*)"`, head: false }, // JSON
  { source: String.raw`\\"([\w.-]{1,80})\\"(\s*:\s*)\\"((?:[^"\\]|\\\\.)*)\\"`, head: false }, // JSON in a JSON text
  { source: String.raw`(?<=[?&])([\w.-]{1,80})(=)([^&#\s"'\\<>]+)`, head: true }, // of a URL in a text
  { source: String.raw`(?<![\w.-])([\w.-]{1,80})(=)([^&\s"'\\;,]+)`, head: false }, // of a form or a cookie
  { source: String.raw`(?<=name=")([^"]{1,80})("[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n)([^]*?)(?=\r\n--)`, head: false }, // of a multipart body
];

/** A text, and places in it. */
export interface Marked {
  readonly text: string;
  readonly cuts: readonly number[];
}

/** The text with its matches replaced, and where its places are then: one inside a match is behind what replaces it. */
export function replaced({ text, cuts }: Marked, pattern: RegExp, replace: (found: RegExpExecArray) => string): Marked {
  const pieces: string[] = [];
  const moved: number[] = [];
  let done = 0;
  let length = 0;
  let next = 0;
  const move = (before: (cut: number) => boolean, place: (cut: number) => number) => {
    for (let cut = cuts[next]; cut !== undefined && before(cut); cut = cuts[++next]) {
      moved.push(place(cut));
    }
  };
  for (const found of text.matchAll(pattern)) {
    const { index: start } = found;
    const made = replace(found);
    if (made === found[0]) {
      continue;
    }
    move(
      (cut) => cut <= start,
      (cut) => cut - done + length,
    );
    length += start - done + made.length;
    move(
      (cut) => cut < start + found[0].length,
      () => length,
    );
    pieces.push(text.slice(done, start), made);
    done = start + found[0].length;
  }
  move(
    () => true,
    (cut) => cut - done + length,
  );
  return { text: pieces.join('') + text.slice(done), cuts: moved };
}
