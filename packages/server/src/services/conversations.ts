/** Conversations: starting one, reading them, and how far each side has got. */
import {
  type Conversation,
  type CreateConversationInput,
  newId,
  type ReadInput,
  type ReadResult,
} from '@parley/protocol';
import { type Context, type ContextActor, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { conversationForContact } from '../log/audience.js';
import { findContact, lockContact } from '../store/contacts.js';
import {
  type ConversationHead,
  findConversation,
  findConversationHead,
  insertConversation,
  type NewConversation,
  raiseMarks,
} from '../store/conversations.js';
import type { Created } from './contacts.js';
import { inConversation } from './conversation-event.js';
import { requireIdentity, requireOwnIdentity } from './identified-only.js';
import { rememberPage } from './journeys.js';
import { isBlank, toPageContext } from './page-context.js';
import { type Action, authorize } from './policy.js';

type NewChat = NewConversation & { contactId: string };

/** A conversation as this actor may see it. */
export function viewOf(actor: ContextActor, conversation: Conversation): Conversation {
  return actor.type === 'contact' ? conversationForContact(conversation) : conversation;
}

/**
 * A contact starts its own chat; an API key says whose it is.
 * @throws AppError `conflict` when the id or external id belongs to another conversation
 */
export async function createConversation(
  ctx: Context,
  input: CreateConversationInput,
): Promise<Created<Conversation>> {
  const owner = await ownerOf(ctx, input);
  authorize(ctx.actor, 'conversation.create', { what: 'contact', siteId: owner.siteId, contactId: owner.id });
  await requireOwnIdentity(ctx);
  const now = ctx.now();
  const fresh: NewChat = {
    id: input.id ?? newId('conversation', now.getTime()),
    siteId: owner.siteId,
    contactId: owner.id,
    externalId: input.externalId ?? null,
    ...beginningOf(ctx, input, owner.siteId),
    createdAt: now.toISOString(),
  };
  return ctx.commit((tx) => insertOrAnswer(ctx, tx, fresh));
}

/**
 * Where and with what it begins. A page may be older than the settings: a team or a proactive message that is no more is
 * left out, for what the customer has to say counts more.
 * @throws AppError `invalid_input` when an API key names a team that is not there
 */
function beginningOf(ctx: Context, input: CreateConversationInput, siteId: string) {
  const { teamId = null, proactiveId = null } = input;
  const isTeam = teamId === null || hasTeam(ctx, teamId);
  if (!isTeam && ctx.actor.type !== 'contact') throw unknownTeam();
  const proactive = ctx.settings.siteById(siteId)?.chat.proactive ?? [];
  const context = toPageContext(input.context ?? {});
  return {
    teamId: isTeam ? teamId : null,
    context: isBlank(context) ? null : context,
    proactiveId: proactive.some(({ id }) => id === proactiveId) ? proactiveId : null,
  };
}

export function hasTeam(ctx: Context, teamId: string): boolean {
  return ctx.settings.current.teams.some(({ id }) => id === teamId);
}

export function unknownTeam(): AppError {
  return new AppError('invalid_input', 'teamId: there is no such team.', {
    details: [{ path: 'teamId', message: 'There is no such team.' }],
  });
}

async function ownerOf(
  ctx: Context,
  input: CreateConversationInput,
): Promise<{ id: string; siteId: string }> {
  const { actor } = ctx;
  if (actor.type === 'contact') {
    const field =
      input.contactId !== undefined ? 'contactId' : input.externalId !== undefined ? 'externalId' : null;
    if (field !== null) {
      throw new AppError('invalid_input', `${field} is for API keys.`, {
        details: [{ path: field, message: 'Only an API key may set it.' }],
      });
    }
    return { id: actor.id, siteId: actor.siteId };
  }
  if (actor.type !== 'key') authorize(actor, 'conversation.create');
  if (input.contactId === undefined) {
    throw new AppError('invalid_input', 'contactId: say whose conversation it is.', {
      details: [{ path: 'contactId', message: 'Required with an API key.' }],
    });
  }
  const contact = await findContact(ctx.db, input.contactId);
  if (contact === undefined) throw notFound('contact');
  return contact;
}

async function insertOrAnswer(ctx: Context, tx: Tx, fresh: NewChat): Promise<Created<Conversation>> {
  // A token outlives a contact that was erased.
  if ((await lockContact(tx.db, fresh.contactId)) === undefined) throw notFound('contact');
  const created = await insertConversation(tx.db, fresh);
  const stored = await findConversation(tx.db, fresh.id);
  const same =
    stored?.contactId === fresh.contactId &&
    stored.siteId === fresh.siteId &&
    stored.externalId === fresh.externalId;
  if (stored === undefined || !same) {
    throw new AppError('conflict', 'That id or external id already belongs to another conversation.');
  }
  if (created) {
    await rememberPage(ctx, tx, { contactId: fresh.contactId, context: fresh.context ?? null });
    tx.append({
      type: 'conversation.created',
      at: fresh.createdAt,
      actor: toActor(ctx.actor),
      siteId: fresh.siteId,
      conversationId: fresh.id,
      contactId: fresh.contactId,
      subjectId: fresh.id,
    });
  }
  return { value: viewOf(ctx.actor, stored), created };
}

/** What is for chats alone: a discussion asks nothing of the inbox, and is spoken in by doors of its own. */
function refuseInPublic(action: Action): void {
  if (action.startsWith('message.') || action.startsWith('publication.')) {
    throw new AppError('conflict', 'That is a discussion: speak in it by POST /v1/topics/{topic}/messages.');
  }
  if (action === 'conversation.update') {
    throw new AppError('conflict', 'That is a discussion: change it by PATCH /v1/topics/{topic}.');
  }
}

/** Refuses a conversation that is not the actor's, and one that is not there. */
export function authorizeConversation(
  ctx: Context,
  action: Action,
  head: ConversationHead | undefined,
): ConversationHead {
  const subject = { what: 'conversation', siteId: head?.siteId ?? '', contactId: head?.contactId ?? null };
  authorize(ctx.actor, action, subject);
  if (head === undefined) throw notFound('conversation');
  if (head.kind === 'discussion') refuseInPublic(action);
  if (action !== 'conversation.read') {
    const { contactVerified, contactBlocked, siteId } = head;
    const blocked = contactBlocked === 1 && action !== 'conversation.mark';
    requireIdentity(ctx, { siteId, verified: contactVerified === 1, blocked });
  }
  return head;
}

/** What a command or query needs to know first; refuses what is not the actor's. */
export async function requireConversation(ctx: Context, action: Action, args: { db: Db; id: string }) {
  return authorizeConversation(ctx, action, await findConversationHead(args.db, args.id));
}

export async function getConversation(ctx: Context, id: string): Promise<Conversation> {
  await requireConversation(ctx, 'conversation.read', { db: ctx.db, id });
  const conversation = await findConversation(ctx.db, id);
  if (conversation === undefined) throw notFound('conversation');
  return viewOf(ctx.actor, conversation);
}

/** Says how far the asking side has got. Nothing is written when it got no further. */
export async function readConversation(
  ctx: Context,
  args: ReadInput & { conversationId: string },
): Promise<ReadResult> {
  const side = ctx.actor.type === 'contact' ? 'contact' : 'company';
  return ctx.commit(async (tx) => {
    const head = await requireConversation(ctx, 'conversation.mark', { db: tx.db, id: args.conversationId });
    const asked = { delivered: args.delivered, read: args.read };
    const { mark, changed } = await raiseMarks(tx.db, { id: head.id, side, mark: asked });
    if (changed) {
      tx.append({
        ...inConversation(ctx, head),
        type: 'conversation.read',
        subjectId: head.id,
        data: { side, mark },
      });
    }
    return { conversationId: head.id, side, mark };
  }, args.conversationId);
}
