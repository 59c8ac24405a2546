/** Attachments: taking a file in, and handing it out to whoever has its signed address. */
import type { Readable } from 'node:stream';
import { type Attachment, type AttachmentRules, newId, type UploadQuery } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { AttachmentTable } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { isTaken } from '../files/media-types.js';
import { type Prepared, tooLarge, type Uploads } from '../files/uploads.js';
import { isSigned } from '../store/attachment-url.js';
import { deleteAttachments, findAttachment, insertAttachment, toAttachment } from '../store/attachments.js';
import { requireConversation } from './conversations.js';
import { randomSecret } from './crypto.js';
import { requireOwnIdentity } from './identified-only.js';
import { authorize } from './policy.js';

/** What no message has taken along after so long is removed. */
const UNUSED_MS = 24 * 3600_000;

export interface UploadArgs extends UploadQuery {
  /** As the request declares it. */
  bytes: number;
  body: Readable;
  /** Counts the bytes against who sends them; throws when it is enough. */
  charge: () => Promise<void>;
}

/**
 * Stores a file that its sender can give to a message within a day.
 * @throws AppError `payload_too_large`, `unsupported_media_type` when the site does not take it, `invalid_input` for an
 * empty file, a broken picture, or one that did not arrive whole
 */
export async function uploadAttachment(
  ctx: Context,
  uploads: Uploads,
  args: UploadArgs,
): Promise<Attachment> {
  const siteId = await authorizeUpload(ctx, args.conversationId);
  const rules = rulesOf(ctx, siteId);
  if (args.bytes > rules.maxBytes) throw tooLarge(rules.maxBytes);
  await args.charge();
  const id = newId('attachment', ctx.now().getTime());
  return uploads.receive(id, { stream: args.body, maxBytes: rules.maxBytes }, async (received) => {
    if (received.bytes === 0) throw new AppError('invalid_input', 'The file is empty.');
    requireTaken(received.type, rules);
    const file = await uploads.prepare(received);
    const row = rowOf(ctx, { id, siteId, name: args.name, file });
    await keep(ctx, uploads, { row, path: file.path });
    return toAttachment(row);
  });
}

/** @returns the site whose rules count */
async function authorizeUpload(ctx: Context, conversationId: string | undefined): Promise<string> {
  if (conversationId !== undefined) {
    return (await requireConversation(ctx, 'attachment.create', { db: ctx.db, id: conversationId })).siteId;
  }
  const { actor } = ctx;
  if (actor.type !== 'contact') {
    authorize(actor, 'attachment.create');
    throw new AppError('invalid_input', 'conversationId: say for which conversation it is.', {
      details: [{ path: 'conversationId', message: 'Only a contact may leave it out.' }],
    });
  }
  authorize(actor, 'attachment.create', { what: 'site', siteId: actor.siteId, contactId: actor.id });
  await requireOwnIdentity(ctx);
  return actor.siteId;
}

function rulesOf(ctx: Context, siteId: string): AttachmentRules {
  const rules = ctx.settings.siteById(siteId)?.chat.attachments;
  if (!rules) throw new AppError('forbidden', 'Nothing can be attached on this site.');
  return rules;
}

function requireTaken(type: string, rules: AttachmentRules): void {
  if (isTaken(type, rules.types)) return;
  const list = rules.types.join(', ');
  throw new AppError('unsupported_media_type', `This is ${type}. What can be attached here: ${list}.`);
}

interface NewFile {
  id: string;
  siteId: string;
  name: string;
  file: Prepared;
}

function rowOf(ctx: Context, { id, siteId, name, file }: NewFile): AttachmentTable {
  const now = ctx.now();
  const uploader = toActor(ctx.actor);
  return {
    id,
    site_id: siteId,
    uploader_type: uploader.type,
    uploader_id: uploader.id,
    message_id: null,
    position: 0,
    name,
    type: file.type,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    storage_key: id,
    url_secret: randomSecret(),
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + UNUSED_MS).toISOString(),
  };
}

/** The row first: bytes that no row knows of would lie there for ever, a row without bytes is removed after a day. */
async function keep(
  ctx: Context,
  uploads: Uploads,
  { row, path }: { row: AttachmentTable; path: string },
): Promise<void> {
  await ctx.commit((tx) => insertAttachment(tx.db, row));
  try {
    await uploads.storage.put(row.storage_key, path, row.type);
  } catch (error) {
    await ctx.commit((tx) => deleteAttachments(tx.db, [row.id]));
    throw error;
  }
}

export interface FileAddress {
  id: string;
  expires: number;
  signature: string;
}

/**
 * The file of an address. Nobody is asked who they are: the signature is the permission.
 * @throws AppError `not_found` for whatever is wrong with it
 */
export async function findFile(
  ctx: Pick<Context, 'db' | 'now'>,
  address: FileAddress,
): Promise<AttachmentTable> {
  const row = await findAttachment(ctx.db, address.id);
  const now = ctx.now();
  const gone = row === undefined || (row.expires_at !== null && row.expires_at <= now.toISOString());
  if (gone || !isSigned(row, address, now.getTime())) throw notFound('file');
  return row;
}
