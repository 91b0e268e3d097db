/** What the package exports: every value by its name, so that none comes or goes unnoticed. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/errors.js';
import * as sdk from '../../src/index.js';
import * as strict from '../../src/strict/index.js';

const CLIENT = ['AIAgentPlatform', 'VERSION'];
const RESOURCES = [
  'ApiKeys',
  'Chat',
  'ChatCompletions',
  'ChatCompletionsMessages',
  'Embeddings',
  'Events',
  'Files',
  'Models',
  'Webhooks',
  'WebhooksDeliveries',
  'Workflows',
  'WorkflowsExecutions',
  'WorkflowsExecutionsSteps',
  'WorkflowsTriggers',
  'WorkflowsVersions',
];
const ERRORS = [
  'APIConnectionError',
  'APIError',
  'APIResponseError',
  'APIStatusError',
  'APITimeoutError',
  'AbortedError',
  'ArgumentError',
  'AuthenticationError',
  'BadRequestError',
  'BodyEncodingError',
  'ConfigurationError',
  'ConflictError',
  'ConnectTimeoutError',
  'DeadlineExceededError',
  'FirstByteTimeoutError',
  'HeaderArgumentError',
  'IdleTimeoutError',
  'InternalServerError',
  'NotFoundError',
  'PathArgumentError',
  'PayloadTooLargeError',
  'PaymentRequiredError',
  'PermissionDeniedError',
  'PoolTimeoutError',
  'QueryArgumentError',
  'RateLimitError',
  'RequestTimeoutError',
  'ResponseDecodeError',
  'SDKError',
  'ServiceUnavailableError',
  'StreamDecodeError',
  'StreamError',
  'StreamIdleError',
  'StreamIncompleteError',
  'UnexpectedContentTypeError',
  'UnprocessableEntityError',
  'UnsupportedMediaTypeError',
  'WaitTimeoutError',
  'WebhookDuplicateError',
  'WebhookError',
  'WebhookGuardError',
  'WebhookHeaderError',
  'WebhookInFlightError',
  'WebhookPayloadError',
  'WebhookSecretError',
  'WebhookSignatureError',
  'WebhookTimestampError',
];
const CODE_ERRORS = [
  'ConcurrencyLimitExceededError',
  'ContextLengthExceededError',
  'ExpiredApiKeyError',
  'IdempotencyInProgressError',
  'IdempotencyKeyReusedError',
  'InternalError',
  'InvalidApiKeyError',
  'InvalidCursorError',
  'InvalidInputError',
  'InvalidJsonError',
  'InvalidParameterError',
  'InvalidRequestError',
  'InvalidStateError',
  'InvalidWorkflowDefinitionError',
  'MissingApiKeyError',
  'MissingParameterError',
  'ModelNotFoundError',
  'ModelOverloadedError',
  'PlanRequiredError',
  'QuotaExceededError',
  'RateLimitExceededError',
  'RevokedApiKeyError',
  'RouteNotFoundError',
  'UnprocessableRequestError',
  'UrlNotAllowedError',
];
const TOOLS = [
  'APIPromise',
  'PagePromise',
  'BinaryResponse',
  'MemoryReplayGuard',
  'RedisReplayGuard',
  'ResponseInfo',
  'SYSTEM_CLOCK',
  'Stream',
  'WebhookHandlers',
  'WebhookReceiver',
  'fetchTransport',
  'responseOf',
  'tracing',
  'waitUntil',
  'withHeaders',
];

describe('the package', () => {
  test('exports these values', () => {
    expect(Object.keys(sdk).sort()).toEqual([...CLIENT, ...RESOURCES, ...ERRORS, ...CODE_ERRORS, ...TOOLS].sort());
  });

  test('exports what makes a client strict apart from the rest', () => {
    expect(Object.keys(strict).sort()).toEqual(['schemas', 'strict']);
    expect('validator' in sdk).toBe(false);
  });

  test('has a class for every documented code', () => {
    expect(Object.keys(CODES).length).toBe(31);
    for (const [code, type] of Object.entries(CODES)) {
      const error = new type('no', { code });
      expect(error, code).toBeInstanceOf(sdk.APIStatusError);
      expect(Object.values(sdk), code).toContain(type);
      expect(error.name, code).toBe((type as { brand?: string }).brand);
    }
  });

  test('states the version of its package.json', () => {
    const about = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf-8'));
    expect(sdk.VERSION).toBe(about.version);
  });
});

describe('the client', () => {
  const client = new sdk.AIAgentPlatform({ apiKey: 'aap_test_exports' });

  test('makes each resource once, when it is asked for', () => {
    expect(client.chat).toBe(client.chat);
    expect(client.workflows.executions.steps).toBe(client.workflows.executions.steps);
    expect(client.chat.completions.messages).toBeInstanceOf(sdk.ChatCompletionsMessages);
  });

  test('makes resources of its own in a copy', () => {
    const copy = client.withOptions({ maxRetries: 0 });
    expect(copy).toBeInstanceOf(sdk.AIAgentPlatform);
    expect(copy.chat).not.toBe(client.chat);
  });
});
