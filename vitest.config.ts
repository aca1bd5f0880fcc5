import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    testTimeout: 120_000,
    // Two cores: more workers only wait for each other.
    poolOptions: { forks: { maxForks: 2, execArgv: ['--expose-gc'] } },
    maxConcurrency: 2,
    reporters: ['default'],
  },
});
