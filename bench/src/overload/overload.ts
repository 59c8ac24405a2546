/**
 * `pnpm bench overload`: three times as much as the product can take, for a while. It must keep acknowledging nearly
 * as much as at its best, keep its memory within bounds, and be back at full speed once it is over.
 */

import { startProduct } from '../messages/servers.js';
import { HelperProcess } from '../shared/helper-process.js';
import { readResidentBytes } from '../shared/process-figures.js';
import { createInstallation } from '../shared/product.js';
import { say } from '../shared/progress.js';
import { makeScratch } from '../shared/scratch.js';
import { median, round } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude } from '../shared/verdict.js';
import type { FloodRound } from './flood.js';
import type { FloodClientCommands } from './flood-client.js';

interface Plan {
  conversations: number;
  warmUpMs: number;
  peakRounds: number;
  peakMs: number;
  overloadMs: number;
}

const PLANS: Record<'quick' | 'full', Plan> = {
  quick: { conversations: 1000, warmUpMs: 2000, peakRounds: 3, peakMs: 1500, overloadMs: 12_000 },
  full: { conversations: 1000, warmUpMs: 5000, peakRounds: 5, peakMs: 4000, overloadMs: 60_000 },
};
const TIMES = 3;
/** Full speed is what differs from the peak by no more than rounds of the same kind do. */
const FULL_SPEED = 0.9;
const RECOVERY_ROUND_MS = 1000;
/** Twice as many as the target allows: the later half shows whether something slow stayed behind. */
const RECOVERY_ROUNDS = 10;
const SAMPLE_MS = 250;
const SEATS_AT_ONCE = 250;

const TARGETS = { goodput: { min: 0.8 }, recoverySeconds: { max: 5 }, memory: { max: 2 } };

/** The most that a process held while `work` ran, in bytes. */
async function watchMemory<T>(pid: number, work: Promise<T>): Promise<{ result: T; mostBytes: number }> {
  let mostBytes = readResidentBytes(pid);
  const timer = setInterval(() => {
    mostBytes = Math.max(mostBytes, readResidentBytes(pid));
  }, SAMPLE_MS);
  try {
    return { result: await work, mostBytes };
  } finally {
    clearInterval(timer);
  }
}

const perSecond = ({ acknowledged }: FloodRound, ms: number) => (acknowledged / ms) * 1000;

/**
 * How long after the last message of the load the product was at full speed again. Machines change their pace within a
 * run; so full speed is the lesser of the best before the load and the usual of the later half of the rounds after it.
 */
function secondsToRecover(over: FloodRound, after: readonly FloodRound[], peak: number): number {
  const speeds = after.map((each) => perSecond(each, RECOVERY_ROUND_MS));
  const settled = median(speeds.slice(speeds.length / 2));
  const back = speeds.findIndex((speed) => speed >= FULL_SPEED * Math.min(peak, settled));
  const slow = after.slice(0, back === -1 ? after.length : back);
  return slow.reduce((sum, { drainMs }) => sum + (RECOVERY_ROUND_MS + drainMs) / 1000, over.drainMs / 1000);
}

export async function runOverload({ quick }: { quick: boolean }): Promise<boolean> {
  const plan = quick ? PLANS.quick : PLANS.full;
  const directory = makeScratch('overload');
  say('starting the product');
  const server = await startProduct(await createInstallation(directory, 'product'), []);
  const client = new HelperProcess<FloodClientCommands>(new URL('flood-client.js', import.meta.url));
  const { pid, url } = server.process;
  try {
    say(`${plan.conversations} contacts take their seats`);
    for (let seated = 0; seated < plan.conversations; seated += SEATS_AT_ONCE) {
      await client.ask('seat', { url, seats: await server.seats(SEATS_AT_ONCE) });
    }
    await client.ask('round', { perSecond: null, ms: plan.warmUpMs });
    const peaks: FloodRound[] = [];
    const atPeak = await watchMemory(
      pid,
      (async () => {
        for (let turn = 1; turn <= plan.peakRounds; turn += 1) {
          say(`at its best: round ${turn} of ${plan.peakRounds}`);
          peaks.push(await client.ask('round', { perSecond: null, ms: plan.peakMs }));
        }
      })(),
    );
    const peak = median(peaks.map((r) => perSecond(r, plan.peakMs)));
    say(
      `${round(peak, 0)} messages/s at its best; now ${TIMES} times as much for ${plan.overloadMs / 1000} s`,
    );
    const over = await watchMemory(
      pid,
      client.ask('round', { perSecond: TIMES * peak, ms: plan.overloadMs }),
    );
    say('over; is it back at full speed?');
    const after: FloodRound[] = [];
    for (let turn = 1; turn <= RECOVERY_ROUNDS; turn += 1) {
      after.push(await client.ask('round', { perSecond: null, ms: RECOVERY_ROUND_MS }));
    }
    const recoverySeconds = secondsToRecover(over.result, after, peak);
    const acknowledged = await client.ask('acknowledged', undefined);
    await server.process.stop();
    const stored = server.countStored();
    console.log(toTable({ peaks, over: over.result, after }, plan));
    return conclude({
      name: 'overload',
      quick,
      ratios: {
        goodput: perSecond(over.result, plan.overloadMs) / peak,
        offered: over.result.written / (plan.overloadMs / 1000) / peak,
        recoverySeconds,
        memory: over.mostBytes / atPeak.mostBytes,
      },
      targets: TARGETS,
      checks: {
        'it stored each acknowledged message, and no other': stored === acknowledged,
        'it was offered three times its best':
          over.result.written >= TIMES * peak * (plan.overloadMs / 1000) * 0.95,
      },
      details: { plan, peak, peaks, over, after, atPeakBytes: atPeak.mostBytes },
    });
  } finally {
    await client.stop();
    await server.process.stop();
  }
}

function toTable(found: { peaks: FloodRound[]; over: FloodRound; after: FloodRound[] }, plan: Plan): string {
  const row = (name: string, result: FloodRound, ms: number) => [
    name,
    round((result.written / ms) * 1000, 0),
    round(perSecond(result, ms), 0),
    result.refused,
    result.p50Ms,
    result.p99Ms,
    `${((result.clientCpuSeconds / (ms / 1000)) * 100).toFixed(0)} %`,
  ];
  return formatTable(
    ['phase', 'written/s', 'acknowledged/s', 'refused', 'p50 ms', 'p99 ms', 'client CPU'],
    [
      ...found.peaks.map((result) => row('at its best', result, plan.peakMs)),
      row(`${TIMES} times that`, found.over, plan.overloadMs),
      ...found.after.map((result) => row('afterwards', result, RECOVERY_ROUND_MS)),
    ],
  );
}
