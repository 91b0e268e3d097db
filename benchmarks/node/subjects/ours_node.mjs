/** Our SDK, over Node's own HTTP client. */

import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { nodeTransport } from '@aiagentplatform/sdk/node';

import { KEY } from '../payloads.mjs';

export { create, events, listing, read } from './ours.mjs';

export function client(origin) {
  return new AIAgentPlatform({ apiKey: KEY, baseURL: `${origin}/v1`, transport: nodeTransport() });
}
