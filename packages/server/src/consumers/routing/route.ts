/**
 * Reads what happens in conversations and finds the team they are for, lines them up for an agent, and notes what is due
 * when. All of a batch is written with the cursor: nothing is routed twice, whoever dies when.
 */
import { type ConversationField, findRule, type Message, type RoutingCause } from '@parley/protocol';
import type { Tx } from '../../db/commit-queue.js';
import type { Db, RoutingTable } from '../../db/schema.js';
import type { FreshRow } from '../../log/append.js';
import { isPublicMatter } from '../../log/audience.js';
import { hydrate } from '../../log/hydrate.js';
import type { OfficeHours } from '../../settings/office-hours.js';
import type { Settings } from '../../settings/settings-schema.js';
import {
  type ConversationHead,
  findConversation,
  lockConversationHeads,
  updateConversationRow,
} from '../../store/conversations.js';
import { findRoutings, hasAnswer, saveRouting } from '../../store/routing.js';
import type { Effect } from '../owned-consumer.js';
import { ROUTER, tellBreached, tellUpdated } from './tell.js';
import { endWait, hoursOf, isLate, isSameWait, noWait, pause, resume, setDue } from './waits.js';

export interface RouteOptions {
  db: Db;
  settings: { readonly current: Settings };
  now: () => Date;
}

/** What happened to a conversation, in order. A time: somebody changed it then. */
type Steps = Map<string, (Message | string)[]>;

export function createRoute(options: RouteOptions): (rows: FreshRow[]) => Promise<Effect> {
  return async (rows) => {
    if (!isWanted(options.settings.current)) return null;
    const concerned = rows.filter((row) => isConcerned(row) && !isPublicMatter(row));
    if (concerned.length === 0) return null;
    const steps = stepsOf(await hydrate(options.db, concerned));
    return steps.size === 0 ? null : (tx) => take(tx, options, steps);
  };
}

function isConcerned({ type, actor_id }: FreshRow): boolean {
  return actor_id !== ROUTER.id && (type === 'message.created' || type === 'conversation.updated');
}

/** Whether the settings want anything of it. */
function isWanted({ routing, teams }: Settings): boolean {
  const wants = teams.some(({ assignment, sla }) => (assignment?.mode ?? 'manual') !== 'manual' || sla);
  return wants || routing.rules.length > 0;
}

function stepsOf(hydrated: Awaited<ReturnType<typeof hydrate>>): Steps {
  const steps: Steps = new Map();
  const add = (id: string, step: Message | string) => steps.set(id, [...(steps.get(id) ?? []), step]);
  for (const { event } of hydrated) {
    if (event.type === 'message.created' && !event.message.internal) add(event.conversationId, event.message);
    if (event.type === 'conversation.updated' && event.conversation.kind === 'chat')
      add(event.conversation.id, event.at);
  }
  return steps;
}

async function take(tx: Tx, options: RouteOptions, steps: Steps): Promise<void> {
  const ids = [...steps.keys()].sort();
  const heads = await lockConversationHeads(tx.db, ids);
  const known = new Map((await findRoutings(tx.db, ids)).map((row) => [row.conversation_id, row]));
  for (const head of heads) {
    const before = known.get(head.id) ?? noWait(head.id);
    await takeOne(tx, options, { head, before, steps: steps.get(head.id) ?? [] });
  }
}

interface One {
  head: ConversationHead;
  before: RoutingTable;
  steps: (Message | string)[];
}

async function takeOne(tx: Tx, { settings, now }: RouteOptions, { head, before, steps }: One): Promise<void> {
  const { current } = settings;
  const at = now().toISOString();
  let { teamId } = head;
  let cause: RoutingCause | undefined;
  let row = before;
  const changedAt = steps.findLast((step) => typeof step === 'string');
  for (const message of steps) {
    if (typeof message === 'string') continue;
    if (message.author.type !== 'contact') {
      if (isLate(row, message.createdAt)) tellBreached(tx, { head, at, row });
      row = endWait(row);
      continue;
    }
    if (message.seq === 1) {
      const rule = await ruleFor(tx, current, { head, message });
      if (rule && rule.team !== teamId) {
        teamId = rule.team;
        cause = { rule: rule.id, assignment: null };
      }
    }
    if (row.wait_kind === null) {
      const wasAnswered = await hasAnswer(tx.db, {
        id: head.id,
        after: '',
        upTo: message.createdAt,
        before: message.seq,
      });
      row = { ...row, wait_kind: wasAnswered ? 'next' : 'first', since: message.createdAt };
    }
  }
  const isOver = head.status === 'resolved' || head.status === 'spam';
  if (isOver) row = endWait(row);
  row = setDue(
    keepTime(tx, { head, row, at: changedAt ?? at, hours: hoursOf(current, teamId) }),
    current,
    teamId,
  );
  row = { ...row, ...queueOf({ ...head, teamId }, { settings: current, row, at }) };
  const isMoved = teamId !== head.teamId;
  if (isMoved) await updateConversationRow(tx.db, head.id, { teamId });
  if (JSON.stringify(row) !== JSON.stringify(before)) await saveRouting(tx.db, row);
  const changed: ConversationField[] = [
    ...(isMoved ? ['teamId' as const] : []),
    ...(isSameWait(row, before) ? [] : ['sla' as const]),
  ];
  if (changed.length > 0) tellUpdated(tx, { head, at, changed, cause });
}

interface Keeping {
  head: ConversationHead;
  row: RoutingTable;
  /** When it was put off, or came back. */
  at: string;
  hours: OfficeHours | null;
}

/** While a conversation is put off its clock stands. What was late by then is called so first. */
function keepTime(tx: Tx, { head, row, at, hours }: Keeping): RoutingTable {
  if (head.status !== 'snoozed') return resume(row, at, hours);
  if (!isLate(row, at)) return pause(row, at);
  tellBreached(tx, { head, at, row });
  return { ...row, breached_at: at, check_at: null };
}

async function ruleFor(
  tx: Tx,
  settings: Settings,
  { head, message }: { head: ConversationHead; message: Message },
) {
  if (settings.routing.rules.length === 0) return undefined;
  const conversation = await findConversation(tx.db, head.id);
  const site = settings.sites.find(({ id }) => id === head.siteId);
  return findRule(settings.routing.rules, {
    site: site?.key ?? '',
    url: conversation?.context?.url ?? null,
    chosen: head.teamId,
    text: message.text,
  });
}

interface Queueing {
  settings: Settings;
  row: RoutingTable;
  at: string;
}

/** Its place in the line for an agent of its team: kept while it waits there, left once it need not. */
function queueOf(
  head: ConversationHead,
  { settings, row, at }: Queueing,
): Pick<RoutingTable, 'queue' | 'queued_at'> {
  const team = settings.teams.find(({ id }) => id === head.teamId);
  const isGivenOut = (team?.assignment?.mode ?? 'manual') !== 'manual';
  const needsAgent = head.status === 'open' && head.assigneeId === null && isGivenOut;
  // Whose customer waits for nothing was put back on purpose.
  if (!needsAgent || head.teamId === null || row.wait_kind === null) return { queue: null, queued_at: null };
  return { queue: head.teamId, queued_at: row.queue === head.teamId ? row.queued_at : at };
}
