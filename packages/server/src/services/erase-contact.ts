/**
 * Forgets a person: name, address, conversations, words, files. The log keeps ids, and says that they are no more, so that a
 * CRM which follows it forgets as well.
 */
import type { ErasedContact } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { FullText, FullTexts } from '../db/full-text.js';
import { notFound } from '../errors.js';
import type { Uploads } from '../files/uploads.js';
import { deleteAttachments } from '../store/attachments.js';
import { lockContact } from '../store/contacts.js';
import { lockConversationHeads } from '../store/conversations.js';
import {
  dropUploads,
  eraseContactRow,
  eraseConversation,
  erasePublicWords,
  listConversationIds,
  listDroppedFiles,
} from '../store/erasure.js';
import { eraseFollows } from '../store/follows.js';
import { eraseFigures } from '../store/insights-ledger.js';
import { findTopicMessage } from '../store/topic-messages.js';
import { findTopics, lockTopic } from '../store/topics.js';
import { authorize } from './policy.js';
import { withdraw } from './publication.js';
import { takePublishedBack } from './publish-answer.js';
import { PUBLIC } from './topics.js';

export interface ErasureMeans extends FullTexts {
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
      await unlearn(tx, means.publicText, await takePublishedBack(ctx, tx, conversationId));
      await unlearn(tx, means.fullText, await eraseConversation(tx.db, conversationId));
      tx.append({ ...said, type: 'conversation.erased', conversationId, subjectId: conversationId });
    }
    await eraseFigures(tx.db, conversations);
    await unlearn(tx, means.publicText, await forgetInPublic(ctx, tx, id));
    await dropUploads(tx.db, id);
    await eraseFollows(tx.db, { contactId: id, siteId, email: contact.email });
    const visitors = await eraseContactRow(tx.db, id);
    await unlearn(tx, means.fullText, [id]);
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

/**
 * The votes of a person count on, with nobody's name. Their messages leave a stub where somebody answered.
 * @returns the ids of their messages
 */
async function forgetInPublic(ctx: Context, tx: Tx, contactId: string): Promise<string[]> {
  const said = await erasePublicWords(tx.db, contactId);
  for (const { id, conversation_id: conversationId } of said) {
    const [known] = await findTopics(tx.db, [conversationId]);
    const topic = known && (await lockTopic(tx.db, { siteId: known.site_id, key: known.key }));
    const row = await findTopicMessage(tx.db, id);
    if (topic === undefined || row === undefined) continue;
    await withdraw(tx.db, topic, { row, stub: 'deleted' });
    tx.append({
      type: 'message.deleted',
      at: ctx.now().toISOString(),
      actor: toActor(ctx.actor),
      siteId: topic.site_id,
      conversationId,
      contactId: null,
      subjectId: id,
      data: PUBLIC,
    });
  }
  return said.map(({ id }) => id);
}

const REFS = 500;

/** After the rows themselves: who indexes them at this moment has them locked, and is done before they can go. */
async function unlearn(tx: Tx, text: FullText, refs: string[]): Promise<void> {
  for (let from = 0; from < refs.length; from += REFS) await text.drop(tx.db, refs.slice(from, from + REFS));
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
