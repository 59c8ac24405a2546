/** SQL on what an hour, a message and a foreign currency are worth. */
import { type ExchangeRate, fromUnits, type HourlyRate, type ServiceRate, toUnits } from '@parley/protocol';
import { sql } from 'kysely';
import type { HourlyRateTable, ServiceRateTable } from '../db/insights-tables.js';
import type { Db } from '../db/schema.js';
import type { PriceList } from '../insights/prices.js';

/** All of them: their number is bounded where they are made. */
export async function listPrices(db: Db): Promise<PriceList> {
  const hourly = await db.selectFrom('hourly_rate').selectAll().orderBy('id').execute();
  const services = await db.selectFrom('service_rate').selectAll().orderBy('id').execute();
  const exchange = await db
    .selectFrom('exchange_rate')
    .selectAll()
    .orderBy('currency')
    .orderBy('from_day')
    .execute();
  return {
    hourly: hourly.map((row) => ({ ...dated(row), teamId: row.team_id, agentId: row.agent_id })),
    services: services.map((row) => ({ ...dated(row), name: row.name, per: row.per })),
    exchange: exchange.map((row) => ({ currency: row.currency, rate: row.rate, from: row.from_day })),
  };
}

function dated(row: HourlyRateTable | ServiceRateTable) {
  return { units: BigInt(row.units), currency: row.currency, from: row.from_day };
}

const asHourly = (row: HourlyRateTable): HourlyRate => ({
  id: row.id,
  teamId: row.team_id,
  agentId: row.agent_id,
  amount: fromUnits(BigInt(row.units), row.currency),
  currency: row.currency,
  from: row.from_day,
});

const asService = (row: ServiceRateTable): ServiceRate => ({
  id: row.id,
  name: row.name,
  per: row.per,
  amount: fromUnits(BigInt(row.units), row.currency),
  currency: row.currency,
  from: row.from_day,
});

/** @throws RangeError for an amount that was not checked */
function unitsOf(amount: string): number {
  const units = toUnits(amount);
  if (units === undefined) throw new RangeError('A rate without an amount.');
  return Number(units);
}

/** All of them, in the order in which they were made. */
export async function listHourlyRates(db: Db): Promise<HourlyRate[]> {
  return (await db.selectFrom('hourly_rate').selectAll().orderBy('id').execute()).map(asHourly);
}

export async function listServiceRates(db: Db): Promise<ServiceRate[]> {
  return (await db.selectFrom('service_rate').selectAll().orderBy('id').execute()).map(asService);
}

export async function insertHourlyRate(db: Db, rate: HourlyRate): Promise<void> {
  const { id, teamId: team_id, agentId: agent_id, amount, currency, from: from_day } = rate;
  await db
    .insertInto('hourly_rate')
    .values({ id, team_id, agent_id, units: unitsOf(amount), currency, from_day })
    .execute();
}

export async function insertServiceRate(db: Db, rate: ServiceRate): Promise<void> {
  const { id, name, per, amount, currency, from: from_day } = rate;
  await db
    .insertInto('service_rate')
    .values({ id, name, per, units: unitsOf(amount), currency, from_day })
    .execute();
}

type RateTable = 'hourly_rate' | 'service_rate';

export async function updateRateRow(
  db: Db,
  table: RateTable,
  { id, amount, currency, from }: { id: string; amount: string; currency: string; from: string },
): Promise<void> {
  await db
    .updateTable(table)
    .set({ units: unitsOf(amount), currency, from_day: from })
    .where('id', '=', id)
    .execute();
}

export async function deleteRateRow(db: Db, table: RateTable, id: string): Promise<void> {
  await db.deleteFrom(table).where('id', '=', id).execute();
}

export interface ExchangeKey {
  currency: string;
  from: string;
}

/** A page of them by currency and day. */
export async function listExchangeRates(
  db: Db,
  { after, limit }: { after: ExchangeKey | null; limit: number },
): Promise<ExchangeRate[]> {
  let query = db.selectFrom('exchange_rate').selectAll();
  if (after !== null) {
    query = query.where(sql<boolean>`(currency, from_day) > (${after.currency}, ${after.from})`);
  }
  const rows = await query.orderBy('currency').orderBy('from_day').limit(limit).execute();
  return rows.map(({ currency, from_day, rate }) => ({ currency, from: from_day, rate }));
}

export async function countExchangeRates(db: Db): Promise<number> {
  const query = db.selectFrom('exchange_rate').select((eb) => eb.fn.countAll().as('count'));
  return Number((await query.executeTakeFirstOrThrow()).count);
}

export async function setExchangeRates(db: Db, rates: ExchangeRate[]): Promise<void> {
  const PAGE = 500;
  for (let begin = 0; begin < rates.length; begin += PAGE) {
    await db
      .insertInto('exchange_rate')
      .values(
        rates
          .slice(begin, begin + PAGE)
          .map(({ currency, from, rate }) => ({ currency, from_day: from, rate })),
      )
      .onConflict((c) =>
        c.columns(['currency', 'from_day']).doUpdateSet((eb) => ({ rate: eb.ref('excluded.rate') })),
      )
      .execute();
  }
}

/** @returns what it was; undefined when there was none */
export async function deleteExchangeRate(
  db: Db,
  { currency, from }: ExchangeKey,
): Promise<string | undefined> {
  const deleted = await db
    .deleteFrom('exchange_rate')
    .where('currency', '=', currency)
    .where('from_day', '=', from)
    .returning('rate')
    .executeTakeFirst();
  return deleted?.rate;
}
