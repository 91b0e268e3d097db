/** Over many calls: what the heap has grown by, after a tenth of them has gone by. */

const EVENTS_A_STREAM = 1000;

/** Over `size` calls. */
export async function overCalls(subject, origin, size) {
  const { client, create } = await import(`../subjects/${subject}.mjs`);
  const ours = client(origin);
  return { growth: await growth(() => create(ours), size) };
}

/** Over `size` events, in streams of a thousand. */
export async function overEvents(subject, origin, size) {
  const { client, read } = await import(`../subjects/${subject}.mjs`);
  const ours = client(origin);
  return { growth: await growth(() => read(ours), size / EVENTS_A_STREAM) };
}

/** Bytes; never less than 0. */
async function growth(work, times) {
  for (let number = 0; number < times / 10; number += 1) await work();
  const before = held();
  for (let number = 0; number < times; number += 1) await work();
  return Math.max(held() - before, 0);
}

/** What is still used when nothing can be collected any more. */
function held() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
