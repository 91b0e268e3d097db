/**
 * The mock platform as a process of its own, and companies on it. `MOCK_SERVER_PYTHON` names a Python that has the package
 * `aiagentplatform-mock`; else it is `python3`. Must not know the SDK.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A company on the mock platform. */
export interface Company {
  readonly baseURL: string;
  readonly apiKey: string;
}

/** What a request's journal has of it. */
export interface Journalled {
  readonly operation: string | null;
  readonly attempt: number;
  readonly status: number | null;
  readonly body: unknown;
}

/** A running mock platform. */
export class MockPlatform {
  private constructor(
    readonly baseURL: string,
    readonly apiKey: string,
    private readonly process: ChildProcess,
  ) {}

  /** Start it on a free port. Its replies are validated against the document. */
  static async start(): Promise<MockPlatform> {
    const python = process.env['MOCK_SERVER_PYTHON'] ?? 'python3';
    const command = ['-m', 'aiagentplatform_mock', '--port', '0', '--json', '--validate-replies'];
    const child = spawn(python, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (piece) => {
      complaint += String(piece);
    });
    const failed = once(child, 'error').then(([fault]) => Promise.reject(fault));
    const ended = once(child, 'exit').then(() => undefined);
    const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended, failed]);
    if (line === undefined) {
      throw new Error(
        `the mock server did not start; MOCK_SERVER_PYTHON must name a Python with aiagentplatform-mock.\n${complaint}`,
      );
    }
    const { base_url, api_key } = JSON.parse(String(line[0])) as { base_url: string; api_key: string };
    return new MockPlatform(base_url, api_key, child);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill();
    await ended;
  }

  /** A company of its own: nothing that happens to one can be noticed by another. */
  async company(settings: object = { plan: 'enterprise' }): Promise<Company> {
    const made = (await this.admin('POST', 'companies', this, settings)) as { api_key: string };
    return { baseURL: this.baseURL, apiKey: made.api_key };
  }

  /** What the model says next: a text, or a scripted reply. */
  async say(company: Company, ...replies: readonly object[]): Promise<void> {
    await this.admin('POST', 'model/replies', company, replies);
  }

  /** The next requests fail so. */
  async fault(company: Company, fault: object, match: object = {}, times = 1): Promise<void> {
    await this.admin('POST', 'faults', company, { fault, match, times });
  }

  /** Let the company's time pass. */
  async advance(company: Company, seconds: number): Promise<void> {
    await this.admin('POST', 'clock', company, { advance: seconds });
  }

  /** The company's requests, the oldest first. */
  async requests(company: Company): Promise<Journalled[]> {
    return ((await this.admin('GET', 'requests', company)) as { data: Journalled[] }).data;
  }

  private async admin(method: string, path: string, company: Company, body?: object): Promise<unknown> {
    const reply = await fetch(`${this.baseURL.replace(/\/v1$/, '/_mock')}/${path}`, {
      method,
      headers: { authorization: `Bearer ${company.apiKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) {
      throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    }
    return await reply.json();
  }
}
