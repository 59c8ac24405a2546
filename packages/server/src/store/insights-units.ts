/**
 * SQL on what single conversations came to in a period, or a part of it. Nearly all of them lie in it as a whole, and are read with their
 * measures; only those that reach beyond it are put together from their entries.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/schema.js';
import type { Unit } from '../insights/units.js';
import { localDay, matches, type Scope } from './insights-scope.js';

export interface SplitScope extends Scope {
  /** What the sums are split by. */
  key: RawBuilder<string | null>;
  /** Whether they are split by days. */
  isByTime: boolean;
}

/** Whether all of a conversation is in one sum: it lies in the period, in one day of it if those are meant, and with one team. */
export function wholeIn({ from, to, offsets, isByTime }: SplitScope): RawBuilder<boolean> {
  const conditions = [sql`strays = 0`, sql`first_slot >= ${from}`, sql`last_slot < ${to}`];
  if (isByTime) conditions.push(sql`${localDay(offsets, 'first_slot')} = ${localDay(offsets, 'last_slot')}`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** Whether it has something in the period and is not whole there. */
export function partlyIn(wanted: SplitScope): RawBuilder<boolean> {
  const { generation, from, to } = wanted;
  return sql<boolean>`generation = ${generation} and last_slot >= ${from} and first_slot < ${to} and not ${wholeIn(wanted)}`;
}

export interface PartRow {
  id: string;
  key: string | number | null;
  cost: string;
  value: string;
  ms: string;
  begun: string;
}

/** What conversations came to there that reach beyond a sum. */
export async function listParts(db: Db, wanted: SplitScope): Promise<PartRow[]> {
  const { key } = wanted;
  // Looked for once: all that lie in the period have to be passed by.
  const { rows } = await sql<PartRow>`
    with counted as materialized (
      select * from insights_conversation where ${partlyIn(wanted)}
    )
    select id, key, cast(sum(cost) as text) as cost, cast(sum(value) as text) as value, cast(sum(ms) as text) as ms,
      cast(sum(begun) as text) as begun
    from (
      select conversation_id as id, ${key} as key, labour + service as cost, gains - refunds as value, ms, 0 as begun
      from insights_entry where ${matches(wanted, 'conversation_id', 'by conversation')}
        and conversation_id in (select id from counted)
      union all
      select id, ${key}, 0, 0, 0, 1 from counted where ${matches(wanted, 'id')}
    ) as found
    group by id, key`.execute(db);
  return rows;
}

export function toUnit({ cost, value, ms, begun }: PartRow): Unit {
  return { cost: Number(cost), value: Number(value), ms: Number(ms), begun: Number(begun) };
}
