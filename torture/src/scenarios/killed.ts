/** A process dies without warning, with messages on their way. On PostgreSQL the other one goes on. */
import { pause } from '../until.js';
import { again, type Scenario } from './scenario.js';

export const killed: Scenario = {
  name: 'killed',
  what: 'SIGKILL of a process at random moments; behind a balancer the other one takes over',
  stores: ['sqlite', 'postgres'],
  leastMs: 3000,
  async hurt(turn) {
    const { world, random } = turn;
    const faults = await again(turn, async () => {
      const victim = random.between(0, world.fleet.ports.length - 1);
      await pause(random.between(100, 1500));
      await world.fleet.kill(victim);
      await pause(random.between(0, 1000));
      await world.fleet.start(victim);
    });
    return { faults };
  },
};
