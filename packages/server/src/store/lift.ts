/** SQL on what visitors of messages that speak first came to. Each question is along one index, and bounded. */
import type { EncounterGroup, OutcomeKind } from '@parley/protocol';
import { sql } from 'kysely';
import type { EncounterTable } from '../db/proactive-tables.js';
import type { Db } from '../db/schema.js';

export interface Stretch {
  from: string;
  /** Not with it. */
  to: string;
  siteId?: string | undefined;
}

export interface EncounterCount {
  siteId: string;
  proactiveId: string;
  /** Per mille. */
  holdout: number;
  group: EncounterGroup;
  visitors: number;
}

/** How many visitors each message met, by the share that was held out then. */
export async function countEncounters(db: Db, { from, to, siteId }: Stretch): Promise<EncounterCount[]> {
  let query = db
    .selectFrom('encounter')
    .select(['site_id', 'proactive_id', 'holdout', 'group_name'])
    .select((eb) => eb.fn.countAll<number | string>().as('visitors'))
    .where('at', '>=', from)
    .where('at', '<', to);
  if (siteId !== undefined) query = query.where('site_id', '=', siteId);
  const rows = await query.groupBy(['site_id', 'proactive_id', 'holdout', 'group_name']).execute();
  return rows.map((row) => ({
    ...{ siteId: row.site_id, proactiveId: row.proactive_id, holdout: row.holdout },
    ...{ group: row.group_name, visitors: Number(row.visitors) },
  }));
}

export interface CountedOutcome {
  id: string;
  kind: Exclude<OutcomeKind, 'lost'>;
  units: bigint;
  currency: string;
  at: string;
  contactId: string | null;
}

/** Outcomes that bring or take something, in the order of their time, those after `after`. */
export async function listCountedOutcomes(
  db: Db,
  { from, to, siteId }: Stretch,
  { after, limit }: { after: Pick<CountedOutcome, 'at' | 'id'> | null; limit: number },
): Promise<CountedOutcome[]> {
  let query = db
    .selectFrom('outcome')
    .innerJoin('conversation', 'conversation.id', 'outcome.conversation_id')
    .select(['outcome.id', 'outcome.kind', 'outcome.units', 'outcome.currency', 'outcome.at'])
    .select('conversation.contact_id')
    .where('outcome.at', '>=', after?.at ?? from)
    .where('outcome.at', '<', to)
    .where('outcome.voided_at', 'is', null)
    .where('outcome.kind', '!=', 'lost');
  if (siteId !== undefined) query = query.where('outcome.site_id', '=', siteId);
  if (after !== null) {
    query = query.where(sql<boolean>`(outcome.at, outcome.id) > (${after.at}, ${after.id})`);
  }
  const rows = await query.orderBy('outcome.at').orderBy('outcome.id').limit(limit).execute();
  return rows.map(({ contact_id, kind, units, ...row }) => ({
    ...{ ...row, kind: kind as CountedOutcome['kind'] },
    ...{ units: BigInt(units), contactId: contact_id },
  }));
}

/** The browsers of contacts: their own ids, and those of visitors who turned out to be them. By id, whose it is. */
export async function findBrowsers(db: Db, contactIds: string[]): Promise<Map<string, string>> {
  const aliases = await db
    .selectFrom('contact_alias')
    .select(['id', 'contact_id'])
    .where('contact_id', 'in', contactIds)
    .execute();
  const own = contactIds.map((id): [string, string] => [id, id]);
  return new Map([...own, ...aliases.map((row): [string, string] => [row.id, row.contact_id])]);
}

/** In the order of their time. */
export async function findEncounters(db: Db, visitorIds: string[]): Promise<EncounterTable[]> {
  const found: EncounterTable[] = [];
  for (let start = 0; start < visitorIds.length; start += BATCH) {
    const ids = visitorIds.slice(start, start + BATCH);
    const rows = await db.selectFrom('encounter').selectAll().where('visitor_id', 'in', ids).execute();
    found.push(...rows);
  }
  return found.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
}

const BATCH = 500;

export interface AttributedPart {
  siteId: string;
  proactiveId: string;
  units: bigint;
}

/** What of these outcomes was given to conversations that a message began. */
export async function listAttributedParts(
  db: Db,
  { generation, outcomeIds }: { generation: number; outcomeIds: string[] },
): Promise<AttributedPart[]> {
  if (outcomeIds.length === 0) return [];
  const rows = await db
    .selectFrom('insights_entry')
    .innerJoin('conversation', 'conversation.id', 'insights_entry.conversation_id')
    .select(['conversation.site_id', 'conversation.proactive_id'])
    .select(['insights_entry.gains', 'insights_entry.refunds'])
    .where('insights_entry.generation', '=', generation)
    .where('insights_entry.outcome_id', 'in', outcomeIds)
    .where('conversation.proactive_id', 'is not', null)
    .execute();
  return rows.flatMap(({ site_id: siteId, proactive_id: proactiveId, gains, refunds }) =>
    proactiveId === null ? [] : [{ siteId, proactiveId, units: BigInt(gains) - BigInt(refunds) }],
  );
}
