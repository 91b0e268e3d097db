/**
 * Which JavaScript this is: told by what each runtime has, never by user agents that can be forged.
 */

/** A runtime, as it is reported to the server. */
export interface Runtime {
  readonly name: 'node' | 'deno' | 'bun' | 'edge' | 'worker' | 'browser' | 'unknown';
  readonly version: string;
  readonly os: string;
  readonly arch: string;
}

interface Surroundings {
  readonly Bun?: { readonly version?: string };
  readonly Deno?: { readonly version?: { readonly deno?: string }; readonly build?: { os?: string; arch?: string } };
  readonly EdgeRuntime?: string;
  readonly WorkerGlobalScope?: unknown;
  readonly WebSocketPair?: unknown;
  readonly window?: unknown;
  readonly document?: { readonly createElement?: unknown };
  readonly process?: {
    readonly versions?: Readonly<Record<string, string | undefined>>;
    readonly platform?: string;
    readonly arch?: string;
  };
}

const UNKNOWN = 'unknown';

/** The runtime that this code runs in. */
export function runtime(): Runtime {
  const { Bun, Deno, EdgeRuntime, process, WorkerGlobalScope, WebSocketPair } = globalThis as Surroundings;
  const os = process?.platform ?? UNKNOWN;
  const arch = process?.arch ?? UNKNOWN;
  if (Deno?.version) {
    const { build, version } = Deno;
    return { name: 'deno', version: version.deno ?? UNKNOWN, os: build?.os ?? UNKNOWN, arch: build?.arch ?? UNKNOWN };
  }
  if (Bun) {
    return { name: 'bun', version: Bun.version ?? UNKNOWN, os, arch };
  }
  if (EdgeRuntime !== undefined || WebSocketPair !== undefined) {
    return { name: 'edge', version: UNKNOWN, os: UNKNOWN, arch: UNKNOWN };
  }
  if (process?.versions?.['node'] !== undefined) {
    return { name: 'node', version: process.versions['node'], os, arch };
  }
  if (isPage()) {
    return { name: 'browser', version: UNKNOWN, os: UNKNOWN, arch: UNKNOWN };
  }
  const name = WorkerGlobalScope === undefined ? UNKNOWN : 'worker';
  return { name, version: UNKNOWN, os: UNKNOWN, arch: UNKNOWN };
}

/** Whether this is a page that somebody looks at, where a key would be open to read. */
export function isPage(): boolean {
  const { window, document, process, Deno, Bun } = globalThis as Surroundings;
  const server = process?.versions?.['node'] !== undefined || Deno !== undefined || Bun !== undefined;
  return typeof window === 'object' && typeof document?.createElement === 'function' && !server;
}
