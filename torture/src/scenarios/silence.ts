/**
 * A client hears nothing and is not heard for a long time, new connections included, while everybody else goes on. Ten
 * minutes where the time allows; else as many heartbeats as ten minutes have, in shorter ones.
 */
import { pause } from '../until.js';
import type { Scenario } from './scenario.js';

const TEN_MINUTES_MS = 600_000;
const USUAL_HEARTBEAT = 25;
const SHORT_HEARTBEAT = 1;

/** In seconds. */
function heartbeatOf(ms: number): number {
  return ms >= TEN_MINUTES_MS ? USUAL_HEARTBEAT : SHORT_HEARTBEAT;
}

export const silence: Scenario = {
  name: 'silence',
  what: 'long silence in both directions on the connections of half the clients',
  stores: ['sqlite', 'postgres'],
  world: (ms) => ({ heartbeat: heartbeatOf(ms) }),
  leastMs: 4000,
  async hurt({ world, random, ms }) {
    const heartbeat = heartbeatOf(ms);
    const length = Math.min(ms, TEN_MINUTES_MS * (heartbeat / USUAL_HEARTBEAT));
    const silent = random.shuffle(world.people.lines).slice(0, Math.ceil(world.people.lines.length / 2));
    for (const { proxy } of silent) {
      const flow = random.pick(['drop', 'stall'] as const);
      proxy.set({ up: { flow }, down: { flow }, reach: 'all' });
    }
    await pause(length);
    for (const { proxy } of silent) proxy.heal();
    const seconds = Math.round(length / 1000);
    const beats = Math.round(length / (heartbeat * 1000));
    const scale = length >= TEN_MINUTES_MS ? '' : '; 10 minutes have 24 of 25 s';
    return { faults: silent.length, note: `${seconds} s, ${beats} heartbeats of ${heartbeat} s${scale}` };
  },
};
