/** Which rows of the figures are meant, and in which day and hour of a zone they lie: pieces of SQL for both databases. */
import type { InsightsDimension, InsightsFilter } from '@parley/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { PlaceColumns } from '../db/insights-tables.js';
import { type Offset, timeOfSlot } from '../insights/slots.js';

export interface Scope {
  generation: number;
  /** Slots, the last not with it. */
  from: number;
  to: number;
  filter: InsightsFilter;
  /** Of the zone whose days are meant. */
  offsets: Offset[];
  /** Only conversations on which this agent worked then. */
  agentId?: string;
}

export const COLUMNS = {
  site: 'site_id',
  team: 'team_id',
  page: 'page',
  campaign: 'campaign',
  kind: 'kind',
} as const satisfies Partial<Record<InsightsDimension, keyof PlaceColumns>>;

/**
 * Of one making, for what is found by something else: its id, its conversation. Were the number of the making a part of the search, SQLite would
 * go through the whole of it, for it takes makings to be small; the plus tells it not to.
 */
export function ofMaking(generation: number, table?: string): RawBuilder<boolean> {
  const column = sql.ref(table === undefined ? 'generation' : `${table}.generation`);
  return sql<boolean>`+${column} = ${generation}`;
}

type SlotColumn = 'slot' | 'first_slot' | 'last_slot';

/** A slot by the clocks of a zone, which are so many slots ahead, and change now and then. */
function localSlot(offsets: Offset[], column: SlotColumn = 'slot'): RawBuilder<number> {
  const slot = sql.ref(column);
  const [first, ...later] = offsets;
  const zero = sql.lit(first?.slots ?? 0);
  const cases = later
    .toReversed()
    .map(({ from, slots }) => sql`when ${slot} >= ${sql.lit(from)} then ${sql.lit(slots)}`);
  const ahead = cases.length === 0 ? zero : sql`case ${sql.join(cases, sql` `)} else ${zero} end`;
  return sql<number>`(${slot} + ${ahead})`;
}

/** The number of its day, from 1970. */
export function localDay(offsets: Offset[], column?: SlotColumn): RawBuilder<number> {
  return sql<number>`(${localSlot(offsets, column)} / 96)`;
}

/** The number of its hour in the week; 0 is Thursday at midnight, for so 1970 began. */
export function localHour(offsets: Offset[]): RawBuilder<number> {
  return sql<number>`((${localSlot(offsets)} / 4) % 168)`;
}

/**
 * @param id the column that has the conversation
 * @param way `by outcome`: of a period few entries are outcomes' parts, and SQLite is to find them by those; `by conversation`: of few
 * conversations. The pluses tell it so
 */
export function matches(
  { generation, from, to, filter, agentId }: Scope,
  id: 'id' | 'conversation_id',
  way: 'by slot' | 'by outcome' | 'by conversation' = 'by slot',
): RawBuilder<boolean> {
  const slot = way === 'by slot' ? sql`slot` : sql`+slot`;
  const making = way === 'by conversation' ? ofMaking(generation) : sql`generation = ${generation}`;
  const conditions = [making, sql`${slot} >= ${from}`, sql`${slot} < ${to}`];
  for (const [name, column] of Object.entries(COLUMNS)) {
    const value = filter[name as keyof InsightsFilter];
    if (value === undefined) continue;
    conditions.push(value === 'none' ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`);
  }
  if (agentId !== undefined) {
    conditions.push(sql`${sql.ref(id)} in (
      select conversation_id from time_entry
      where agent_id = ${agentId} and from_at >= ${timeOfSlot(from)} and from_at < ${timeOfSlot(to)})`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
