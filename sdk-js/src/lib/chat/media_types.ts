/** What a file is, by how it begins. Must not know where it comes from. */

/** How contents of the usual types begin: where, with what bytes. */
const SIGNS: readonly (readonly [start: number, sign: string, type: string])[] = [
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, 'GIF8', 'image/gif'],
  [8, 'WEBP', 'image/webp'],
  [8, 'WAVE', 'audio/wav'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\xff\xfb', 'audio/mpeg'],
  [0, '\xff\xf3', 'audio/mpeg'],
  [0, '%PDF-', 'application/pdf'],
];

/** The media type that the content's beginning shows; undefined if it shows none. */
export function signedType(data: Uint8Array): string | undefined {
  const head = String.fromCharCode(...data.subarray(0, 16));
  return SIGNS.find(([start, sign]) => head.startsWith(sign, start))?.[2];
}
