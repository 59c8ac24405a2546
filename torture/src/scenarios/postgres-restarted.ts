/** PostgreSQL is stopped under load, politely or at once, and comes back after a while. */
import { pause } from '../until.js';
import { again, expectBusy, type Scenario, untilHealth } from './scenario.js';

const UNREACHABLE = { status: 'unavailable', reason: 'database_unreachable' };

export const postgresRestarted: Scenario = {
  name: 'postgres-restarted',
  what: 'PostgreSQL stopped under load (fast and immediate), and started again',
  stores: ['postgres'],
  leastMs: 4000,
  async hurt(turn) {
    const { world, random, postgres } = turn;
    if (postgres === undefined) throw new Error('There is no PostgreSQL to restart.');
    const first = random.between(0, 1);
    const faults = await again(turn, async (count) => {
      await pause(random.between(100, 1500));
      await postgres.stop((first + count) % 2 === 0 ? 'immediate' : 'fast');
      try {
        for (const index of world.fleet.ports.keys()) await untilHealth(world, index, UNREACHABLE);
        await expectBusy(world);
        await pause(random.between(0, 2000));
      } finally {
        await postgres.start();
      }
      for (const index of world.fleet.ports.keys()) await untilHealth(world, index, { status: 'ready' });
    });
    return { faults };
  },
};
