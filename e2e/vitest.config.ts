import { defineConfig } from 'vitest/config';

/** End to end: everything built, everything real, one file at a time because each starts a browser and servers. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As in the other tests: on a busy machine once more, and said so.
    retry: process.env.CI ? 1 : 0,
    // What is waited for comes within milliseconds, or the machine is busy.
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
});
