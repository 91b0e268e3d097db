/** API keys: created, used, rotated, revoked, counted. */

import { expect } from 'vitest';
import {
  ExpiredApiKeyError,
  InvalidApiKeyError,
  PermissionDeniedError,
  RevokedApiKeyError,
} from '../../../src/index.js';
import { all, type Journey } from './journey.js';

const MODEL = 'gpt-5.2';

export const life: Journey = async ({ client }) => {
  const { apiKeys } = client;
  const made = await apiKeys.create({ name: 'Reader', permissions: ['models:read'], expires_in: 3600 });
  const reader = client.withOptions({ apiKey: made.key });
  expect(await reader.models.retrieve(MODEL)).toBeTruthy();
  const denied = await reader.workflows.list().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(denied).toBeInstanceOf(PermissionDeniedError);
  expect((denied as PermissionDeniedError).message).toContain('workflows:read');
  const rotated = await apiKeys.rotate(made.id, { overlap_seconds: 0 });
  await expect(reader.models.retrieve(MODEL)).rejects.toBeInstanceOf(RevokedApiKeyError);
  expect(await client.withOptions({ apiKey: rotated.key }).models.retrieve(MODEL)).toBeTruthy();
  expect((await apiKeys.update(rotated.id, { name: 'Renamed' })).name).toBe('Renamed');
  expect((await apiKeys.retrieve(rotated.id)).last_used_at).not.toBeNull();
  expect((await apiKeys.usage(rotated.id)).total.api_calls).toBeGreaterThan(0);
  expect((await apiKeys.revoke(rotated.id)).status).toBe('revoked');
  expect((await all(apiKeys.list({ status: 'revoked' }))).map((key) => key.id)).toContain(rotated.id);
};

export const refusals: Journey = async ({ client, company, platform }) => {
  const made = await client.apiKeys.create({ name: 'Short', permissions: ['models:read'], expires_in: 60 });
  await platform.advance(company, 61);
  for (const [apiKey, kind] of [
    [made.key, ExpiredApiKeyError],
    ['aap_test_nobody_at_all', InvalidApiKeyError],
  ] as const) {
    const refused = await client
      .withOptions({ apiKey })
      .models.list()
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(refused).toBeInstanceOf(kind);
    expect((refused as InvalidApiKeyError).status).toBe(401);
    expect((refused as InvalidApiKeyError).requestId).toBeTruthy();
    expect(String(refused)).not.toContain(apiKey);
  }
};
