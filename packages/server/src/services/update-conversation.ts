/** Changing a conversation: the company sorts, hands over, puts off and ends it, the customer's page says where they are now. */
import {
  type Conversation,
  type ConversationField,
  type ConversationStatus,
  LIMITS,
  type UpdateConversationInput,
} from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import { AppError, notFound } from '../errors.js';
import { conversationForContact } from '../log/audience.js';
import { findAgents } from '../store/agents.js';
import { replaceTags } from '../store/conversation-tags.js';
import {
  type ConversationChange,
  type ConversationHead,
  findConversation,
  lockConversationHeads,
  updateConversationRow,
} from '../store/conversations.js';
import { authorizeConversation, hasTeam, unknownTeam, viewOf } from './conversations.js';
import { rememberPage } from './journeys.js';
import { isBlank, toPageContext } from './page-context.js';
import { mayAnswer } from './policy.js';

type Field = keyof UpdateConversationInput;

const OF_CONTACT: Field[] = ['context'];
const OF_COMPANY: Field[] = ['status', 'snoozedUntil', 'assigneeId', 'priority', 'tags', 'teamId'];

/** What the customer's next words open again. Spam stays where it is. */
export const OPENED_BY_CUSTOMER: ReadonlySet<ConversationStatus> = new Set(['resolved', 'snoozed']);

export interface UpdateConversationArgs extends UpdateConversationInput {
  conversationId: string;
}

/**
 * Sets what is given. What is so already is no change, and the log does not hear of it.
 * @throws AppError `invalid_input` for a field of the other side, a team or agent that is not there, a time that is over
 */
export function updateConversation(ctx: Context, args: UpdateConversationArgs): Promise<Conversation> {
  const { conversationId, ...input } = args;
  return ctx.commit(async (tx) => {
    const [locked] = await lockConversationHeads(tx.db, [conversationId]);
    const head = authorizeConversation(ctx, 'conversation.update', locked);
    requireOwnFields(ctx, input);
    requireSnooze(ctx, input);
    if (input.assigneeId) await requireAssignee(tx, input.assigneeId);
    const before = await load(tx, head.id);
    const change = changeOf(before, input);
    const changed = Object.keys(change) as ConversationField[];
    if (changed.length === 0) return viewOf(ctx.actor, before);
    const resolvedAt = change.status === 'resolved' ? { resolvedAt: ctx.now().toISOString() } : {};
    await updateConversationRow(tx.db, head.id, { ...change, ...resolvedAt });
    if (change.tags !== undefined) await replaceTags(tx.db, before, change.tags);
    if (change.context) await rememberPage(ctx, tx, { contactId: head.contactId, context: change.context });
    const after = await load(tx, head.id);
    appendUpdated(tx, ctx, { head, changed, isHidden: isSameForContact(before, after) });
    return viewOf(ctx.actor, after);
  }, conversationId);
}

async function load(tx: Tx, id: string): Promise<Conversation> {
  const conversation = await findConversation(tx.db, id);
  if (conversation === undefined) throw notFound('conversation');
  return conversation;
}

function invalid(path: Field, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
}

function requireOwnFields(ctx: Context, input: UpdateConversationInput): void {
  const isContact = ctx.actor.type === 'contact';
  const foreign = (isContact ? OF_COMPANY : OF_CONTACT).find((field) => input[field] !== undefined);
  if (foreign !== undefined) {
    throw invalid(
      foreign,
      isContact ? 'Only the company may set it.' : 'Only the contact’s page may set it.',
    );
  }
  if (input.teamId && !hasTeam(ctx, input.teamId)) throw unknownTeam();
}

function requireSnooze(ctx: Context, { snoozedUntil }: UpdateConversationInput): void {
  if (!snoozedUntil) return;
  const ahead = Date.parse(snoozedUntil) - ctx.now().getTime();
  if (ahead <= 0) throw invalid('snoozedUntil', 'That time is over. Choose one that is to come.');
  if (ahead > LIMITS.snoozeDays * 24 * 3600_000)
    throw invalid('snoozedUntil', `At most ${LIMITS.snoozeDays} days ahead.`);
}

/** @throws AppError `invalid_input` for somebody who is not there, or whose role answers nobody */
export async function requireAssignee(tx: Tx, agentId: string): Promise<void> {
  const [agent] = await findAgents(tx.db, [agentId]);
  if (agent === undefined || !mayAnswer(agent.role))
    throw invalid('assigneeId', 'There is no agent with this id who may answer.');
}

function changeOf(before: Conversation, input: UpdateConversationInput): ConversationChange {
  const change: ConversationChange = {};
  const { status = before.status, assigneeId, priority, teamId } = input;
  if (status !== before.status) change.status = status;
  const snoozedUntil = input.status === undefined ? before.snoozedUntil : toTime(input.snoozedUntil);
  if (snoozedUntil !== before.snoozedUntil) change.snoozedUntil = snoozedUntil;
  if (assigneeId !== undefined && assigneeId !== before.assigneeId) change.assigneeId = assigneeId;
  if (priority !== undefined && priority !== before.priority) change.priority = priority;
  const tags = input.tags && [...new Set(input.tags)].sort();
  if (tags !== undefined && tags.join() !== before.tags.join()) change.tags = tags;
  if (teamId !== undefined && teamId !== before.teamId) change.teamId = teamId;
  if (input.context !== undefined) {
    const context = toPageContext(input.context);
    const isSame = isBlank(context) || JSON.stringify(context) === JSON.stringify(before.context);
    if (!isSame) change.context = context;
  }
  return change;
}

/** As the database compares times. */
function toTime(given: string | null | undefined): string | null {
  return given ? new Date(given).toISOString() : null;
}

function isSameForContact(before: Conversation, after: Conversation): boolean {
  return JSON.stringify(conversationForContact(before)) === JSON.stringify(conversationForContact(after));
}

export interface Updated {
  head: Pick<ConversationHead, 'id' | 'siteId' | 'contactId'>;
  changed: ConversationField[];
  /** Whether to its contact it is what it was: then they do not hear of it. */
  isHidden: boolean;
}

/** Tells the log that a conversation is not what it was. */
export function appendUpdated(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  { head, changed, isHidden }: Updated,
): void {
  tx.append({
    type: 'conversation.updated',
    at: ctx.now().toISOString(),
    actor: toActor(ctx.actor),
    siteId: head.siteId,
    conversationId: head.id,
    contactId: isHidden ? null : head.contactId,
    subjectId: head.id,
    data: { changed },
  });
}
