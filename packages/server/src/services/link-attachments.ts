/** Giving uploaded files to messages, within the transaction that stores these. Asks nothing for messages without any. */
import type { Attachment } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { AttachmentTable } from '../db/schema.js';
import { AppError } from '../errors.js';
import { linkAttachments, lockAttachments, toAttachment } from '../store/attachments.js';

/** Files that messages of this turn want, by id; what a message has taken is no longer among them. */
export type FreeAttachments = Map<string, AttachmentTable>;

interface Wanting {
  args: { attachments?: string[] | undefined };
}

export async function lockWanted(tx: Tx, sendings: Wanting[]): Promise<FreeAttachments> {
  const ids = new Set(sendings.flatMap(({ args }) => args.attachments ?? []));
  if (ids.size === 0) return new Map();
  const rows = await lockAttachments(tx.db, [...ids].sort());
  return new Map(rows.filter((row) => row.message_id === null).map((row) => [row.id, row]));
}

interface Wanted {
  ids: string[];
  siteId: string;
}

/**
 * The files as the message will have them; afterwards nobody else can take them.
 * @throws AppError `invalid_input`, and then all of them are still free
 */
export function takeAttachments(ctx: Context, free: FreeAttachments, { ids, siteId }: Wanted): Attachment[] {
  const most = ctx.settings.siteById(siteId)?.chat.attachments?.perMessage ?? 0;
  if (ids.length > most) throw refusal(`A message may have ${most} attachments here at most.`);
  const actor = toActor(ctx.actor);
  const now = ctx.now().toISOString();
  const rows = ids.map((id) => {
    const row = free.get(id);
    const own = row?.uploader_type === actor.type && row.uploader_id === actor.id && row.site_id === siteId;
    if (row === undefined || !own || row.expires_at === null || row.expires_at <= now) {
      throw refusal(`${id} is no file of yours that is free. Upload it anew.`);
    }
    return row;
  });
  for (const id of ids) free.delete(id);
  return rows.map((row) => toAttachment(row));
}

function refusal(message: string): AppError {
  return new AppError('invalid_input', `attachments: ${message}`, {
    details: [{ path: 'attachments', message }],
  });
}

/** Writes down what was taken. */
export async function linkTaken(
  tx: Tx,
  messages: { id: string; attachments: Attachment[] }[],
): Promise<void> {
  for (const { id, attachments } of messages) {
    if (attachments.length === 0) continue;
    const ids = attachments.map((attachment) => attachment.id);
    await linkAttachments(tx.db, id, ids);
  }
}
