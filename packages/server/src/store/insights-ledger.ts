/** SQL that writes figures: entries are never changed, but taken away and made anew. */
import { hotRows, hotStatement } from '../db/hot-statement.js';
import type { InsightsConversationTable, InsightsEntryTable } from '../db/insights-tables.js';
import type { Db } from '../db/schema.js';
import { ofMaking } from './insights-scope.js';
import { readInsightsState } from './insights-state.js';
import { eraseLiftOfConversations } from './lift-ledger.js';

const insertConversations = hotRows((db, rows: InsightsConversationTable[]) =>
  db.insertInto('insights_conversation').values(
    rows.map((row) => ({
      generation: row.generation,
      slot: row.slot,
      id: row.id,
      site_id: row.site_id,
      kind: row.kind,
      team_id: row.team_id,
      page: row.page,
      campaign: row.campaign,
      contact_id: row.contact_id,
      first_response: row.first_response,
      resolution: row.resolution,
      score: row.score,
      cost: row.cost,
      service: row.service,
      value: row.value,
      ms: row.ms,
      messages: row.messages,
      deflected: row.deflected,
      first_slot: row.first_slot,
      last_slot: row.last_slot,
      strays: row.strays,
    })),
  ),
);

const insertEntries = hotRows((db, rows: InsightsEntryTable[]) =>
  db.insertInto('insights_entry').values(
    rows.map((row) => ({
      generation: row.generation,
      slot: row.slot,
      id: row.id,
      site_id: row.site_id,
      kind: row.kind,
      team_id: row.team_id,
      page: row.page,
      campaign: row.campaign,
      conversation_id: row.conversation_id,
      outcome_id: row.outcome_id,
      asked: row.asked,
      answered: row.answered,
      deflected: row.deflected,
      ms: row.ms,
      labour: row.labour,
      service: row.service,
      gains: row.gains,
      refunds: row.refunds,
      lost: row.lost,
      missing: row.missing,
    })),
  ),
);

export async function insertFigures(
  db: Db,
  figures: { conversations: InsightsConversationTable[]; entries: InsightsEntryTable[] },
): Promise<void> {
  await insertConversations(db, figures.conversations);
  await insertEntries(db, figures.entries);
}

/** One conversation from a slot on. */
interface Tail {
  generation: number;
  id: string;
  from: number;
}

const measuresById = hotStatement((db, params: { generation: number; id: string }) =>
  db
    .selectFrom('insights_conversation')
    .selectAll()
    .where(ofMaking(params.generation))
    .where('id', '=', params.id),
);

export async function findMeasures(
  db: Db,
  params: { generation: number; id: string },
): Promise<InsightsConversationTable | undefined> {
  return (await measuresById(db, params))[0];
}

const entriesFrom = hotStatement((db, { generation, id, from }: Tail) =>
  db
    .selectFrom('insights_entry')
    .selectAll()
    .where(ofMaking(generation))
    .where('conversation_id', '=', id)
    .where('outcome_id', 'is', null)
    .where('slot', '>=', from),
);

/** Its entries from a slot on, without what outcomes brought. */
export function listEntriesFrom(db: Db, tail: Tail): Promise<InsightsEntryTable[]> {
  return entriesFrom(db, tail);
}

/** Entries of one making are taken away; of which, the caller says. */
function deleteEntries(db: Db, generation: number) {
  return db.deleteFrom('insights_entry').where(ofMaking(generation));
}

/** Takes those away. */
export async function deleteEntriesFrom(db: Db, { generation, id, from }: Tail): Promise<void> {
  await deleteEntries(db, generation)
    .where('conversation_id', '=', id)
    .where('outcome_id', 'is', null)
    .where('slot', '>=', from)
    .execute();
}

interface Of {
  generation: number;
  ids: string[];
}

/** Takes away measures and entries of conversations; not what outcomes brought them. */
export async function deleteConversationFigures(db: Db, { generation, ids }: Of): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('insights_conversation').where(ofMaking(generation)).where('id', 'in', ids).execute();
  await deleteEntries(db, generation)
    .where('conversation_id', 'in', ids)
    .where('outcome_id', 'is', null)
    .execute();
}

/** Takes away what outcomes brought. */
export async function deleteOutcomeFigures(db: Db, { generation, ids }: Of): Promise<void> {
  if (ids.length === 0) return;
  await deleteEntries(db, generation).where('outcome_id', 'in', ids).execute();
}

/** Takes away what outcomes brought to conversations that are no more. */
export async function deleteGoneFigures(db: Db, { generation, ids }: Of): Promise<void> {
  if (ids.length === 0) return;
  await deleteEntries(db, generation)
    .where('conversation_id', 'in', ids)
    .where('outcome_id', 'is not', null)
    .execute();
}

/** Takes away all that is known of conversations that are being erased, at once: their pages may name somebody. */
export async function eraseFigures(db: Db, ids: string[]): Promise<void> {
  const { generation, making } = await readInsightsState(db);
  for (const one of new Set([generation, making ?? generation])) {
    await deleteConversationFigures(db, { generation: one, ids });
    await deleteGoneFigures(db, { generation: one, ids });
  }
  await eraseLiftOfConversations(db, ids);
}

/** Takes away time of no conversation. */
export async function deleteTimeFigures(
  db: Db,
  { generation, from, to }: { generation: number; from: number; to: number },
): Promise<void> {
  await db
    .deleteFrom('insights_entry')
    .where('generation', '=', generation)
    .where('slot', '>=', from)
    .where('slot', '<', to)
    .where('conversation_id', 'is', null)
    .where('outcome_id', 'is', null)
    .execute();
}

/** Conversations with entries from a slot on, in the order of their ids. */
export async function listConversationsSince(
  db: Db,
  { generation, from, after, limit }: { generation: number; from: number; after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('insights_entry')
    .select('conversation_id')
    .distinct()
    .where('generation', '=', generation)
    .where('conversation_id', '>', after)
    .where('slot', '>=', from)
    .orderBy('conversation_id')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => row.conversation_id ?? []);
}

/** Removes at most `limit` rows of makings that are neither of these. @returns whether there were none */
export async function deleteOldMakings(
  db: Db,
  { keep, limit }: { keep: number[]; limit: number },
): Promise<boolean> {
  let left = limit;
  for (const table of ['insights_entry', 'insights_conversation', 'insights_lift'] as const) {
    // Makings are few and numbered: each but the kept ones is looked for by itself.
    const newest = Math.max(...keep);
    for (let generation = newest; generation > 0 && left > 0; generation -= 1) {
      if (keep.includes(generation)) continue;
      const old = await db
        .selectFrom(table)
        .select(['slot', 'id'])
        .where('generation', '=', generation)
        .where('slot', '>=', 0)
        .orderBy('slot')
        .orderBy('id')
        .limit(left)
        .execute();
      const last = old.at(-1);
      if (last === undefined) continue;
      left -= old.length;
      await db
        .deleteFrom(table)
        .where('generation', '=', generation)
        .where('slot', '<=', last.slot)
        .where((eb) => eb.or([eb('slot', '<', last.slot), eb('id', '<=', last.id)]))
        .execute();
    }
  }
  return left === limit;
}
