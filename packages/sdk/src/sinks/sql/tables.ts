/** The tables of the SQL sink, in types that every database knows: text for ids, times and JSON, integers for the rest. */
import type { Kysely } from 'kysely';

export interface ParleyTables {
  parley_contact: {
    id: string;
    site_id: string;
    name: string | null;
    email: string | null;
    external_id: string | null;
    verified: number;
    /** JSON. */
    attributes: string;
    created_at: string;
  };
  parley_conversation: {
    id: string;
    site_id: string;
    kind: string;
    contact_id: string | null;
    external_id: string | null;
    status: string;
    team_id: string | null;
    rating: number | null;
    /** The whole record as JSON, with what has no column of its own. */
    record: string;
    created_at: string;
  };
  parley_message: {
    id: string;
    conversation_id: string;
    seq: number;
    author_type: string;
    author_id: string;
    author_name: string | null;
    text: string;
    internal: number;
    parent_id: string | null;
    status: string;
    /** JSON. */
    attachments: string;
    edited_at: string | null;
    created_at: string;
  };
  parley_sync: { name: string; position: string };
}

const ID = 'varchar(64)';

/** Makes the tables that are not there yet. */
export async function createTables(db: Kysely<ParleyTables>): Promise<void> {
  const table = (name: keyof ParleyTables) => db.schema.createTable(name).ifNotExists();
  await table('parley_contact')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('site_id', ID, (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('external_id', 'text')
    .addColumn('verified', 'integer', (column) => column.notNull())
    .addColumn('attributes', 'text', (column) => column.notNull())
    .addColumn('created_at', ID, (column) => column.notNull())
    .execute();
  await table('parley_conversation')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('site_id', ID, (column) => column.notNull())
    .addColumn('kind', ID, (column) => column.notNull())
    .addColumn('contact_id', ID)
    .addColumn('external_id', 'text')
    .addColumn('status', ID, (column) => column.notNull())
    .addColumn('team_id', ID)
    .addColumn('rating', 'integer')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('created_at', ID, (column) => column.notNull())
    .execute();
  await table('parley_message')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('conversation_id', ID, (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('author_type', ID, (column) => column.notNull())
    .addColumn('author_id', ID, (column) => column.notNull())
    .addColumn('author_name', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('internal', 'integer', (column) => column.notNull())
    .addColumn('parent_id', ID)
    .addColumn('status', ID, (column) => column.notNull())
    .addColumn('attachments', 'text', (column) => column.notNull())
    .addColumn('edited_at', ID)
    .addColumn('created_at', ID, (column) => column.notNull())
    .addUniqueConstraint('parley_message_place', ['conversation_id', 'seq'])
    .execute();
  await table('parley_sync')
    .addColumn('name', ID, (column) => column.primaryKey())
    .addColumn('position', 'text', (column) => column.notNull())
    .execute();
}
