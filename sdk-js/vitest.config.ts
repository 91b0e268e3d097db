/**
 * The tests in three projects: `unit` needs nothing but this folder and the mock server, `package` builds and packs what
 * users install, `browser` needs Chromium. `vitest run tests/<room>` runs one room.
 */

import { defineConfig } from 'vitest/config';

const PACKAGE = ['tests/package/**/*.test.ts', 'tests/consumers/**/*.test.ts'];
const BROWSER = ['tests/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...PACKAGE, ...BROWSER, '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: PACKAGE,
          globalSetup: 'tests/package/setup.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      { extends: true, test: { name: 'browser', include: BROWSER, testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});
