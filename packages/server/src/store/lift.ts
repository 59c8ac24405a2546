/** SQL on what visitors of messages that speak first came to. Each question is along one index. */
import type { EncounterGroup } from '@parley/protocol';
import { type RawBuilder, sql } from 'kysely';
import { hotByIds } from '../db/hot-statement.js';
import type { EncounterTable } from '../db/proactive-tables.js';
import type { Db } from '../db/schema.js';
import { slotOf } from '../insights/slots.js';
import { ofMaking } from './insights-scope.js';

export interface Stretch {
  from: string;
  /** Not with it. */
  to: string;
  siteId?: string | undefined;
}

/** Whose: of which message and share, and of which of its groups. */
export interface LiftKey {
  siteId: string;
  proactiveId: string;
  /** Per mille. */
  holdout: number;
  group: EncounterGroup;
}

export interface EncounterCount extends LiftKey {
  visitors: number;
}

interface KeyRow {
  site_id: string;
  proactive_id: string;
  holdout: number;
  group_name: EncounterGroup;
}

const toKey = (row: KeyRow): LiftKey => ({
  ...{ siteId: row.site_id, proactiveId: row.proactive_id },
  ...{ holdout: row.holdout, group: row.group_name },
});

const DAY_MS = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const ofSite = (siteId: string | undefined): RawBuilder<boolean> =>
  siteId === undefined ? sql`` : sql`and site_id = ${siteId}`;

/**
 * How many visitors each message met, by the share that was held out then. Whole days of UTC have been counted; only what a zone's first and
 * last day have of others is counted here.
 */
export async function countEncounters(db: Db, { from, to, siteId }: Stretch): Promise<EncounterCount[]> {
  const first = Math.ceil(Date.parse(from) / DAY_MS) * DAY_MS;
  const last = Math.max(first, Math.floor(Date.parse(to) / DAY_MS) * DAY_MS);
  const end = (ms: number) => new Date(ms).toISOString();
  const edge = (begin: string, over: string) => sql`
    select site_id, proactive_id, holdout, group_name, 1 as visitors from encounter
    where at >= ${begin} and at < ${over} ${ofSite(siteId)}`;
  const isShort = Date.parse(to) <= first;
  const edges = isShort ? edge(from, to) : sql`${edge(from, end(first))} union all ${edge(end(last), to)}`;
  const { rows } = await sql<KeyRow & { visitors: number | string }>`
    select site_id, proactive_id, holdout, group_name, sum(visitors) as visitors from (
      select site_id, proactive_id, holdout, group_name, visitors from encounter_day
      where id >= ${dayOf(first)} and id < ${dayOf(last)} ${ofSite(siteId)}
      union all ${edges}
    ) as counted group by site_id, proactive_id, holdout, group_name`.execute(db);
  return rows.map((row) => ({ ...toKey(row), visitors: Number(row.visitors) }));
}

export interface Brought extends LiftKey {
  units: bigint;
  converts: boolean;
}

/** What each visitor brought who met a message in these days, and brought anything. */
export async function listBrought(
  db: Db,
  { generation, from, to, siteId }: Stretch & { generation: number },
): Promise<Brought[]> {
  const { rows } = await sql<KeyRow & { units: string; converts: number }>`
    select site_id, proactive_id, holdout, group_name, cast(sum(units) as text) as units, max(converts) as converts
    from insights_lift where generation = ${generation} and slot >= ${slotOf(from)} and slot < ${slotOf(to)} ${ofSite(siteId)}
    group by encounter_id, site_id, proactive_id, holdout, group_name`.execute(db);
  return rows.map((row) => ({ ...toKey(row), units: BigInt(row.units), converts: row.converts > 0 }));
}

const aliasesOf = hotByIds((db, ids) =>
  db.selectFrom('contact_alias').select(['id', 'contact_id']).where('contact_id', 'in', ids),
);

/** The browsers of contacts: their own ids, and those of visitors who turned out to be them. By id, whose it is. */
export async function findBrowsers(db: Db, contactIds: string[]): Promise<Map<string, string>> {
  const aliases = await aliasesOf(db, contactIds);
  const own = contactIds.map((id): [string, string] => [id, id]);
  return new Map([...own, ...aliases.map((row): [string, string] => [row.id, row.contact_id])]);
}

const encountersOfVisitors = hotByIds((db, ids) =>
  db.selectFrom('encounter').selectAll().where('visitor_id', 'in', ids),
);

/** In the order of their time. */
export async function findEncounters(db: Db, visitorIds: string[]): Promise<EncounterTable[]> {
  const found = await encountersOfVisitors(db, visitorIds);
  return found.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
}

export interface AttributedPart {
  siteId: string;
  proactiveId: string;
  units: bigint;
}

/** What outcomes of these days were given to conversations that a message began. */
export async function sumAttributed(
  db: Db,
  { generation, from, to, siteId }: Stretch & { generation: number },
): Promise<AttributedPart[]> {
  const site = siteId === undefined ? sql`` : sql`and conversation.site_id = ${siteId}`;
  const { rows } = await sql<{ site_id: string; proactive_id: string; units: string }>`
    select conversation.site_id, conversation.proactive_id, cast(sum(entry.gains - entry.refunds) as text) as units
    from conversation cross join insights_entry as entry
    where conversation.proactive_id is not null ${site} and entry.conversation_id = conversation.id and ${ofMaking(generation, 'entry')}
      and entry.outcome_id is not null and +entry.slot >= ${slotOf(from)} and +entry.slot < ${slotOf(to)}
    group by conversation.site_id, conversation.proactive_id`.execute(db);
  return rows.map((row) => ({
    ...{ siteId: row.site_id, proactiveId: row.proactive_id },
    units: BigInt(row.units),
  }));
}
