/** SQL on what an hour, a message and a foreign currency are worth. */
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
