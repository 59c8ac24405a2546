/** Public discussions: topics of pages, what anyone may see of their messages, and what people think of those. */
import type { Kysely } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('topic')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('title', text)
    .addColumn('url', text)
    .addColumn('format', text, (c) => c.notNull())
    .addColumn('moderation', text)
    .addColumn('locked', 'integer', (c) => c.notNull())
    .addColumn('messages', 'integer', (c) => c.notNull())
    .addColumn('answer_id', text)
    .addColumn('pinned', text, (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('topic_key', ['site_id', 'key'])
    .execute();
  await db.schema
    .createTable('topic_message')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull())
    .addColumn('author_id', text, (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('path', text, (c) => c.notNull())
    .addColumn('depth', 'integer', (c) => c.notNull())
    .addColumn('shown', 'integer', (c) => c.notNull())
    .addColumn('stub', text)
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('up', 'integer', (c) => c.notNull())
    .addColumn('down', 'integer', (c) => c.notNull())
    .addColumn('reactions', text, (c) => c.notNull())
    .addColumn('replies', 'integer', (c) => c.notNull())
    .addColumn('official', 'integer', (c) => c.notNull())
    .addColumn('team_id', text)
    .execute();
  await createOpinions(db);
  for (const [name, table, columns] of [
    ['topic_message_newest', 'topic_message', ['conversation_id', 'depth', 'shown', 'seq']],
    ['topic_message_top', 'topic_message', ['conversation_id', 'depth', 'shown', 'score', 'seq']],
    ['topic_message_branch', 'topic_message', ['conversation_id', 'shown', 'path']],
    ['topic_message_author', 'topic_message', ['author_id', 'id']],
    ['topic_message_unseen', 'topic_message', ['author_id', 'conversation_id', 'shown', 'id']],
    ['vote_by_voter', 'vote', ['voter_id', 'id']],
    ['reaction_by_voter', 'reaction', ['voter_id', 'id']],
    ['report_by_reporter', 'report', ['reporter_id', 'id']],
    ['report_by_message', 'report', ['message_id', 'id']],
    ['message_revision_latest', 'message_revision', ['message_id', 'until']],
    // The lists of chats pass over what is public.
    ['conversation_recent_kind', 'conversation', ['kind', 'last_at', 'id']],
    ['conversation_recent_site_kind', 'conversation', ['site_id', 'kind', 'last_at', 'id']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
}

/** Their ids are put together from those of message and person: one of each, whoever tries twice. */
async function createOpinions(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('vote')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('message_id', text, (c) => c.notNull())
    .addColumn('voter_id', text, (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('reaction')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('message_id', text, (c) => c.notNull())
    .addColumn('voter_id', text, (c) => c.notNull())
    .addColumn('reaction', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('report')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('message_id', text, (c) => c.notNull())
    .addColumn('reporter_id', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('text', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('message_revision')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('message_id', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('until', text, (c) => c.notNull())
    .execute();
}
