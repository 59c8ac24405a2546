/**
 * What an hour and a message cost, each from a day on. A change holds from its day: what was before stays as it was reckoned, all after is
 * reckoned anew.
 */
import {
  type CreateHourlyRateInput,
  type CreateServiceRateInput,
  fromUnits,
  type HourlyRate,
  LIMITS,
  newId,
  type RateList,
  type ServiceRate,
  toUnits,
  type UpdateRateInput,
} from '@parley/protocol';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { basisOf } from '../insights/basis.js';
import { startOfDay } from '../insights/slots.js';
import { findAgents } from '../store/agents.js';
import { lockInsightsState, wantInsights } from '../store/insights-state.js';
import {
  deleteRateRow,
  insertHourlyRate,
  insertServiceRate,
  listHourlyRates,
  listServiceRates,
  updateRateRow,
} from '../store/rates.js';
import type { Created } from './contacts.js';
import { authorize } from './policy.js';
import { staffEvent } from './staff-event.js';

export async function getRates(ctx: Context): Promise<RateList> {
  authorize(ctx.actor, 'rate.list');
  return {
    hourly: (await listHourlyRates(ctx.db)).sort(latestFirst),
    services: (await listServiceRates(ctx.db)).sort(latestFirst),
  };
}

function latestFirst(a: { from: string }, b: { from: string }): number {
  return a.from < b.from ? 1 : a.from > b.from ? -1 : 0;
}

type Rate = HourlyRate | ServiceRate;

/** The two kinds, which differ in what they are for. */
interface Kind<R extends Rate> {
  word: 'hourly' | 'services';
  table: 'hourly_rate' | 'service_rate';
  most: number;
  list: (db: Db) => Promise<R[]>;
  insert: (db: Db, rate: R) => Promise<void>;
  /** For the same, so that only one of them can hold from a day. */
  isFor: (a: R, b: R) => boolean;
}

const HOURLY: Kind<HourlyRate> = {
  word: 'hourly',
  table: 'hourly_rate',
  most: LIMITS.hourlyRates,
  list: listHourlyRates,
  insert: insertHourlyRate,
  isFor: (a, b) => a.teamId === b.teamId && a.agentId === b.agentId,
};

const SERVICES: Kind<ServiceRate> = {
  word: 'services',
  table: 'service_rate',
  most: LIMITS.serviceRates,
  list: listServiceRates,
  insert: insertServiceRate,
  isFor: (a, b) => a.name === b.name && a.per === b.per,
};

/**
 * The same again is answered with what is stored.
 * @throws AppError `conflict` when there is one for the same from the same day, or there are too many
 */
export function createHourlyRate(ctx: Context, input: CreateHourlyRateInput): Promise<Created<HourlyRate>> {
  authorize(ctx.actor, 'rate.update');
  const { id = newId('hourlyRate'), teamId = null, agentId = null } = input;
  return ctx.commit(async (tx) => {
    await requireWhose(ctx, tx, { teamId, agentId });
    return create(ctx, tx, { kind: HOURLY, rate: { id, teamId, agentId, ...amountOf(input) } });
  });
}

export function createServiceRate(
  ctx: Context,
  input: CreateServiceRateInput,
): Promise<Created<ServiceRate>> {
  authorize(ctx.actor, 'rate.update');
  const { id = newId('serviceRate'), name, per } = input;
  const rate = { id, name, per, ...amountOf(input) };
  return ctx.commit((tx) => create(ctx, tx, { kind: SERVICES, rate }));
}

async function create<R extends Rate>(
  ctx: Context,
  tx: Tx,
  { kind, rate }: { kind: Kind<R>; rate: R },
): Promise<Created<R>> {
  await lockInsightsState(tx.db);
  const all = await kind.list(tx.db);
  const known = all.find(({ id }) => id === rate.id);
  if (known !== undefined) {
    if (JSON.stringify(sorted(known)) !== JSON.stringify(sorted(rate))) throw taken();
    return { value: known, created: false };
  }
  if (all.length >= kind.most)
    throw new AppError('conflict', `There are ${kind.most} of them, and no more fit.`);
  requireFree(all, { kind, rate });
  await kind.insert(tx.db, rate);
  await tell(ctx, tx, { name: `${kind.word}.${rate.id}`, days: [rate.from] });
  return { value: rate, created: true };
}

export interface UpdateRateArgs extends UpdateRateInput {
  id: string;
}

export function updateHourlyRate(ctx: Context, args: UpdateRateArgs): Promise<HourlyRate> {
  authorize(ctx.actor, 'rate.update');
  return ctx.commit((tx) => update(ctx, tx, { kind: HOURLY, args }));
}

