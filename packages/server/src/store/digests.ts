/** SQL on the weekly mails of figures: who wants them, and each week's own. */
import type { AgentRole } from '@parley/protocol';
import type { DigestReaderTable, DigestTable } from '../db/figure-mail-tables.js';
import type { Db } from '../db/schema.js';

export async function findDigestReader(db: Db, agentId: string): Promise<DigestReaderTable | undefined> {
  return db.selectFrom('digest_reader').selectAll().where('agent_id', '=', agentId).executeTakeFirst();
}

/** From `since` on, or in another language from now on. */
export async function writeDigestReader(db: Db, row: DigestReaderTable): Promise<void> {
  await db
    .insertInto('digest_reader')
    .values(row)
    .onConflict((c) => c.column('agent_id').doUpdateSet({ locale: row.locale }))
    .execute();
}

export async function deleteDigestReader(db: Db, agentId: string): Promise<void> {
  await db.deleteFrom('digest_reader').where('agent_id', '=', agentId).execute();
}

/** In the order of their ids, those after `after`, who wanted them before a moment. */
export async function listDigestReaders(
  db: Db,
  { before, after, limit }: { before: string; after: string; limit: number },
): Promise<DigestReaderTable[]> {
  return db
    .selectFrom('digest_reader')
    .selectAll()
    .where('agent_id', '>', after)
    .where('since', '<=', before)
    .orderBy('agent_id')
    .limit(limit)
    .execute();
}

/** Once for a reader and a week, whoever asks how often. */
export async function planDigest(
  db: Db,
  { agentId, week, dueAt }: { agentId: string; week: string; dueAt: string },
): Promise<void> {
  const row = { id: `${agentId}~${week}`, agent_id: agentId, week, letter: null, failures: 0 };
  await db
    .insertInto('digest')
    .values({ ...row, due_at: dueAt, sent_at: null })
    .onConflict((c) => c.doNothing())
    .execute();
}

export interface DueDigest extends DigestTable {
  name: string;
  email: string;
  role: AgentRole;
  active: number;
  /** Null: wants none any more. */
  locale: string | null;
}

/** Those that are due, with whom they are for. */
export async function listDueDigests(
  db: Db,
  { now, limit }: { now: string; limit: number },
): Promise<DueDigest[]> {
  return db
    .selectFrom('digest')
    .innerJoin('agent', 'agent.id', 'digest.agent_id')
    .leftJoin('digest_reader', 'digest_reader.agent_id', 'digest.agent_id')
    .selectAll('digest')
    .select(['agent.name', 'agent.email', 'agent.role', 'agent.active', 'digest_reader.locale'])
    .where('digest.due_at', '<=', now)
    .orderBy('digest.due_at')
    .limit(limit)
    .execute();
}

export async function changeDigest(db: Db, id: string, change: Partial<DigestTable>): Promise<void> {
  await db.updateTable('digest').set(change).where('id', '=', id).execute();
}

/** Those of weeks before one. */
export async function deleteOldDigests(db: Db, before: string): Promise<void> {
  await db.deleteFrom('digest').where('week', '<', before).execute();
}
