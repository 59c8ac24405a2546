/**
 * What messages that speak first bring beyond what would have come anyway: visitors who were shown one against those held out at random.
 * Each visitor is one browser, in the group that chance put it into, whatever became of it. What a person brings within the days
 * of attribution counts for the first of their browsers that met the message.
 */
import { LIMITS, type Lift, type LiftQuery, OUTCOME_SIGN } from '@parley/protocol';
import type { Context } from '../context.js';
import type { EncounterTable } from '../db/proactive-tables.js';
import { AppError, notFound } from '../errors.js';
import { moneyText } from '../insights/figures.js';
import { conversionFigure, type GroupSums, toLiftGroup, valueFigure } from '../insights/lift.js';
import type { Period } from '../insights/period.js';
import { Prices } from '../insights/prices.js';
import { slotOf, timeOfSlot } from '../insights/slots.js';
import { readInsightsState } from '../store/insights-state.js';
import {
  type CountedOutcome,
  countEncounters,
  type EncounterCount,
  findBrowsers,
  findEncounters,
  listAttributedParts,
  listCountedOutcomes,
  type Stretch,
} from '../store/lift.js';
import { listPrices } from '../store/rates.js';
import { basisRead } from './insights-asked.js';
import { requirePeriod, withinLink } from './insights-scope.js';
import { authorize } from './policy.js';

const BATCH = 500;
const DAY_MS = 86_400_000;

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
  const { currency, zone, attribution } = basisRead(ctx, state);
  const period = requirePeriod(ctx, query);
  const stretch = { ...stretchOf(period), siteId: site };
  const trials = trialsOf(await countEncounters(ctx.db, stretch));
  if (trials.size === 0) return { currency, data: [] };
  const prices = new Prices(await listPrices(ctx.db), { currency, zone });
  const brought = new Map<string, Visitor>();
  const windowMs = attribution.days * DAY_MS;
  for await (const outcomes of outcomesOf(ctx, stretch, windowMs)) {
    await giveToVisitors(ctx, brought, { outcomes, trials, prices, windowMs, stretch });
    const outcomeIds = outcomes.filter(({ at }) => at < stretch.to).map(({ id }) => id);
    const parts = await listAttributedParts(ctx.db, { generation: state.generation, outcomeIds });
    for (const { units, ...part } of parts) {
      const trial = trials.get(keyOf(part));
      if (trial !== undefined) trial.attributed += units;
    }
  }
  for (const { group, units, converts } of brought.values()) {
    group.converted += Number(converts);
    group.units += units;
    group.squares += units * units;
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

async function* outcomesOf(
  { db }: Pick<Context, 'db'>,
  stretch: Stretch,
  windowMs: number,
): AsyncGenerator<CountedOutcome[]> {
  const to = new Date(Date.parse(stretch.to) + windowMs).toISOString();
  for (let after: CountedOutcome | null = null; ; ) {
    const outcomes: CountedOutcome[] = await listCountedOutcomes(
      db,
      { ...stretch, to },
      { after, limit: BATCH },
    );
    if (outcomes.length > 0) yield outcomes;
    after = outcomes.at(-1) ?? null;
    if (after === null || outcomes.length < BATCH) return;
  }
}

interface Visitor {
  group: GroupSums;
  units: bigint;
  converts: boolean;
}

interface Giving {
  outcomes: CountedOutcome[];
  trials: Map<string, Trial>;
  prices: Prices;
  windowMs: number;
  stretch: Stretch;
}

async function giveToVisitors(
  { db }: Pick<Context, 'db'>,
  brought: Map<string, Visitor>,
  { outcomes, trials, prices, windowMs, stretch }: Giving,
): Promise<void> {
  const encounters = await encountersOf({ db }, outcomes);
  for (const { contactId, kind, units, currency, at } of outcomes) {
    const converted = prices.convert(units, currency, slotOf(at));
    for (const encounter of encounters.get(contactId ?? '') ?? []) {
      const trial = trials.get(keyOf({ siteId: encounter.site_id, proactiveId: encounter.proactive_id }));
      const isMet = encounter.at >= stretch.from && encounter.at < stretch.to;
      if (trial === undefined || !isMet || encounter.holdout !== trial.holdout) continue;
      const late = Date.parse(at) - Date.parse(encounter.at);
      if (late < 0 || late >= windowMs) continue;
      const visitor = brought.get(encounter.id) ?? {
        group: trial[encounter.group_name],
        units: 0n,
        converts: false,
      };
      const sign = OUTCOME_SIGN[kind];
      visitor.units += BigInt(sign) * converted.units;
      visitor.converts ||= sign > 0;
      brought.set(encounter.id, visitor);
    }
  }
}

/** By contact, the first time that it met each message, in whichever of its browsers. */
async function encountersOf(
  { db }: Pick<Context, 'db'>,
  outcomes: CountedOutcome[],
): Promise<Map<string, EncounterTable[]>> {
  const contactIds = [...new Set(outcomes.flatMap(({ contactId }) => contactId ?? []))];
  const first = new Map<string, EncounterTable[]>();
  if (contactIds.length === 0) return first;
  const browsers = await findBrowsers(db, contactIds);
  const seen = new Set<string>();
  for (const encounter of await findEncounters(db, [...browsers.keys()])) {
    const contactId = browsers.get(encounter.visitor_id) ?? '';
    const key = `${contactId} ${encounter.site_id} ${encounter.proactive_id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    first.set(contactId, [...(first.get(contactId) ?? []), encounter]);
  }
  return first;
}

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
