import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What must hold on either database; run once on SQLite and once on a real PostgreSQL. */
const ON_BOTH = [
  'packages/server/src/db/**/*.test.ts',
  'packages/server/src/{consumers,http,importing,services,socket}/**/*.test.ts',
  'packages/server/src/settings/**/*.test.ts',
  'packages/server/src/testing/**/*.test.ts',
  'packages/server/src/upkeep/{check,migrate.postgres}.test.ts',
];

/** From the sources, so that a test never runs yesterday's build. */
const fromSources = {
  resolve: { conditions: ['parley-source'] },
  ssr: { resolve: { conditions: ['parley-source'] } },
};
const timeouts = { testTimeout: 30_000, hookTimeout: 30_000 };
/** A machine that is busy with something else must not fail a build; the report marks what was tried twice. */
const retry = process.env.CI ? 1 : 0;

/** Node-side tests; components run in Chromium (packages/widget), end to end in e2e/. */
export default defineConfig({
  test: {
    // These tests wait for servers, disks and clocks more than they compute: one worker a core leaves cores idle.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        ...fromSources,
        test: {
          name: 'unit',
          include: [
            'packages/{protocol,server,sdk}/src/**/*.test.ts',
            'packages/widget/src/{client,console,elements,proactive,translations}/**/*.node.test.ts',
            'packages/widget/scripts/**/*.test.ts',
            'demo/src/**/*.test.ts',
            'bench/src/**/*.test.ts',
            'torture/src/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.postgres.test.ts'],
          provide: { postgresUrl: undefined },
          ...timeouts,
          retry,
        },
      },
      {
        ...fromSources,
        test: {
          name: 'postgres',
          include: ON_BOTH,
          globalSetup: ['packages/server/src/testing/postgres.ts'],
          ...timeouts,
          retry,
        },
      },
    ],
  },
});
