/** SQL that removes a person with everything that hangs on it, whatever refers to something before what it refers to. */
import { randomUUID } from 'node:crypto';
import { hotByIds } from '../db/hot-statement.js';
import type { Db } from '../db/schema.js';
import { eraseEncounters } from './encounters.js';
import { eraseJourney } from './journeys.js';

/** Long ago: the sweep takes what is due for longest first. */
const AT_ONCE = '1970-01-01T00:00:00.000Z';

/** Who voted and was forgotten. */
const NOBODY = 'nobody';

/** The ids of a contact's conversations, sorted. */
export async function listConversationIds(db: Db, contactId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('id')
    .where('contact_id', '=', contactId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes the names off a conversation's files, and leaves them to be removed at once. */
async function dropFiles(db: Db, conversationId: string): Promise<void> {
  await db
    .updateTable('attachment')
    .set({ message_id: null, expires_at: AT_ONCE, name: '' })
    .where('message_id', 'in', (eb) =>
      eb
        .selectFrom('message')
        .select('id')
        .where('conversation_id', '=', conversationId)
        .where('attachments', '>', 0),
    )
    .execute();
}

/** The files that a contact has uploaded and no message took along. Each has a time to go. */
export async function dropUploads(db: Db, contactId: string): Promise<void> {
  await db
    .updateTable('attachment')
    .set({ expires_at: AT_ONCE, name: '' })
    .where('expires_at', '>', AT_ONCE)
    .where('uploader_type', '=', 'contact')
    .where('uploader_id', '=', contactId)
    .execute();
}

/** The files that are to be removed at once. */
export function listDroppedFiles(db: Db, limit: number): Promise<{ id: string; storage_key: string }[]> {
  return db
    .selectFrom('attachment')
    .select(['id', 'storage_key'])
    .where('expires_at', '=', AT_ONCE)
    .limit(limit)
    .execute();
}

const removeDeliveries = hotByIds((db, keys) => db.deleteFrom('delivery').where('order_key', 'in', keys));

/**
 * Removes a conversation, and what became of telling of it.
 * @returns the ids under which the search knew it
 */
export async function eraseConversation(db: Db, id: string): Promise<string[]> {
  await dropFiles(db, id);
  await db.deleteFrom('mention').where('conversation_id', '=', id).execute();
  const messages = await db.deleteFrom('message').where('conversation_id', '=', id).returning('id').execute();
  await db.deleteFrom('mail').where('conversation_id', '=', id).execute();
  await db.deleteFrom('outcome').where('conversation_id', '=', id).execute();
  await db.deleteFrom('rating').where('conversation_id', '=', id).execute();
  await db.deleteFrom('private_link').where('conversation_id', '=', id).execute();
  await db.deleteFrom('publication').where('conversation_id', '=', id).execute();
  await db.deleteFrom('conversation_tag').where('conversation_id', '=', id).execute();
  await db.deleteFrom('routing').where('conversation_id', '=', id).execute();
  await db.deleteFrom('conversation').where('id', '=', id).execute();
  await removeDeliveries(db, [id]);
  return [id, ...messages.map((message) => message.id)];
}

/**
 * Takes a person out of public discussions: their words, what they said before, what they think of others, how they stand. What others
 * answered keeps its place.
 * @returns the ids of their messages, with those of the discussions
 */
export async function erasePublicWords(
  db: Db,
  contactId: string,
): Promise<{ id: string; conversation_id: string }[]> {
  const said = await db
    .selectFrom('topic_message')
    .select(['id', 'conversation_id'])
    .where('author_id', '=', contactId)
    .execute();
  const ids = db.selectFrom('topic_message').select('id').where('author_id', '=', contactId);
  await db.deleteFrom('message_revision').where('message_id', 'in', ids).execute();
  await db.deleteFrom('report').where('message_id', 'in', ids).execute();
  await db.deleteFrom('report').where('reporter_id', '=', contactId).execute();
  await db.deleteFrom('moderation').where('author_id', '=', contactId).execute();
  await db.deleteFrom('standing').where('id', '=', contactId).execute();
  await keepOpinions(db, contactId);
  await db
    .updateTable('message')
    .set({ text: '', status: 'deleted', edited_at: null })
    .where('id', 'in', ids)
    .execute();
  return said;
}

/** What a person thinks of others counts on, as that of nobody in particular. */
async function keepOpinions(db: Db, contactId: string): Promise<void> {
  for (const { id, message_id } of await db
    .selectFrom('vote')
    .select(['id', 'message_id'])
    .where('voter_id', '=', contactId)
    .execute()) {
    const nobody = { id: `${message_id}~${randomUUID()}`, voter_id: NOBODY };
    await db.updateTable('vote').set(nobody).where('id', '=', id).execute();
  }
  for (const { id, message_id, reaction } of await db
    .selectFrom('reaction')
    .select(['id', 'message_id', 'reaction'])
    .where('voter_id', '=', contactId)
    .execute()) {
    const nobody = { id: `${message_id}~${randomUUID()}~${reaction}`, voter_id: NOBODY };
    await db.updateTable('reaction').set(nobody).where('id', '=', id).execute();
  }
}

/**
 * Removes a contact that has no conversation any more, and the browsers that opened its session.
 * @returns the ids that those browsers had as visitors
 */
export async function eraseContactRow(db: Db, id: string): Promise<string[]> {
  const aliases = await db.deleteFrom('contact_alias').where('contact_id', '=', id).returning('id').execute();
  await eraseJourney(db, id);
  await db.deleteFrom('mail_stop').where('contact_id', '=', id).execute();
  await db.deleteFrom('contact').where('id', '=', id).execute();
  const visitors = aliases.map((alias) => alias.id);
  await eraseEncounters(db, [id, ...visitors]);
  await removeDeliveries(db, [id, ...visitors]);
  return visitors;
}
