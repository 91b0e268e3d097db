/**
 * Who is to be told when a signal aborts. However many wait for one signal, it has one listener: a signal with more than
 * ten makes Node.js suspect a leak. Must not know what waits.
 */

type Told = () => void;

interface Waiting {
  readonly told: Set<Told>;
  readonly listener: () => void;
}

const WAITING: WeakMap<AbortSignal, Waiting> = /* @__PURE__ */ new WeakMap();

/** Have `told` called when the signal aborts, once. */
export function listen(signal: AbortSignal, told: Told): void {
  let waiting = WAITING.get(signal);
  if (waiting === undefined) {
    const all = new Set<Told>();
    const listener = () => {
      WAITING.delete(signal);
      for (const each of all) {
        each();
      }
    };
    waiting = { told: all, listener };
    WAITING.set(signal, waiting);
    signal.addEventListener('abort', listener, { once: true });
  }
  waiting.told.add(told);
}

/** Have it not called. It is no error if it never was to be. */
export function unlisten(signal: AbortSignal, told: Told): void {
  const waiting = WAITING.get(signal);
  if (waiting?.told.delete(told) && waiting.told.size === 0) {
    WAITING.delete(signal);
    signal.removeEventListener('abort', waiting.listener);
  }
}
