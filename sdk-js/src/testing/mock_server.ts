/**
 * The mock server as a process of its own, on Node, Bun and Deno. Must not know what is asked of it.
 *
 * It ends with `stop`, and with the program at the latest.
 */

import { PlatformError } from './errors.js';
import { type CompanyOptions, newCompany, Platform } from './platform.js';

/** Imported by a name that bundlers do not see, so that they do not look for it. */
const MODULE: string = 'node:child_process';

/** How the mock server is started. */
export interface MockOptions extends CompanyOptions {
  /**
   * The command that starts it, to which options are added. Default: `<python> -m aiagentplatform_mock`, where the Python
   * is that of the environment variable `MOCK_SERVER_PYTHON`, else `python3`.
   */
  readonly command?: readonly string[] | undefined;
  /** More of its options, such as `['--seed', '1', '--validate-replies']`. */
  readonly args?: readonly string[] | undefined;
  /** The root of a server that runs already: then none is started, and `stop` stops none. */
  readonly url?: string | undefined;
}

/** A company on a mock server of its own. `await using platform = await mockPlatform()` stops it. */
export class MockPlatform extends Platform implements AsyncDisposable {
  readonly #stop: () => Promise<void>;

  /** @internal */
  constructor(url: string, apiKey: string, companyId: string, stop: () => Promise<void>) {
    super(url, apiKey, companyId);
    this.#stop = stop;
  }

  /** End the server. Stopping twice does nothing. */
  stop(): Promise<void> {
    return this.#stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

/**
 * Start a mock server on a free port; what is given is a company on it.
 *
 * @throws {@link PlatformError} It did not start: `pip install aiagentplatform-mock`, and name the Python that has it.
 */
export async function mockPlatform(options: MockOptions = {}): Promise<MockPlatform> {
  const server = options.url === undefined ? await started(options) : { url: options.url, stop: async () => undefined };
  try {
    const { url, apiKey, companyId } = await newCompany(server.url, options);
    return new MockPlatform(url, apiKey, companyId, server.stop);
  } catch (fault) {
    await server.stop();
    throw fault;
  }
}

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** What is used of Node's child processes. */
interface Child {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly exitCode: number | null;
  readonly signalCode: string | null;
  on(event: 'exit' | 'error', listener: (fault: unknown) => void): void;
  kill(): void;
  ref(): void;
  unref(): void;
}

interface Output {
  on(event: 'data', listener: (piece: unknown) => void): void;
  unref?(): void;
}

interface Spawning {
  spawn(command: string, args: readonly string[], options: { readonly stdio: readonly string[] }): Child;
}

interface Surroundings {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    once(event: 'exit', listener: () => void): void;
    removeListener(event: 'exit', listener: () => void): void;
  };
}

async function started(options: MockOptions): Promise<Server> {
  const { process } = globalThis as Surroundings;
  const python = process?.env?.['MOCK_SERVER_PYTHON'] ?? 'python3';
  const [command = python, ...first] = options.command ?? [python, '-m', 'aiagentplatform_mock'];
  const { spawn } = (await import(/* webpackIgnore: true */ /* @vite-ignore */ MODULE)) as Spawning;
  const args = [...first, '--port', '0', '--json', ...(options.args ?? [])];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill();
  process?.once('exit', kill);
  const gone = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  const line = await readyLine(child, command);
  for (const each of [child, child.stdout, child.stderr]) {
    each.unref?.(); // a server that nobody stops does not keep the program alive
  }
  const stop = async () => {
    process?.removeListener('exit', kill);
    if (child.exitCode === null && child.signalCode === null) {
      child.ref(); // else the program might end first
      child.kill();
      await gone;
    }
  };
  return { url: new URL((JSON.parse(line) as { base_url: string }).base_url).origin, stop };
}

/** The line that it prints when it accepts requests. */
function readyLine(child: Child, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    let complaint = '';
    const fail = (why: string) => {
      const said = complaint.trim() && `\n${complaint.trim()}`;
      const advice = 'Install it (pip install aiagentplatform-mock), and name its Python in MOCK_SERVER_PYTHON.';
      reject(new PlatformError(`The mock server did not start: ${why}. ${advice}${said}`));
    };
    child.stderr.on('data', (piece) => {
      complaint += String(piece);
    });
    child.stdout.on('data', (piece) => {
      printed += String(piece);
      const [line, ...rest] = printed.split('\n');
      if (rest.length > 0) {
        resolve(line as string);
      }
    });
    child.on('error', (fault) => fail(`${command}: ${(fault as Error).message}`));
    child.on('exit', () => fail(`${command} ended`));
  });
}
