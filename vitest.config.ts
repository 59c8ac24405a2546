import { defineConfig } from 'vitest/config';

/** Node-side tests run from the sources; components run in Chromium (packages/widget), end to end in e2e/. */
export default defineConfig({
  resolve: { conditions: ['parley-source'] },
  ssr: { resolve: { conditions: ['parley-source'] } },
  test: {
    include: ['packages/{protocol,server,sdk}/src/**/*.test.ts', 'packages/widget/src/client/**/*.node.test.ts', 'demo/src/**/*.test.ts', 'bench/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
