// One real PostgreSQL for all tests (test/support/server.ts); every test file works on its own clone of one template.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Journeys, and files that fill a whole office: minutes each, whatever their size. */
const slow =
  /\/test\/(e2e|demo|training\/host|operations\/backup|house\/(filled-office|canary)|attack\/rough-input|.*\/hanoi-2025)/;

/** Nothing is known of last times in a fresh clone: the slow files begin first, lest one of them runs alone at the end. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = (file: TestSpecification) => slow.test(file.moduleId);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    globalSetup: ['test/support/server.ts'],
    setupFiles: ['test/support/outside.ts'],
    include: ['test/**/*.test.ts'],
    env: { NODE_ENV: 'test', TZ: 'UTC' },
    pool: 'threads',
    sequence: { sequencer: SlowFirst },
    maxWorkers: 2,
    // Our modules keep no state of a test (pure caches only): loading them once per worker saves a minute and a half.
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
  },
});
