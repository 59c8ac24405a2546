/** SQL on the conversations behind a figure, and on hours and days of teams. */
import type { InsightsConversationsQuery } from '@parley/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { InsightsConversationTable } from '../db/insights-tables.js';
import type { Db } from '../db/schema.js';
import { localDay, localHour, matches, ofMaking, type Scope } from './insights-scope.js';

type Order = NonNullable<InsightsConversationsQuery['order']>;

/** Where a page ended: by what it is put in order, and the id. */
export interface DrillKey {
  amount: string;
  id: string;
}

export interface DrillRow {
  id: string;
  messages: string;
  ms: string;
  cost: string;
  value: string;
  amount: string;
}

/** What is put in order, the greatest first; what is the least profit is the greatest loss. */
const AMOUNT: Record<Order, RawBuilder<unknown>> = {
  profit: sql`sum(value) - sum(cost)`,
  loss: sql`sum(cost) - sum(value)`,
  cost: sql`sum(cost)`,
  value: sql`sum(value)`,
  newest: sql`max(begun)`,
};

/** Conversations with their parts in the sums of a period; those that began in it and have none are there, too. */
export async function listDrill(
  db: Db,
  scope: Scope,
  { order, after, limit }: { order: Order; after: DrillKey | null; limit: number },
): Promise<DrillRow[]> {
  const amount = sql`cast(${AMOUNT[order]} as bigint)`;
  const where =
    after === null
      ? sql``
      : sql`having ${amount} < cast(${after.amount} as bigint) or (${amount} = cast(${after.amount} as bigint) and id < ${after.id})`;
  const { rows } = await sql<DrillRow>`
    select id, cast(sum(messages) as text) as messages, cast(sum(ms) as text) as ms, cast(sum(cost) as text) as cost,
      cast(sum(value) as text) as value, cast(${amount} as text) as amount
    from (
      select conversation_id as id, asked + answered as messages, ms, labour + service as cost, gains - refunds as value, 0 as begun
      from insights_entry where ${matches(scope, 'conversation_id')} and conversation_id is not null
      union all
      select id, 0, 0, 0, 0, slot from insights_conversation where ${matches(scope, 'id')}
    ) as found
    group by id ${where} order by ${amount} desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** The measures of conversations, and when they began. */
export async function findMeasures(
  db: Db,
  { generation, ids }: { generation: number; ids: string[] },
): Promise<(InsightsConversationTable & { created_at: string })[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('insights_conversation')
    .innerJoin('conversation', 'conversation.id', 'insights_conversation.id')
    .selectAll('insights_conversation')
    .select('conversation.created_at')
    .where(ofMaking(generation, 'insights_conversation'))
    .where('insights_conversation.id', 'in', ids)
    .execute();
}

export interface HourRow {
  /** 0 is Thursday at midnight. */
  hour: number | string;
  asked: string;
  ms: string;
}

/** What customers said and agents worked, by the hour of the week. */
export async function sumHours(db: Db, scope: Scope): Promise<HourRow[]> {
  const { rows } = await sql<HourRow>`
    select ${localHour(scope.offsets)} as hour, cast(sum(asked) as text) as asked, cast(sum(ms) as text) as ms
    from insights_entry where ${matches(scope, 'conversation_id')} group by 1`.execute(db);
  return rows;
}

/** First responses by the hour of the week in which the conversation began. */
export async function listWaits(
  db: Db,
  scope: Scope,
): Promise<{ hour: number | string; waits: string | null }[]> {
  const { rows } = await sql<{ hour: number | string; waits: string | null }>`
    select ${localHour(scope.offsets)} as hour, string_agg(cast(first_response as text), ' ') as waits
    from insights_conversation where ${matches(scope, 'id')} and first_response is not null group by 1`.execute(
    db,
  );
  return rows;
}

export interface TeamDayRow {
  team_id: string | null;
  day: number | string;
  ms: string;
  labour: string;
  /** What it brought, less what services took: what is there to pay the work. */
  margin: string;
}

/** Days of teams on which there was work. */
export async function listTeamDays(db: Db, scope: Scope): Promise<TeamDayRow[]> {
  const { rows } = await sql<TeamDayRow>`
    select team_id, ${localDay(scope.offsets)} as day, cast(sum(ms) as text) as ms, cast(sum(labour) as text) as labour,
      cast(sum(gains - refunds - service) as text) as margin
    from insights_entry where ${matches(scope, 'conversation_id')} group by team_id, 2 having sum(ms) > 0`.execute(
    db,
  );
  return rows;
}

export interface TeamWaitsRow {
  team_id: string | null;
  conversations: number | string;
  late: number | string | null;
  unanswered: number | string | null;
}

/** @param targets milliseconds by team */
export async function listTeamWaits(
  db: Db,
  scope: Scope,
  targets: ReadonlyMap<string, number>,
): Promise<TeamWaitsRow[]> {
  const late = [...targets].map(([team, ms]) => sql`(team_id = ${team} and first_response > ${ms})`);
  const isLate = late.length === 0 ? sql`1 = 0` : sql.join(late, sql` or `);
  const { rows } = await sql<TeamWaitsRow>`
    select team_id, count(*) as conversations, sum(case when ${isLate} then 1 else 0 end) as late,
      sum(case when kind = 'chat' and first_response is null then 1 else 0 end) as unanswered
    from insights_conversation where ${matches(scope, 'id')} group by team_id`.execute(db);
  return rows;
}
