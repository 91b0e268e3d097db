/** From the first import on. Must not import what Node has not loaded by itself: it would not be counted any more. */

import { read } from '../meter.mjs';

const PACKAGES = { openai: 'openai', ours: '@aiagentplatform/sdk' };

/** The import of a library: CPU time. There is nothing to import where there is no SDK. */
export async function imported(subject) {
  if (!(subject in PACKAGES)) return {};
  const start = read();
  await import(PACKAGES[subject]);
  return { cpu: read() - start };
}

/** Import, make a client, call once: CPU time, and the most memory that the process ever had. */
export async function firstResult(subject, origin) {
  const start = read();
  const { client, create } = await import(`../subjects/${subject}.mjs`);
  await create(client(origin));
  return { cpu: read() - start, memory: process.resourceUsage().maxRSS * 1024 };
}
