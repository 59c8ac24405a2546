/** SQL on what people think of messages: one vote and one of each reaction a person, and reports. */
import type { MessageOpinion } from '@parley/protocol';
import type { Db } from '../db/schema.js';
import type { ReportTable } from '../db/topic-tables.js';

/** One person's opinion of one message. */
export interface OpinionOf {
  messageId: string;
  voterId: string;
}

const idOf = ({ messageId, voterId }: OpinionOf) => `${messageId}~${voterId}`;

/** @returns how they voted before; 0 for not at all */
export async function putVote(db: Db, of: OpinionOf, value: 1 | -1): Promise<number> {
  const before = await findVote(db, of);
  if (before === value) return before;
  await db
    .insertInto('vote')
    .values({ id: idOf(of), message_id: of.messageId, voter_id: of.voterId, value })
    .onConflict((c) => c.column('id').doUpdateSet({ value }))
    .execute();
  return before;
}

/** @returns how they had voted; 0 for not at all */
export async function removeVote(db: Db, of: OpinionOf): Promise<number> {
  const gone = await db.deleteFrom('vote').where('id', '=', idOf(of)).returning('value').executeTakeFirst();
  return gone?.value ?? 0;
}

async function findVote(db: Db, of: OpinionOf): Promise<number> {
  const row = await db.selectFrom('vote').select('value').where('id', '=', idOf(of)).executeTakeFirst();
  return row?.value ?? 0;
}

/** @returns whether it was not chosen before */
export async function putReaction(db: Db, of: OpinionOf, reaction: string): Promise<boolean> {
  const put = await db
    .insertInto('reaction')
    .values({ id: `${idOf(of)}~${reaction}`, message_id: of.messageId, voter_id: of.voterId, reaction })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return put !== undefined;
}

/** @returns whether it had been chosen */
export async function removeReaction(db: Db, of: OpinionOf, reaction: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('reaction')
    .where('id', '=', `${idOf(of)}~${reaction}`)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

type Opinion = Pick<MessageOpinion, 'messageId' | 'vote' | 'chosen'>;

/** How one person voted on these messages and reacted to them; those without an opinion are left out. */
export async function listOpinions(
  db: Db,
  args: { voterId: string; messageIds: string[]; reactions: string[] },
): Promise<Opinion[]> {
  if (args.messageIds.length === 0) return [];
  const found = new Map<string, Opinion>();
  const of = (messageId: string): Opinion => {
    const known = found.get(messageId) ?? { messageId, vote: 0, chosen: [] };
    found.set(messageId, known);
    return known;
  };
  const ids = args.messageIds.map((messageId) => idOf({ messageId, voterId: args.voterId }));
  for (const row of await db.selectFrom('vote').selectAll().where('id', 'in', ids).execute()) {
    of(row.message_id).vote = row.value as 1 | -1;
  }
  const chosen = ids.flatMap((id) => args.reactions.map((reaction) => `${id}~${reaction}`));
  if (chosen.length === 0) return [...found.values()];
  const reactions = await db.selectFrom('reaction').selectAll().where('id', 'in', chosen).execute();
  for (const row of reactions) of(row.message_id).chosen.push(row.reaction);
  return [...found.values()];
}

/** @returns whether this person had not reported it before */
export async function insertReport(db: Db, report: Omit<ReportTable, 'id'>): Promise<boolean> {
  const inserted = await db
    .insertInto('report')
    .values({ id: idOf({ messageId: report.message_id, voterId: report.reporter_id }), ...report })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
