/** SQL on attachments. Where their bytes are is known to `files/`. */
import type { Attachment } from '@parley/protocol';
import { sql } from 'kysely';
import { hotByIds, hotStatement } from '../db/hot-statement.js';
import { lockingRows } from '../db/locking-rows.js';
import type { AttachmentTable, Db } from '../db/schema.js';
import { signedPath } from './attachment-url.js';

/**
 * @param now for the address, whose hours count from it. The system's clock: an address is no fact that is kept, and what
 * turns rows into models is given no clock.
 */
export function toAttachment(row: AttachmentTable, now = Date.now()): Attachment {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    url: signedPath(row, now),
  };
}

export async function insertAttachment(db: Db, row: AttachmentTable): Promise<void> {
  await db.insertInto('attachment').values(row).execute();
}

const selectByMessages = hotByIds((db, ids) =>
  db.selectFrom('attachment').selectAll().where('message_id', 'in', ids),
);

/** The attachments of messages, by message, each in its place. */
export async function listAttachments(db: Db, messageIds: string[]): Promise<Map<string, Attachment[]>> {
  const byMessage = new Map<string, Attachment[]>();
  const rows = await selectByMessages(db, messageIds);
  for (const row of rows.sort((a, b) => a.position - b.position)) {
    const id = row.message_id ?? '';
    byMessage.set(id, [...(byMessage.get(id) ?? []), toAttachment(row)]);
  }
  return byMessage;
}

const selectByIds = hotByIds((db, ids) => db.selectFrom('attachment').selectAll().where('id', 'in', ids));
const lockByIds = hotByIds((db, ids) =>
  lockingRows(db, db.selectFrom('attachment').selectAll().where('id', 'in', ids).orderBy('id'), 'attachment'),
);

export async function findAttachment(db: Db, id: string): Promise<AttachmentTable | undefined> {
  return (await selectByIds(db, [id]))[0];
}

/** @param ids sorted, so that two processes that want the same ones wait for each other and not for ever */
export function lockAttachments(db: Db, ids: string[]): Promise<AttachmentTable[]> {
  return lockByIds(db, ids);
}

const link = hotStatement((db, params: { id: string; messageId: string; position: number }) =>
  db
    .updateTable('attachment')
    .set({ message_id: params.messageId, position: params.position, expires_at: sql<null>`null` })
    .where('id', '=', params.id),
);

/** Gives them to a message, in this order. */
export async function linkAttachments(db: Db, messageId: string, ids: string[]): Promise<void> {
  for (const [position, id] of ids.entries()) await link(db, { id, messageId, position });
}

/**
 * Takes a message's attachments away from it. From `at` on they are not served; the sweep removes bytes and rows.
 * Their names are gone at once.
 */
export async function dropAttachments(db: Db, messageId: string, at: string): Promise<void> {
  await db
    .updateTable('attachment')
    .set({ message_id: null, expires_at: at, name: '' })
    .where('message_id', '=', messageId)
    .execute();
}

/** Those whose time has come, the longest due first. */
export function listExpiredAttachments(
  db: Db,
  args: { at: string; limit: number },
): Promise<Pick<AttachmentTable, 'id' | 'storage_key'>[]> {
  return db
    .selectFrom('attachment')
    .select(['id', 'storage_key'])
    .where('expires_at', '<=', args.at)
    .orderBy('expires_at')
    .limit(args.limit)
    .execute();
}

/** Those that messages have, in the order of their ids. */
export function listKeptAttachments(
  db: Db,
  args: { after: string; limit: number },
): Promise<Pick<AttachmentTable, 'id' | 'storage_key' | 'bytes'>[]> {
  return db
    .selectFrom('attachment')
    .select(['id', 'storage_key', 'bytes'])
    .where('message_id', 'is not', null)
    .where('id', '>', args.after)
    .orderBy('id')
    .limit(args.limit)
    .execute();
}

export async function deleteAttachments(db: Db, ids: string[]): Promise<void> {
  await db.deleteFrom('attachment').where('id', 'in', ids).execute();
}
