/** In a process at work: CPU time of a call, an event, a first event, after a warm-up. */

import { median, read } from '../meter.mjs';
import { conversation } from '../payloads.mjs';

const LAPS = 5;
const AT_ONCE = 100;
const EVENTS_A_STREAM = 1000;

/** `size` calls, one after another. */
export async function unary(subject, origin, size) {
  const { client, create } = await load(subject);
  const ours = client(origin);
  return perCall(() => create(ours), size);
}

/** `size` calls, a hundred at a time. */
export async function atOnce(subject, origin, size) {
  const { client, create } = await load(subject);
  const ours = client(origin);
  const wave = () => Promise.all(Array.from({ length: AT_ONCE }, () => create(ours)));
  return perCall(wave, size / AT_ONCE, AT_ONCE);
}

/** `size` events, in streams of a thousand: the cost of one, with its share of the request's. */
export async function events(subject, origin, size) {
  const { client, read: stream } = await load(subject);
  const ours = client(origin);
  return perCall(() => stream(ours), size / EVENTS_A_STREAM, EVENTS_A_STREAM);
}

/** `size` streams: CPU time from the call to its first event. */
export async function firstEvent(subject, origin, size) {
  const { client, events } = await load(subject);
  const ours = client(origin);
  const taken = [];
  for (let number = 0; number < size + size / 5; number += 1) {
    const start = read();
    const stream = events(ours);
    await stream.next();
    taken.push(read() - start);
    for await (const _ of stream);
  }
  return { cpu: median(taken.slice(size / 5)) };
}

/** `size` calls with a long reply. */
export async function listing(subject, origin, size) {
  const { client, listing } = await load(subject);
  const ours = client(origin);
  return perCall(() => listing(ours), size);
}

/** `size` calls with a long request. */
export async function converse(subject, origin, size) {
  const { client, create } = await load(subject);
  const [ours, messages] = [client(origin), conversation()];
  return perCall(() => create(ours, messages), size);
}

/** Do `work` `times` times, in laps: the median lap's CPU time for one of the `worth` things that each does. */
async function perCall(work, times, worth = 1) {
  for (let number = 0; number < times / 4; number += 1) await work(); // the compiler wants its time
  const each = Math.max(1, Math.floor(times / LAPS));
  const taken = [];
  for (let lap = 0; lap < LAPS; lap += 1) {
    const start = read();
    for (let number = 0; number < each; number += 1) {
      if (!(await work())) throw new Error('nothing came');
    }
    taken.push(read() - start);
  }
  return { cpu: median(taken) / each / worth };
}

function load(subject) {
  return import(`../subjects/${subject}.mjs`);
}
