/** The public names of the helpers and of the testing kit: whoever takes one away breaks programs. */

import { expect, test } from 'vitest';
import * as lib from '../../src/lib/index.js';
import * as testing from '../../src/testing/index.js';

test('the helpers have these names', () => {
  expect(Object.keys(lib).sort()).toEqual([
    'ExecutionFailedError',
    'FileFailedError',
    'OutputFormat',
    'OutputParseError',
    'ParsedStream',
    'Tool',
    'ToolError',
    'ToolLimitError',
    'ToolRun',
    'ToolRunner',
    'ToolStream',
    'audioPart',
    'deltas',
    'filePart',
    'imagePart',
    'outputFormat',
    'tool',
  ]);
});

test('the testing kit has these names', () => {
  expect(Object.keys(testing).sort()).toEqual([
    'AssertionError',
    'CannedReply',
    'Cassette',
    'CassetteError',
    'MockPlatform',
    'Platform',
    'PlatformError',
    'SSEBytes',
    'ScriptedTransport',
    'SentRequest',
    'UnexpectedRequestError',
    'UnrecordedRequestError',
    'UnusedReplyError',
    'WEBHOOK_SECRET',
    'apiError',
    'chatChunks',
    'chatCompletion',
    'chatStream',
    'cut',
    'eventsOf',
    'execution',
    'executionEvents',
    'executionStep',
    'executionStream',
    'malformedEvent',
    'mockPlatform',
    'newCompany',
    'reply',
    'signWebhook',
    'split',
    'sse',
    'sseComment',
    'sseEvent',
    'webhookEvent',
    'webhookEventTypes',
    'webhookHeaders',
    'webhookKeys',
    'withCassette',
  ]);
});
