/**
 * Any database that Kysely speaks to, as a CRM: three tables that say what Parley says. Must stay within the words that
 * every dialect has: a row is replaced by deleting and inserting it in one transaction, not by `on conflict`.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Checkpoint } from '../../sync/keep.js';
import type { ConversationRecord } from '../../sync/records.js';
import type { ContactMerge, CrmSink, Erasure } from '../../sync/sink.js';
import { contactRow, conversationRow, messageRow } from './rows.js';
import { createTables, type ParleyTables } from './tables.js';

export interface SqlSinkOptions {
  /** For tables beside your own: `db.withTables<ParleyTables>()`. */
  db: Kysely<ParleyTables>;
}

async function mergeContact(db: Transaction<ParleyTables>, { fromId, intoId }: ContactMerge): Promise<void> {
  const moved = await db
    .selectFrom('parley_conversation')
    .select(['id', 'record'])
    .where('contact_id', '=', fromId)
    .execute();
  for (const { id, record } of moved) {
    const value = { ...(JSON.parse(record) as ConversationRecord), contactId: intoId };
    await db
      .updateTable('parley_conversation')
      .set({ contact_id: intoId, record: JSON.stringify(value) })
      .where('id', '=', id)
      .execute();
  }
  await db.deleteFrom('parley_contact').where('id', '=', fromId).execute();
}

async function eraseOne(db: Transaction<ParleyTables>, { kind, id }: Erasure): Promise<void> {
  if (kind === 'message') {
    await db.deleteFrom('parley_message').where('id', '=', id).execute();
    return;
  }
  const column = kind === 'contact' ? 'contact_id' : 'id';
  const gone = db.selectFrom('parley_conversation').select('id').where(column, '=', id);
  await db.deleteFrom('parley_message').where('conversation_id', 'in', gone).execute();
  await db.deleteFrom('parley_conversation').where(column, '=', id).execute();
  if (kind === 'contact') await db.deleteFrom('parley_contact').where('id', '=', id).execute();
}

/** A sink that keeps `parley_contact`, `parley_conversation` and `parley_message`; it makes them when they are missing. */
export function sqlSink({ db }: SqlSinkOptions): CrmSink {
  const atOnce = (work: (trx: Transaction<ParleyTables>) => Promise<void>) => db.transaction().execute(work);
  return {
    name: 'SQL',
    prepare: () => createTables(db),
    async upsertContacts(contacts) {
      const ids = contacts.map(({ id }) => id);
      await atOnce(async (trx) => {
        await trx.deleteFrom('parley_contact').where('id', 'in', ids).execute();
        await trx.insertInto('parley_contact').values(contacts.map(contactRow)).execute();
      });
      return [];
    },
    async upsertConversations(conversations) {
      const ids = conversations.map(({ id }) => id);
      await atOnce(async (trx) => {
        await trx.deleteFrom('parley_conversation').where('id', 'in', ids).execute();
        await trx.insertInto('parley_conversation').values(conversations.map(conversationRow)).execute();
      });
      return [];
    },
    async appendMessages(messages) {
      const ids = messages.map(({ id }) => id);
      await atOnce(async (trx) => {
        await trx.deleteFrom('parley_message').where('id', 'in', ids).execute();
        await trx.insertInto('parley_message').values(messages.map(messageRow)).execute();
      });
      return [];
    },
    mergeContacts: (merges) =>
      atOnce(async (trx) => {
        for (const merge of merges) await mergeContact(trx, merge);
      }),
    erase: (erasures) =>
      atOnce(async (trx) => {
        for (const erasure of erasures) await eraseOne(trx, erasure);
      }),
  };
}

/** Keeps the place of the sync `name` in the table `parley_sync`, which the sink's `prepare` makes. */
export function sqlCheckpoint(db: Kysely<ParleyTables>, name: string): Checkpoint {
  return {
    async load() {
      // A dry run comes before anything was made.
      const tables = await db.introspection.getTables();
      if (!tables.some((table) => table.name === 'parley_sync')) return null;
      const row = await db
        .selectFrom('parley_sync')
        .select('position')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.position ?? null;
    },
    async save(position) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('parley_sync').where('name', '=', name).execute();
        await trx.insertInto('parley_sync').values({ name, position }).execute();
      });
    },
  };
}
