/** Which case comes next, for how long, and with which seed, so that a short run still meets all of them. */
import type { Case } from './run-case.js';
import type { Scenario, StoreKind } from './scenarios/scenario.js';

/** What a case takes beside the harm: to start everything, to be well again, to be checked. */
const AROUND_MS = 15_000;
/** After the first time round, harm is done for so long at once. */
const USUAL_MS = 20_000;
/** Where there is so much time, silence lasts ten minutes indeed. */
const LONG_RUN_MS = 30 * 60_000;
const TEN_MINUTES_MS = 10 * 60_000;

export interface Planned extends Case {
  ms: number;
  seed: number;
}

/** @returns the cases of all scenarios that are wanted, on the stores that are wanted */
export function casesOf(
  scenarios: readonly Scenario[],
  wanted: { only: readonly string[]; store?: StoreKind },
): Case[] {
  return scenarios
    .filter(({ name }) => wanted.only.length === 0 || wanted.only.includes(name))
    .flatMap((scenario) => scenario.stores.map((store) => ({ scenario, store })))
    .filter(({ store }) => wanted.store === undefined || store === wanted.store);
}

/**
 * The case `index` of a run, counted over all its rounds.
 * @param totalMs how long the whole run may take
 */
export function planCase(
  cases: readonly Case[],
  index: number,
  run: { seed: number; totalMs: number },
): Planned {
  const chosen = cases[index % cases.length];
  if (chosen === undefined) throw new Error('There is no case to plan.');
  const round = Math.floor(index / cases.length);
  const share = run.totalMs / cases.length - AROUND_MS;
  const usual = round === 0 ? Math.min(USUAL_MS, share) : USUAL_MS;
  const { name, leastMs } = chosen.scenario;
  const isLong = name === 'silence' && round === 0 && run.totalMs >= LONG_RUN_MS;
  const ms = isLong ? TEN_MINUTES_MS : Math.max(leastMs, usual);
  return { ...chosen, ms, seed: seedOf(`${run.seed}/${round}/${name}/${chosen.store}`) };
}

/** Whether a case still has the time that it needs. */
export function fits({ ms }: Planned, leftMs: number): boolean {
  return ms + AROUND_MS <= leftMs;
}

/** The same for a case of the same name and round, whichever others run beside it (FNV-1a). */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash & 0x7fffffff;
}
