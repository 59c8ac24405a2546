/** Changing a conversation: the company ends it and hands it to a team, the customer's page says where they are now. */
import type { Conversation, UpdateConversationInput } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import {
  type ConversationChange,
  type ConversationHead,
  findConversation,
  lockConversationHeads,
  updateConversationRow,
} from '../store/conversations.js';
import { authorizeConversation, hasTeam, unknownTeam, viewOf } from './conversations.js';
import { isBlank, toPageContext } from './page-context.js';

type Field = keyof UpdateConversationInput;

const OF_CONTACT: Field[] = ['context'];
const OF_COMPANY: Field[] = ['status', 'teamId'];

export interface UpdateConversationArgs extends UpdateConversationInput {
  conversationId: string;
}

/**
 * Sets what is given. What is so already is no change, and the log does not hear of it.
 * @throws AppError `invalid_input` for a field of the other side, and for a team that is not there
 */
export function updateConversation(ctx: Context, args: UpdateConversationArgs): Promise<Conversation> {
  const { conversationId, ...input } = args;
  return ctx.commit(async (tx) => {
    const [locked] = await lockConversationHeads(tx.db, [conversationId]);
    const head = authorizeConversation(ctx, 'conversation.update', locked);
    requireOwnFields(ctx, input);
    const before = await load(tx, head.id);
    const change = changeOf(before, input);
    if (Object.keys(change).length === 0) return viewOf(ctx.actor, before);
    await updateConversationRow(tx.db, head.id, change);
    appendUpdated(tx, ctx, head);
    return viewOf(ctx.actor, await load(tx, head.id));
  }, conversationId);
}

async function load(tx: Tx, id: string): Promise<Conversation> {
  const conversation = await findConversation(tx.db, id);
  if (conversation === undefined) throw notFound('conversation');
  return conversation;
}

function requireOwnFields(ctx: Context, input: UpdateConversationInput): void {
  const isContact = ctx.actor.type === 'contact';
  const foreign = (isContact ? OF_COMPANY : OF_CONTACT).find((field) => input[field] !== undefined);
  if (foreign !== undefined) {
    const message = isContact ? 'Only the company may set it.' : 'Only the contact’s page may set it.';
    throw new AppError('invalid_input', `${foreign}: ${message}`, { details: [{ path: foreign, message }] });
  }
  if (input.teamId && !hasTeam(ctx, input.teamId)) throw unknownTeam();
}

function changeOf(before: Conversation, input: UpdateConversationInput): ConversationChange {
  const change: ConversationChange = {};
  const { status, teamId } = input;
  if (status !== undefined && status !== before.status) change.status = status;
  if (teamId !== undefined && teamId !== before.teamId) change.teamId = teamId;
  if (input.context !== undefined) {
    const context = toPageContext(input.context);
    const isSame = isBlank(context) || JSON.stringify(context) === JSON.stringify(before.context);
    if (!isSame) change.context = context;
  }
  return change;
}

/** Tells the log that a conversation is not what it was. */
export function appendUpdated(
  tx: Tx,
  ctx: Context,
  head: Pick<ConversationHead, 'id' | 'siteId' | 'contactId'>,
): void {
  tx.append({
    type: 'conversation.updated',
    at: ctx.now().toISOString(),
    actor: toActor(ctx.actor),
    siteId: head.siteId,
    conversationId: head.id,
    contactId: head.contactId,
    subjectId: head.id,
  });
}
