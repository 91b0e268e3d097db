/** What a journey is given: a client of a company of its own, the platform that it is on, and an inbox. */

import type { AIAgentPlatform } from '../../../src/index.js';
import type { Inbox } from '../inbox.js';
import type { Company, MockPlatform } from '../mock.js';

export interface Travel {
  readonly client: AIAgentPlatform;
  readonly company: Company;
  readonly platform: MockPlatform;
  readonly inbox: Inbox;
}

export type Journey = (travel: Travel) => Promise<void>;

/** All that an iterable gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
  }
  return found;
}
