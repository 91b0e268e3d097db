/**
 * How large a program becomes that only streams chat: with this SDK and with openai's, bundled for browsers, minified and
 * gzipped. Fails above the budget in package.json (`sizeBudget`, bytes). `--json` prints the numbers alone.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const PROGRAMS = {
  '@aiagentplatform/sdk': `
    import { AIAgentPlatform } from '@aiagentplatform/sdk';
    const client = new AIAgentPlatform({ apiKey: 'key' });
    const stream = client.chat.completions.stream({ model: 'auto', messages: [{ role: 'user', content: 'Hi.' }] });
    for await (const text of stream.text()) console.log(text);`,
  openai: `
    import OpenAI from 'openai';
    const client = new OpenAI({ apiKey: 'key' });
    const stream = await client.chat.completions.create({
      model: 'auto', messages: [{ role: 'user', content: 'Hi.' }], stream: true,
    });
    for await (const chunk of stream) console.log(chunk.choices[0]?.delta?.content);`,
};

/**
 * A program as it is sent, and its sizes in bytes. The package is found from `folder` as users find it, by its `exports`.
 * @param {string} contents
 * @param {string} folder
 */
export async function measure(contents, folder = ROOT) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    treeShaking: true,
    write: false,
    logLevel: 'error',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { code: outputFiles[0]?.text ?? '', minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}

/**
 * The sizes of both programs, and the budget of ours.
 * @param {string} folder
 */
export async function sizes(folder = ROOT) {
  const { sizeBudget } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf-8'));
  const [ours, openai] = await Promise.all([
    measure(PROGRAMS['@aiagentplatform/sdk'], folder),
    measure(PROGRAMS.openai),
  ]);
  return { ours, openai, budget: Number(sizeBudget) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ours, openai, budget } = await sizes();
  if (process.argv.includes('--json')) {
    const { code: _, ...sizesOfOurs } = ours;
    const { code: __, ...sizesOfTheirs } = openai;
    console.log(JSON.stringify({ ours: sizesOfOurs, openai: sizesOfTheirs, budget }));
  } else {
    const line = (/** @type {string} */ name, /** @type {{ minified: number, gzipped: number }} */ size) =>
      `${name.padEnd(22)} ${String(size.minified).padStart(9)} minified ${String(size.gzipped).padStart(9)} gzipped`;
    console.log(line('@aiagentplatform/sdk', ours));
    console.log(line('openai', openai));
    console.log(`${(ours.gzipped / openai.gzipped).toFixed(2)} of openai's; the budget is ${budget} bytes gzipped`);
  }
  process.exitCode = ours.gzipped <= budget ? 0 : 1;
}
