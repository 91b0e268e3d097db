/**
 * Time and chance, as one object that tests replace. Nothing else in the runtime asks the system for either, but the
 * timers of `transports/`.
 */

/** Durations and moments are in milliseconds. */
export interface Clock {
  /** Counts from anywhere and never goes back. */
  now(): number;
  /** Since 1970. */
  unix(): number;
  /** Resolves after so long; rejects with the signal's reason when that aborts before. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** In [0, 1). */
  random(): number;
  /** Makes idempotency keys. */
  key(): string;
}

/** The longest timer of JavaScript: a longer one would fire at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  unix: () => Date.now(),
  sleep,
  random: () => Math.random(),
  key,
};

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const done = () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    };
    const timer = setTimeout(done, Math.min(milliseconds, LONGEST_TIMER));
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** A UUID (RFC 9562, version 4). `randomUUID` is missing on pages that came over plain HTTP. */
function key(): string {
  if (typeof crypto.randomUUID === 'function') {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
