/**
 * For Node.js alone: requests over Node's own HTTP client instead of `fetch`.
 *
 * @packageDocumentation
 */

export type { NodeTransportOptions } from './options.js';
export { nodeTransport } from './transport.js';
