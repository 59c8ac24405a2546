/**
 * PostgreSQL falls silent to one of two processes, in the middle of a transaction as likely as not, and no connection
 * breaks. The other process must not wait for the locks of the first.
 */
import { pause } from '../until.js';
import { again, Broken, type Scenario, untilHealth } from './scenario.js';

/** Longer than a silent connection is waited for (15 s), and a silent process by PostgreSQL (10 s). */
const SILENCE_MS = { least: 17_000, most: 20_000 };
/** Within this time the other process must have stored something. */
const OTHERS_MS = 16_000;

export const postgresSilent: Scenario = {
  name: 'postgres-silent',
  what: 'PostgreSQL falls silent to one of two processes, without a connection breaking',
  stores: ['postgres'],
  world: () => ({ throughProxy: true }),
  leastMs: SILENCE_MS.most + 5000,
  async hurt(turn) {
    const { world, random } = turn;
    const { databaseLine } = world;
    if (databaseLine === undefined) throw new Error('There is no line to the database.');
    const faults = await again(turn, async () => {
      await pause(random.between(500, 2000));
      const flow = random.pick(['stall', 'drop'] as const);
      databaseLine.set({ up: { flow }, down: { flow }, reach: 'all' });
      const before = performance.now();
      try {
        await untilHealth(world, 0, { status: 'unavailable', reason: 'database_unreachable' });
        const said = await world.attempt(0);
        if (said !== 'busy') throw new Broken(`Process 1 has no database, and answered “${said}”.`);
        const other = await world.attempt(1);
        const took = performance.now() - before;
        if (other !== 'stored' || took > SILENCE_MS.least + OTHERS_MS) {
          throw new Broken(
            `Process 2 answered “${other}” ${Math.round(took)} ms after the other lost its database.`,
          );
        }
        await pause(Math.max(0, random.between(SILENCE_MS.least, SILENCE_MS.most) - took));
      } finally {
        databaseLine.heal();
      }
      await untilHealth(world, 0, { status: 'ready' });
    });
    return { faults };
  },
};
