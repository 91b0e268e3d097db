/**
 * The testing kit: everything to test code that uses this SDK, with or without a server.
 *
 * - a mock platform (`mockPlatform`, `newCompany`, `Platform`)
 * - completions, executions, events and their streams as objects and as bytes (`chatChunks`, `sse` …)
 * - a transport, or a `fetch`, that plays a script (`ScriptedTransport`, `reply`, `apiError`)
 * - webhooks, signed and tampered with (`signWebhook`)
 * - conversations with a server recorded once and replayed ever after (`Cassette`)
 */

export { Cassette, type CassetteMode, type CassetteOptions, withCassette } from './cassettes/cassette.js';
export type { MatchPart } from './cassettes/matching.js';
export type { Pairs, RecordedRequest } from './cassettes/recording.js';
export type { Redaction } from './cassettes/secrets.js';
export {
  type CannedCall,
  type CannedChat,
  type CannedChunks,
  chatChunks,
  chatCompletion,
  chatStream,
} from './chat.js';
export {
  AssertionError,
  CassetteError,
  PlatformError,
  UnexpectedRequestError,
  UnrecordedRequestError,
  UnusedReplyError,
} from './errors.js';
export {
  type CannedEvent,
  type CannedEventsOptions,
  type ExecutionEventType,
  execution,
  executionEvents,
  executionStep,
  executionStream,
} from './executions.js';
export { type MockOptions, MockPlatform, mockPlatform } from './mock_server.js';
export {
  type CompanyOptions,
  type FaultKind,
  type FaultOptions,
  type JournalEntry,
  type ModelReply,
  newCompany,
  Platform,
  type RequestMatch,
} from './platform.js';
export { apiError, CannedReply, type ReplyOptions, reply } from './replies.js';
export { SentRequest } from './requests.js';
export { type Answer, ScriptedTransport } from './script.js';
export {
  type Cut,
  cut,
  eventsOf,
  malformedEvent,
  SSEBytes,
  type SSEFields,
  split,
  sse,
  sseComment,
  sseEvent,
} from './streams.js';
export {
  type SignedWebhook,
  type SignWebhookEventOptions,
  signWebhook,
  WEBHOOK_SECRET,
  type WebhookEventOptions,
  type WebhookEventType,
  type WebhookFlaw,
  type WebhookHeadersOptions,
  type WebhookKeys,
  webhookEvent,
  webhookEventTypes,
  webhookHeaders,
  webhookKeys,
} from './webhooks.js';
