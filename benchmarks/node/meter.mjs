/** The meter of a probe. Must not import anything. */

/** CPU seconds of this process, user and system, all of its threads. */
export function read() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The middle one. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
