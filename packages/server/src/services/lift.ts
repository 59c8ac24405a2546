/**
 * What messages that speak first bring beyond what would have come anyway: visitors who were shown one against those held out at random.
 * Each visitor is one browser, in the group that chance put it into, whatever became of it. What a person brings within the days
 * of attribution counts for the first of their browsers that met the message.
 */
import { LIMITS, type Lift, type LiftQuery } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { moneyText } from '../insights/figures.js';
import { conversionFigure, type GroupSums, toLiftGroup, valueFigure } from '../insights/lift.js';
import type { Period } from '../insights/period.js';
import { timeOfSlot } from '../insights/slots.js';
import { readInsightsState } from '../store/insights-state.js';
import {
  countEncounters,
  type EncounterCount,
  listBrought,
  type Stretch,
  sumAttributed,
} from '../store/lift.js';
import { basisRead } from './insights-asked.js';
import { requirePeriod, withinLink } from './insights-scope.js';
import { authorize } from './policy.js';

/** One message and the two groups of one share. */
interface Trial {
  siteId: string;
  proactiveId: string;
  holdout: number;
  shown: GroupSums;
  held: GroupSums;
  attributed: bigint;
}

/** @throws AppError `invalid_input` for days that there are not, `not_found` for a site, `forbidden` for a link to part of a site */
export async function getLift(ctx: Context, asked: LiftQuery): Promise<Lift> {
  authorize(ctx.actor, 'insights.read');
  const query = withinLink(ctx, asked);
  const { site } = query;
  if (Object.keys(query).some((name) => PARTS.has(name))) {
    throw new AppError(
      'forbidden',
      'This link shows a part of a site; messages are compared for whole sites.',
    );
  }
  if (site !== undefined && ctx.settings.siteById(site) === undefined) throw notFound('site');
  const state = await readInsightsState(ctx.db);
  const { currency } = basisRead(ctx, state);
  const period = requirePeriod(ctx, query);
  const stretch = { ...stretchOf(period), siteId: site };
  const trials = trialsOf(await countEncounters(ctx.db, stretch));
  if (trials.size === 0) return { currency, data: [] };
  const wanted = { ...stretch, generation: state.generation };
  for (const { group, units, converts, ...key } of await listBrought(ctx.db, wanted)) {
    const trial = trials.get(keyOf(key));
    if (trial === undefined || trial.holdout !== key.holdout) continue;
    trial[group].converted += Number(converts);
    trial[group].units += units;
    trial[group].squares += units * units;
  }
  for (const { units, ...part } of await sumAttributed(ctx.db, wanted)) {
    const trial = trials.get(keyOf(part));
    if (trial !== undefined) trial.attributed += units;
  }
  return { currency, data: [...trials.values()].map((trial) => toLift(trial, currency)) };
}

/** Of a link's filter: what no comparison of visitors can be narrowed to, for they have no conversation yet. */
const PARTS: ReadonlySet<string> = new Set(['team', 'page', 'campaign', 'kind']);

function stretchOf({ slots }: Period): Stretch {
  return { from: timeOfSlot(slots.from), to: timeOfSlot(slots.to) };
}

const keyOf = ({ siteId, proactiveId }: Pick<Trial, 'siteId' | 'proactiveId'>) => `${siteId} ${proactiveId}`;

/** Those of the share that most visitors met: groups of two shares would differ in more than the message. */
function trialsOf(counts: EncounterCount[]): Map<string, Trial> {
  const all = new Map<string, Trial>();
  for (const { siteId, proactiveId, holdout, group, visitors } of counts) {
    const key = `${siteId} ${proactiveId} ${holdout}`;
    const trial = all.get(key) ?? {
      siteId,
      proactiveId,
      holdout,
      shown: none(),
      held: none(),
      attributed: 0n,
    };
    trial[group].visitors = visitors;
    all.set(key, trial);
  }
  const sorted = [...all.values()].sort((a, b) => sizeOf(b) - sizeOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1));
  const trials = new Map<string, Trial>();
  for (const trial of sorted) {
    if (trials.size < LIMITS.insightsRows && !trials.has(keyOf(trial))) trials.set(keyOf(trial), trial);
  }
  return trials;
}

const none = (): GroupSums => ({ visitors: 0, converted: 0, units: 0n, squares: 0n });
const sizeOf = ({ shown, held }: Trial) => shown.visitors + held.visitors;

function toLift(
  { siteId, proactiveId, shown, held, attributed }: Trial,
  currency: string,
): Lift['data'][number] {
  return {
    ...{ siteId, proactiveId },
    ...{ shown: toLiftGroup(shown, currency), held: toLiftGroup(held, currency) },
    conversion: conversionFigure(shown, held),
    value: valueFigure([shown, held], currency),
    attributed: moneyText(attributed, currency),
  };
}
