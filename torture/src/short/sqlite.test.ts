/** The short form of `pnpm torture` on SQLite. All at once, each on an installation of its own: they mostly wait. */
import { describe, it } from 'vitest';
import { SCENARIOS } from '../scenarios/index.js';
import { PATIENCE_MS, survive } from './survive.js';

const scenarios = SCENARIOS.filter(({ stores }) => stores.includes('sqlite'));

describe.concurrent('on SQLite', () => {
  it.each(scenarios)(
    '$name: everything acknowledged is there, once and in order',
    {
      timeout: PATIENCE_MS,
    },
    async (scenario) => {
      await survive({ scenario, store: 'sqlite' });
    },
  );
});
