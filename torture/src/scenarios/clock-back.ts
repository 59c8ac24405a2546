/** The server's clock is set back, by seconds or by weeks, and later put right. */
import { pause } from '../until.js';
import { again, type Scenario } from './scenario.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const STEPS = [2 * SECOND, 90 * SECOND, HOUR, DAY, 40 * DAY];

export const clockBack: Scenario = {
  name: 'clock-back',
  what: 'the server’s clock set back by 2 s to 40 days, and put right again',
  stores: ['sqlite', 'postgres'],
  leastMs: 3000,
  async hurt(turn) {
    const { world, random } = turn;
    const first = random.between(0, STEPS.length - 1);
    const faults = await again(turn, async (count) => {
      await pause(random.between(100, 600));
      world.fleet.pull({ clock: -(STEPS[(first + count) % STEPS.length] ?? 0) });
      // Whoever connects now shows a token that was signed later.
      const { proxy } = random.pick(world.people.lines);
      proxy.cut('both');
      await pause(random.between(300, 1200));
      world.fleet.pull({ clock: 0 });
    });
    return { faults };
  },
};
