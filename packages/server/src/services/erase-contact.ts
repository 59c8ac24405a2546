/**
 * Forgets a person: name, address, conversations, words, files. The log keeps ids, and says that they are no more, so that a
 * CRM which follows it forgets as well.
 */
import type { ErasedContact } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import { notFound } from '../errors.js';
import type { Uploads } from '../files/uploads.js';
import { deleteAttachments } from '../store/attachments.js';
import { lockContact } from '../store/contacts.js';
import { lockConversationHeads } from '../store/conversations.js';
import {
  dropUploads,
  eraseContactRow,
  eraseConversation,
  listConversationIds,
  listDroppedFiles,
} from '../store/erasure.js';
import { authorize } from './policy.js';

export interface ErasureMeans {
  uploads: Uploads;
  /** Makes what was deleted unreadable in the database's files, too. */
  forget: () => Promise<void>;
}

const FILES = 100;

/** @throws AppError `not_found` when there is no such contact, or no longer */
export async function eraseContact(ctx: Context, means: ErasureMeans, id: string): Promise<ErasedContact> {
  const at = ctx.now().toISOString();
  await ctx.commit(async (tx) => {
    const contact = await lockContact(tx.db, id);
    const siteId = contact?.siteId ?? '';
    authorize(ctx.actor, 'contact.erase', { what: 'contact', siteId, contactId: id });
    if (contact === undefined) throw notFound('contact');
    const conversations = await listConversationIds(tx.db, id);
    await lockConversationHeads(tx.db, conversations);
    const said = { at, actor: toActor(ctx.actor), siteId, contactId: id };
    for (const conversationId of conversations) {
      await eraseConversation(tx.db, conversationId);
      tx.append({ ...said, type: 'conversation.erased', conversationId, subjectId: conversationId });
    }
    await dropUploads(tx.db, id);
    const visitors = await eraseContactRow(tx.db, id);
    // Whom it was as a visitor is forgotten under that id as well.
    for (const subjectId of [...visitors, id]) {
      tx.append({ ...said, type: 'contact.erased', conversationId: null, subjectId });
    }
  });
  // What fails from here on is made up for by the sweep of attachments.
  await removeFiles(ctx, means.uploads);
  await means.forget();
  return { id, erasedAt: at };
}

/** The bytes first: without its row nobody would know of them. */
async function removeFiles(ctx: Context, uploads: Uploads): Promise<void> {
  for (let found = FILES; found === FILES; ) {
    const files = await listDroppedFiles(ctx.db, FILES);
    for (const file of files) await uploads.storage.remove(file.storage_key);
    const ids = files.map(({ id }) => id);
    if (ids.length > 0) await ctx.commit((tx) => deleteAttachments(tx.db, ids));
    found = files.length;
  }
}
