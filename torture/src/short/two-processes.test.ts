/** The short form of `pnpm torture` on two processes over one PostgreSQL, which is restarted in it: so it is its own. */
import { OwnPostgres } from '@parley/server/testing/postgres';
import { afterAll, beforeAll, it } from 'vitest';
import { killed } from '../scenarios/killed.js';
import { postgresRestarted } from '../scenarios/postgres-restarted.js';
import { PATIENCE_MS, survive } from './survive.js';

let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await OwnPostgres.create();
});
afterAll(() => postgres?.remove());

it.each([killed, postgresRestarted])(
  '$name: everything acknowledged is there, once and in order',
  {
    timeout: PATIENCE_MS,
  },
  async (scenario) => {
    await survive({ scenario, store: 'postgres', postgres });
  },
);
