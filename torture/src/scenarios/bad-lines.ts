/** The lines of clients go bad one at a time: packets lost or held in one direction, late, or the line cut. */
import type { Condition } from '../proxy/channel.js';
import type { Direction, TcpProxy } from '../proxy/tcp-proxy.js';
import type { Random } from '../random.js';
import { pause } from '../until.js';
import { again, type Scenario } from './scenario.js';

/** Two heartbeats and the patience for their answers: after that both ends have given a silent line up. */
const UNTIL_NOTICED_MS = 4000;

/** One bad thing, done to all connections of a line; new ones are fair, so that whoever gives up gets through. */
function spoil(proxy: TcpProxy, random: Random): void {
  const direction: Direction = random.pick(['up', 'down']);
  const bad = (condition: Partial<Condition>) => proxy.set({ [direction]: condition, reach: 'open' });
  const what = random.pick(['drop', 'drop', 'stall', 'late', 'cut', 'half'] as const);
  if (what === 'drop' || what === 'stall') bad({ flow: what });
  else if (what === 'late') bad({ delay: random.between(50, 700) });
  else proxy.cut(what === 'cut' ? 'both' : direction);
}

export const badLines: Scenario = {
  name: 'bad-lines',
  what: 'one-way loss, one-way stall, delay and cuts on clients’ connections, each by itself',
  stores: ['sqlite', 'postgres'],
  world: () => ({ heartbeat: 1 }),
  leastMs: 4000,
  async hurt(turn) {
    const { world, random } = turn;
    const faults = await again(turn, async () => {
      const { proxy } = random.pick(world.people.lines);
      spoil(proxy, random);
      await pause(random.between(50, 600));
    });
    await pause(UNTIL_NOTICED_MS);
    for (const { proxy } of world.people.lines) proxy.heal();
    return { faults };
  },
};