export function updateServiceRate(ctx: Context, args: UpdateRateArgs): Promise<ServiceRate> {
  authorize(ctx.actor, 'rate.update');
  return ctx.commit((tx) => update(ctx, tx, { kind: SERVICES, args }));
}

async function update<R extends Rate>(
  ctx: Context,
  tx: Tx,
  { kind, args }: { kind: Kind<R>; args: UpdateRateArgs },
): Promise<R> {
  await lockInsightsState(tx.db);
  const all = await kind.list(tx.db);
  const known = requireKnown(all, args.id);
  const rate = { ...known, ...amountOf(args) };
  if (JSON.stringify(rate) === JSON.stringify(known)) return known;
  requireFree(all, { kind, rate });
  await updateRateRow(tx.db, kind.table, rate);
  await tell(ctx, tx, { name: `${kind.word}.${rate.id}`, days: [known.from, rate.from] });
  return rate;
}

/** @returns what it was */
export function deleteHourlyRate(ctx: Context, id: string): Promise<HourlyRate> {
  authorize(ctx.actor, 'rate.update');
  return ctx.commit((tx) => remove(ctx, tx, { kind: HOURLY, id }));
}

export function deleteServiceRate(ctx: Context, id: string): Promise<ServiceRate> {
  authorize(ctx.actor, 'rate.update');
  return ctx.commit((tx) => remove(ctx, tx, { kind: SERVICES, id }));
}

async function remove<R extends Rate>(
  ctx: Context,
  tx: Tx,
  { kind, id }: { kind: Kind<R>; id: string },
): Promise<R> {
  await lockInsightsState(tx.db);
  const known = requireKnown(await kind.list(tx.db), id);
  await deleteRateRow(tx.db, kind.table, id);
  await tell(ctx, tx, { name: `${kind.word}.${id}`, days: [known.from] });
  return known;
}

/** With the decimals that its currency has, whatever was sent. */
function amountOf({ amount, currency, from }: UpdateRateInput) {
  const units = toUnits(amount);
  if (units === undefined) throw new AppError('invalid_input', 'amount: that is no amount.');
  return { amount: fromUnits(units, currency), currency, from };
}

function sorted(rate: Rate): [string, unknown][] {
  return Object.entries(rate).sort(([a], [b]) => (a < b ? -1 : 1));
}

function requireKnown<R extends Rate>(all: R[], id: string): R {
  const known = all.find((rate) => rate.id === id);
  if (known === undefined) throw notFound('rate');
  return known;
}

function requireFree<R extends Rate>(all: R[], { kind, rate }: { kind: Kind<R>; rate: R }): void {
  const others = all.filter(({ id, from }) => id !== rate.id && from === rate.from);
  if (others.some((other) => kind.isFor(other, rate))) throw taken();
}

function taken(): AppError {
  return new AppError('conflict', 'There is another rate for the same from that day: change it with PUT.');
}

/** @throws AppError `invalid_input` for a team or agent that is not there; `forbidden` for one person's where only totals are kept */
async function requireWhose(
  ctx: Context,
  tx: Tx,
  { teamId, agentId }: Pick<HourlyRate, 'teamId' | 'agentId'>,
): Promise<void> {
  const refuse = (path: string, message: string) =>
    new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
  if (teamId !== null && agentId !== null) throw refuse('agentId', 'It is for a team or an agent, not both.');
  if (teamId !== null && !ctx.settings.current.teams.some(({ id }) => id === teamId))
    throw refuse('teamId', 'There is no such team.');
  if (agentId === null) return;
  if (ctx.settings.current.privacy.time === 'team')
    throw new AppError(
      'forbidden',
      'Only the totals of teams are kept here, so nobody has a rate of their own.',
    );
  if ((await findAgents(tx.db, [agentId])).length === 0) throw refuse('agentId', 'There is no such agent.');
}

/** The audit log says which rate; what holds from the first of these days on is reckoned anew. */
export async function tell(
  ctx: Context,
  tx: Tx,
  { name, days }: { name: string; days: string[] },
): Promise<void> {
  const { zone } = basisOf(ctx.settings.current);
  const first = days.toSorted()[0];
  if (first !== undefined) await wantInsights(tx.db, startOfDay(first, zone), { prices: true });
  tx.append(
    staffEvent(ctx, {
      type: 'settings.updated',
      subjectId: 'settings',
      changed: [`insights.rates.${name}`],
    }),
  );
}
