// One real PostgreSQL for all tests (test/support/server.ts); every test file works on its own clone of one template.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/server.ts'],
    setupFiles: ['test/support/outside.ts'],
    include: ['test/**/*.test.ts'],
    env: { NODE_ENV: 'test', TZ: 'UTC' },
    pool: 'threads',
    maxWorkers: 2,
    // Our modules keep no state of a test (pure caches only): loading them once per worker saves a minute and a half.
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
  },
});
