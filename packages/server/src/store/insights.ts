/** SQL that adds figures up. Sums come as text: beyond what a double can count they stay exact. */
import type { InsightsDimension } from '@parley/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/schema.js';
import { noSums, type Sums } from '../insights/sums.js';
import { addPart } from '../insights/units.js';
import { type ActivityRow, listActivity } from './insights-activity.js';
import { eachMeasures, type Measures } from './insights-measures.js';
import { COLUMNS, localDay, matches, type Scope } from './insights-scope.js';
import { listParts, toUnit, wholeIn } from './insights-units.js';

export interface SumsWanted extends Scope {
  by: InsightsDimension | undefined;
  /** Whether single conversations are wanted, for the spread of ratios. */
  hasUnits: boolean;
}

/** By key; the key of what has none is null, of all when nothing is split is empty. Days, weeks and months come as numbers of days from 1970. */
export type Groups = Map<string | null, Sums>;

const isColumn = (by: InsightsDimension): by is keyof typeof COLUMNS => by in COLUMNS;

function keyOf({ by, offsets }: SumsWanted): RawBuilder<string | null> {
  if (by === undefined) return sql<string>`''`;
  if (isColumn(by)) return sql<string>`${sql.ref(COLUMNS[by])}`;
  return sql<string>`${localDay(offsets)}`;
}

const isByTime = ({ by }: SumsWanted) => by !== undefined && !isColumn(by);
const grouped = ({ by }: SumsWanted) => (by === undefined ? sql`` : sql`group by 1`);
const total = (column: string) => sql`cast(sum(${sql.ref(column)}) as text)`;

interface ValueRow {
  key: string | number | null;
  gains: string | null;
  refunds: string | null;
  lost: string | null;
}

/** What was spent, said and earned in a period, and the measures of the conversations that began in it. */
export async function sumInsights(db: Db, wanted: SumsWanted): Promise<Groups> {
  const groups: Groups = new Map();
  const units = { ...wanted, key: keyOf(wanted), isByTime: isByTime(wanted) };
  for (const row of await listActivity(db, units)) addActivity(sumsAt(groups, row.key), row);
  const values = await sql<ValueRow>`
    select ${keyOf(wanted)} as key, ${total('gains')} as gains, ${total('refunds')} as refunds, ${total('lost')} as lost
    from insights_entry where ${matches(wanted, 'conversation_id', 'by outcome')} and outcome_id > '' ${grouped(wanted)}`.execute(
    db,
  );
  for (const row of values.rows) addValues(sumsAt(groups, row.key), row);
  const isWhole = wanted.hasUnits ? wholeIn(units) : null;
  await eachMeasures(db, { ...units, isWhole }, (measures) =>
    addMeasures(sumsAt(groups, measures.key), measures),
  );
  const parts = wanted.hasUnits ? await listParts(db, units) : [];
  for (const row of parts) addPart(sumsAt(groups, row.key).units, row.id, toUnit(row));
  return groups;
}

function sumsAt(groups: Groups, key: string | number | null): Sums {
  const text = key === null ? null : String(key);
  let sums = groups.get(text);
  if (sums === undefined) {
    sums = noSums();
    groups.set(text, sums);
  }
  return sums;
}

function addActivity(sums: Sums, row: ActivityRow): void {
  sums.messages = Number(row.messages ?? 0);
  sums.deflected = Number(row.deflected ?? 0);
  for (const key of ['ms', 'labour', 'service'] as const) sums[key] = BigInt(row[key] ?? 0);
}

function addValues(sums: Sums, row: ValueRow): void {
  for (const key of ['gains', 'refunds', 'lost'] as const) sums[key] = BigInt(row[key] ?? 0);
}

function addMeasures(sums: Sums, { isChat, firstResponse, resolution, score, totals }: Measures): void {
  sums.conversations += 1;
  if (isChat) sums.chats += 1;
  if (firstResponse !== null) sums.firstResponses.push(firstResponse);
  if (resolution !== null) sums.resolutions.push(resolution);
  if (score !== null) sums.scores[score - 1] = (sums.scores[score - 1] ?? 0) + 1;
  if (totals !== null) sums.units.whole.push(...totals);
}

const MOST_MISSING = 20;

/** Currencies in a period that no rate was known for. */
export async function listMissingRates(
  db: Db,
  { generation, from, to }: Pick<SumsWanted, 'generation' | 'from' | 'to'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('insights_entry')
    .select('missing')
    .distinct()
    .where('generation', '=', generation)
    .where('missing', 'is not', null)
    .where('slot', '>=', from)
    .where('slot', '<', to)
    .limit(MOST_MISSING)
    .execute();
  return rows.flatMap(({ missing }) => missing ?? []).sort();
}
