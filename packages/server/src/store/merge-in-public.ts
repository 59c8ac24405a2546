/** SQL that makes two people one in public discussions: what both said and think is one person's, who still has one vote. */
import type { Db } from '../db/schema.js';
import type { ReactionTable, VoteTable } from '../db/topic-tables.js';
import { mergeFollows } from './follows.js';
import { addToStanding, findStanding, writeSanction } from './standings.js';
import { updateTopicMessage } from './topic-messages.js';
import { findTopics, lockTopic, updateTopicRow } from './topics.js';

/** Gives all that `fromId` said and thinks to `toId`. Of two opinions on one message that of `toId` stays. */
export async function mergeInPublic(db: Db, fromId: string, toId: string): Promise<void> {
  const said = db.selectFrom('topic_message').select('id').where('author_id', '=', fromId);
  await db.updateTable('message').set({ author_id: toId }).where('id', 'in', said).execute();
  await db.updateTable('topic_message').set({ author_id: toId }).where('author_id', '=', fromId).execute();
  await db.updateTable('moderation').set({ author_id: toId }).where('author_id', '=', fromId).execute();
  await mergeStandings(db, fromId, toId);
  await mergeFollows(db, fromId, toId);
  for (const vote of await db.selectFrom('vote').selectAll().where('voter_id', '=', fromId).execute()) {
    await moveVote(db, vote, toId);
  }
  const reactions = db.selectFrom('reaction').selectAll().where('voter_id', '=', fromId);
  for (const reaction of await reactions.execute()) await moveReaction(db, reaction, toId);
}

async function mergeStandings(db: Db, fromId: string, toId: string): Promise<void> {
  const standing = await findStanding(db, fromId);
  await addToStanding(db, toId, standing);
  // Who was banned as a visitor does not come back by signing in.
  if (standing.sanction !== null) await writeSanction(db, toId, standing);
  await db.deleteFrom('standing').where('id', '=', fromId).execute();
}

async function moveVote(db: Db, vote: VoteTable, toId: string): Promise<void> {
  await db.deleteFrom('vote').where('id', '=', vote.id).execute();
  const moved = await db
    .insertInto('vote')
    .values({ ...vote, id: `${vote.message_id}~${toId}`, voter_id: toId })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (moved !== undefined) return;
  const row = await lockCounts(db, vote.message_id);
  if (row === undefined) return;
  const up = row.up - Number(vote.value === 1);
  const down = row.down - Number(vote.value === -1);
  await updateTopicMessage(db, row.id, { up, down, score: up - down });
}

async function moveReaction(db: Db, reaction: ReactionTable, toId: string): Promise<void> {
  await db.deleteFrom('reaction').where('id', '=', reaction.id).execute();
  const moved = await db
    .insertInto('reaction')
    .values({ ...reaction, id: `${reaction.message_id}~${toId}~${reaction.reaction}`, voter_id: toId })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (moved !== undefined) return;
  const row = await lockCounts(db, reaction.message_id);
  if (row === undefined) return;
  const { [reaction.reaction]: count = 0, ...others }: Record<string, number> = JSON.parse(row.reactions);
  const left = count > 1 ? { ...others, [reaction.reaction]: count - 1 } : others;
  await updateTopicMessage(db, row.id, { reactions: JSON.stringify(left) });
}

/** Whoever votes locks the topic first, so nobody changes the counts until the commit. */
async function lockCounts(db: Db, messageId: string) {
  const find = () =>
    db.selectFrom('topic_message').selectAll().where('id', '=', messageId).executeTakeFirst();
  const found = await find();
  const [known] = found === undefined ? [] : await findTopics(db, [found.conversation_id]);
  const topic = known && (await lockTopic(db, { siteId: known.site_id, key: known.key }));
  if (topic === undefined) return undefined;
  await updateTopicRow(db, topic);
  return find();
}
