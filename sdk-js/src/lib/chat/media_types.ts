/** What a file is, by how it begins and by its name. Must not know where it comes from. */

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

/** The types of the usual endings of names. */
const ENDINGS: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** The media type that the content's beginning shows, else the name's ending; empty if neither does. */
export function mediaTypeOf(data: Uint8Array, name: string): string {
  const head = String.fromCharCode(...data.subarray(0, 16));
  const signed = SIGNS.find(([start, sign]) => head.startsWith(sign, start))?.[2];
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return signed ?? (Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined) ?? '';
}
