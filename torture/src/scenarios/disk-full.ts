/** The disk fills to its last byte under load, and has room again after a while. */
import { pause } from '../until.js';
import { again, Broken, expectBusy, type Scenario, untilHealth } from './scenario.js';

export const diskFull: Scenario = {
  name: 'disk-full',
  what: 'a disk without room under load, and with room again',
  stores: ['sqlite'],
  world: () => ({ onSmallDisk: true }),
  leastMs: 3000,
  async hurt(turn) {
    const { world, random } = turn;
    const { disk } = world;
    if (disk === undefined) throw new Error('There is no disk to fill.');
    const faults = await again(turn, async () => {
      await pause(random.between(100, 1500));
      disk.fill();
      try {
        await untilHealth(world, 0, { status: 'unavailable', reason: 'disk_full' });
        await expectBusy(world);
        // What is stored can be read all the while.
        if ((await world.fleet.feed()).length === 0) throw new Broken('The feed is empty.');
        await pause(random.between(0, 2000));
      } finally {
        disk.free();
      }
      await untilHealth(world, 0, { status: 'ready' });
    });
    return { faults, note: disk.kind };
  },
};
