/** What a conversation has for those who answer: when it wakes, who looks after it, how soon it wants an answer, tags. */
import { type Kysely, sql } from 'kysely';
import { textType } from './text-type.js';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  for (const column of ['snoozed_until', 'assignee_id', 'priority', 'tags']) {
    await db.schema.alterTable('conversation').addColumn(column, text).execute();
  }
  await db.schema
    .createTable('conversation_tag')
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversation.id'))
    .addColumn('tag', text, (c) => c.notNull())
    .addColumn('site_id', text, (c) => c.notNull())
    .addColumn('last_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_tag_key', ['conversation_id', 'tag'])
    .execute();
  await createIndexes(db);
}

/** A view of the inbox is a walk along one of these. Only chats are in them, and of those what has what they are for. */
async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const on = (name: string) =>
    db.schema.createIndex(name).on('conversation').where(sql<boolean>`kind = 'chat'`);
  await on('conversation_by_status').columns(['status', 'last_at', 'id']).execute();
  await on('conversation_by_assignee')
    .columns(['assignee_id', 'status', 'last_at', 'id'])
    .where(sql.ref('assignee_id'), 'is not', null)
    .execute();
  await on('conversation_unassigned')
    .columns(['status', 'last_at', 'id'])
    .where(sql.ref('assignee_id'), 'is', null)
    .execute();
  await on('conversation_by_team')
    .columns(['team_id', 'status', 'last_at', 'id'])
    .where(sql.ref('team_id'), 'is not', null)
    .execute();
  await on('conversation_by_priority')
    .columns(['priority', 'status', 'last_at', 'id'])
    .where(sql.ref('priority'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('conversation_snoozed')
    .on('conversation')
    .column('snoozed_until')
    .where(sql.ref('snoozed_until'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('conversation_tag_recent')
    .on('conversation_tag')
    .columns(['tag', 'last_at', 'conversation_id'])
    .execute();
  await db.schema
    .createIndex('conversation_tag_by_site')
    .on('conversation_tag')
    .columns(['site_id', 'tag', 'last_at', 'conversation_id'])
    .execute();
}
