/** What every subject sends. Must not import anything: it would count as the subject's in the rows that start cold. */

export const MODEL = 'gpt-5-mini';
export const KEY = 'sk-benchmark';
export const QUESTION = [{ role: 'user', content: 'Name a colour.' }];

/** A long conversation in content parts. */
export function conversation(messages = 400) {
  const speakers = ['user', 'assistant'];
  return Array.from({ length: messages }, (_, turn) => ({
    role: speakers[turn % 2],
    content: [{ type: 'text', text: `Turn ${turn}: ${'lorem ipsum '.repeat(8)}` }],
  }));
}
