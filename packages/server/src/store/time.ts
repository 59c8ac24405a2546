/** SQL on the time that agents spend. */
import type { TimeEntry, TimeSums } from '@parley/protocol';
import { type ExpressionBuilder, sql } from 'kysely';
import { lockingRows } from '../db/locking-rows.js';
import type { Db, Tables, TimeClaimTable, TimeEntryTable } from '../db/schema.js';

/** Nobody else counts time of this agent until the commit. @returns since when there is such an agent */
export async function lockAgentForTime(db: Db, id: string): Promise<string | undefined> {
  const query = db.selectFrom('agent').select('created_at').where('id', '=', id);
  return (await lockingRows(db, query, 'agent').executeTakeFirst())?.created_at;
}

/** The id of a span's claim on one of its pieces. */
export function claimId(spanId: string, piece: number): string {
  return `${spanId}.${piece}`;
}

/** Those of the spans of which something was counted. */
export async function listClaimedSpans(db: Db, ids: string[]): Promise<string[]> {
  const firsts = ids.map((id) => claimId(id, 0));
  const rows = await db.selectFrom('time_claim').select('id').where('id', 'in', firsts).execute();
  return rows.map((row) => row.id.slice(0, row.id.indexOf('.')));
}

export interface Range {
  from: string;
  to: string;
}

/** What is taken of an agent's time within a range. @param since a claim that reaches into it begins no earlier */
export function listClaims(
  db: Db,
  { agentId, from, to, since }: Range & { agentId: string; since: string },
): Promise<Range[]> {
  return db
    .selectFrom('time_claim')
    .select(['from_at as from', 'to_at as to'])
    .where('agent_id', '=', agentId)
    .where('from_at', '>=', since)
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('from_at')
    .execute();
}

export async function insertClaims(db: Db, rows: TimeClaimTable[]): Promise<void> {
  await db.insertInto('time_claim').values(rows).execute();
}

/** Removes claims on time that nobody can ask for any more. */
export async function deleteOldClaims(db: Db, before: string): Promise<void> {
  await db.deleteFrom('time_claim').where('from_at', '<', before).execute();
}

export async function insertTimeEntries(db: Db, rows: TimeEntryTable[]): Promise<void> {
  await db.insertInto('time_entry').values(rows).execute();
}

export async function findTimeEntries(db: Db, ids: string[]): Promise<TimeEntry[]> {
  const rows = await db.selectFrom('time_entry').selectAll().where('id', 'in', ids).execute();
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agent_id,
    teamId: row.team_id,
    conversationId: row.conversation_id,
    kind: row.kind,
    ms: row.ms,
    from: row.from_at,
  }));
}

/** Which site and team conversations belong to now. */
export function listConversationPlaces(
  db: Db,
  ids: string[],
): Promise<{ id: string; siteId: string; teamId: string | null }[]> {
  return db
    .selectFrom('conversation')
    .select(['id', 'site_id as siteId', 'team_id as teamId'])
    .where('id', 'in', ids)
    .execute();
}

/** Sums by case and not by group: a group would have to be sorted. */
function sums(eb: ExpressionBuilder<Tables, 'time_entry'>) {
  const of = (kind: TimeEntry['kind']) =>
    sql<number | string>`sum(case when ${eb.ref('kind')} = ${kind} then ${eb.ref('ms')} else 0 end)`;
  return [of('answering').as('answering'), of('reading').as('reading'), of('moderating').as('moderating')];
}

interface SumsRow {
  answering: number | string | null;
  reading: number | string | null;
  moderating: number | string | null;
}

/** PostgreSQL sums integers to text, and nothing to null. */
function toSums(row: SumsRow | undefined): TimeSums {
  return {
    answering: Number(row?.answering ?? 0),
    reading: Number(row?.reading ?? 0),
    moderating: Number(row?.moderating ?? 0),
  };
}

/** Time of an agent or a team that began in a range. */
export async function sumTime(
  db: Db,
  whose: { agentId: string } | { teamId: string },
  range: Range,
): Promise<TimeSums> {
  const all = db
    .selectFrom('time_entry')
    .select(sums)
    .where('from_at', '>=', range.from)
    .where('from_at', '<', range.to);
  const query =
    'agentId' in whose ? all.where('agent_id', '=', whose.agentId) : all.where('team_id', '=', whose.teamId);
  return toSums((await query.executeTakeFirst()) as SumsRow | undefined);
}

/** An agent's time by conversation, the newest conversation first. */
export async function listTimeByConversation(
  db: Db,
  { agentId, before, limit }: { agentId: string; before: string | null; limit: number },
): Promise<{ conversationId: string; ms: TimeSums }[]> {
  let query = db
    .selectFrom('time_entry')
    .select('conversation_id')
    .select(sums)
    .where('agent_id', '=', agentId)
    .where('conversation_id', 'is not', null);
  if (before !== null) query = query.where('conversation_id', '<', before);
  const rows = await query
    .groupBy('conversation_id')
    .orderBy('conversation_id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.conversation_id === null ? [] : [{ conversationId: row.conversation_id, ms: toSums(row as SumsRow) }],
  );
}

/** Whether it is known of any time whose it was. */
export async function isAnyTimeNamed(db: Db): Promise<boolean> {
  const query = db.selectFrom('time_entry').select('id').where('agent_id', '>', '').limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Takes people out of what is kept of them, at most `limit` rows at a time. */
export async function forgetWhoseTime(db: Db, limit: number): Promise<void> {
  const named = await db
    .selectFrom('time_entry')
    .select('id')
    .where('agent_id', '>', '')
    .limit(limit)
    .execute();
  if (named.length === 0) return;
  await db
    .updateTable('time_entry')
    .set({ agent_id: null, conversation_id: null })
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .execute();
}
