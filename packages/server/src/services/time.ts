/**
 * The time that agents spend: counting what their consoles say, and reading it. Whatever is sent, however often, from
 * however many browsers and with whatever clock: an agent's minutes never come to more than the clock's.
 */
import {
  type ConversationTime,
  LIMITS,
  newId,
  type Page,
  type RecordedTime,
  type RecordTimeInput,
  type TimeSheet,
  type TimeSpan,
} from '@parley/protocol';
import { Temporal } from 'temporal-polyfill';
import type { Context } from '../context.js';
import type { Tx } from '../db/commit-queue.js';
import type { TimeEntryTable } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { listAgentTeams } from '../store/agent-teams.js';
import { findConversations } from '../store/conversations.js';
import {
  claimId,
  insertClaims,
  insertTimeEntries,
  listClaimedSpans,
  listClaims,
  listConversationPlaces,
  listTimeByConversation,
  lockAgentForTime,
  sumTime,
} from '../store/time.js';
import { requireCursorId } from './paging.js';
import { authorize } from './policy.js';
import { freePieces, type Stretch } from './time-pieces.js';

const LONGEST_MS = LIMITS.timeSpanSeconds * 1000;
const iso = (ms: number) => new Date(ms).toISOString();

/** Counts what is new in it. What overlaps with time that is counted already is left out; so is what cannot be. */
export function recordTime(ctx: Context, input: RecordTimeInput): Promise<RecordedTime> {
  authorize(ctx.actor, 'time.create');
  const agentId = requireAgentId(ctx);
  const { time: keeps } = ctx.settings.current.privacy;
  return ctx.commit(async (tx) => {
    const since = await lockAgentForTime(tx.db, agentId);
    if (since === undefined) throw new AppError('unauthenticated', 'This agent is no longer here.');
    const now = ctx.now().getTime();
    const bounds = { from: Math.max(Date.parse(since), now - LIMITS.timeAgeSeconds * 1000), to: now };
    const known = new Set(
      await listClaimedSpans(
        tx.db,
        input.spans.map(({ id }) => id),
      ),
    );
    const placed = await placesOf(tx, agentId, input.spans);
    const entries: TimeEntryTable[] = [];
    for (const span of input.spans) {
      if (known.has(span.id)) continue;
      known.add(span.id);
      const pieces = await claim(tx, agentId, { span, bounds, shift: now - Date.parse(input.sentAt) });
      for (const piece of pieces) entries.push(entryOf(piece, { span, ...placed(span), agentId }));
    }
    if (keeps === 'team') for (const entry of entries) entry.agent_id = entry.conversation_id = null;
    if (entries.length > 0) await insertTimeEntries(tx.db, entries);
    for (const entry of entries) tell(tx, entry, iso(now));
    return { ms: entries.reduce((sum, { ms }) => sum + ms, 0) };
  }, agentId);
}

interface Claim {
  span: TimeSpan;
  /** Outside of these no time can have been spent that is counted now. */
  bounds: Stretch;
  /** How far the sender's clock is behind ours. */
  shift: number;
}

/** Takes what is free of it. */
async function claim(tx: Tx, agentId: string, { span, bounds, shift }: Claim): Promise<Stretch[]> {
  const from = Math.max(bounds.from, Date.parse(span.from) + shift);
  const to = Math.min(bounds.to, Date.parse(span.to) + shift);
  if (to <= from) return [];
  const wanted = { agentId, from: iso(from), to: iso(to), since: iso(from - LONGEST_MS) };
  const taken = await listClaims(tx.db, wanted);
  const pieces = freePieces(
    { from, to },
    taken.map((other) => ({ from: Date.parse(other.from), to: Date.parse(other.to) })),
  );
  const rows = pieces.map((piece, part) => ({
    id: claimId(span.id, part),
    agent_id: agentId,
    from_at: iso(piece.from),
    to_at: iso(piece.to),
  }));
  if (rows.length > 0) await insertClaims(tx.db, rows);
  return pieces;
}

interface Place {
  siteId: string | null;
  teamId: string | null;
  /** Null also when it is gone. */
  conversationId: string | null;
}

/** Where each span belongs: to its conversation's site and team, or to the only team of the agent. */
async function placesOf(tx: Tx, agentId: string, spans: TimeSpan[]): Promise<(span: TimeSpan) => Place> {
  const ids = [...new Set(spans.flatMap(({ conversationId }) => conversationId ?? []))];
  const found = ids.length === 0 ? [] : await listConversationPlaces(tx.db, ids);
  const places = new Map(found.map((place) => [place.id, place]));
  const teams = await listAgentTeams(tx.db, [agentId]);
  const own = teams.length === 1 ? (teams[0]?.teamId ?? null) : null;
  return ({ conversationId }) => {
    const place = places.get(conversationId ?? '');
    return {
      siteId: place?.siteId ?? null,
      teamId: place?.teamId ?? own,
      conversationId: place?.id ?? null,
    };
  };
}

function entryOf(piece: Stretch, { span, agentId, ...place }: Place & { span: TimeSpan; agentId: string }) {
  return {
    id: newId('time', piece.from),
    agent_id: agentId,
    team_id: place.teamId,
    site_id: place.siteId,
    conversation_id: place.conversationId,
    kind: span.kind,
    ms: piece.to - piece.from,
    from_at: iso(piece.from),
  } as TimeEntryTable;
}

/** The log's row names nobody: whose time it is stands in one place, where it can be taken out. */
function tell(tx: Tx, entry: TimeEntryTable, at: string): void {
  tx.append({
    type: 'time.recorded',
    at,
    actor: { type: 'system', id: 'system' },
    siteId: entry.site_id,
    conversationId: null,
    contactId: null,
    subjectId: entry.id,
  });
}

function requireAgentId({ actor }: Context): string {
  if (actor.type !== 'agent') throw new AppError('forbidden', 'Only agents have time of their own.');
  return actor.id;
}

export interface TimeWanted {
  from?: string | undefined;
  days: number;
  zone: string;
  team?: string | undefined;
}

/** One's own time by day, or that of a team. @throws AppError `forbidden` for one's own where only totals are kept */
export async function getTime(ctx: Context, query: TimeWanted): Promise<TimeSheet> {
  const { team, zone } = query;
  authorize(ctx.actor, team === undefined ? 'time.read' : 'time.totals');
  const whose = team === undefined ? { agentId: requireOwnTime(ctx) } : { teamId: requireTeam(ctx, team) };
  const days: TimeSheet['days'] = [];
  for (const { date, ...range } of daysOf(ctx, query)) {
    days.push({ date, ms: await sumTime(ctx.db, whose, range) });
  }
  return { zone, days };
}

export async function getTimeByConversation(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ConversationTime>> {
  authorize(ctx.actor, 'time.read');
  const agentId = requireOwnTime(ctx);
  const before = cursor === undefined ? null : requireCursorId('conversation', cursor);
  const found = await listTimeByConversation(ctx.db, { agentId, before, limit: limit + 1 });
  const page = found.slice(0, limit);
  const ids = page.map(({ conversationId }) => conversationId);
  const conversations = ids.length === 0 ? [] : await findConversations(ctx.db, ids);
  const names = new Map(conversations.map(({ id, contactName }) => [id, contactName]));
  return {
    data: page.map((row) => ({ ...row, contactName: names.get(row.conversationId) ?? null })),
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
  };
}

function requireOwnTime(ctx: Context): string {
  if (ctx.settings.current.privacy.time === 'own') return requireAgentId(ctx);
  throw new AppError('forbidden', 'Only the totals of teams are kept here, nobody’s own time.');
}

function requireTeam(ctx: Context, id: string): string {
  if (!ctx.settings.current.teams.some((team) => team.id === id)) throw notFound('team');
  return id;
}

/** @throws AppError `invalid_input` for a zone that there is not */
function daysOf(ctx: Context, { from, days, zone }: TimeWanted) {
  const start = (date: Temporal.PlainDate) => iso(date.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
  try {
    const today = Temporal.Instant.fromEpochMilliseconds(ctx.now().getTime()).toZonedDateTimeISO(zone);
    const first = from ? Temporal.PlainDate.from(from) : today.toPlainDate().subtract({ days: days - 1 });
    return Array.from({ length: days }, (_, index) => {
      const date = first.add({ days: index });
      return { date: date.toString(), from: start(date), to: start(date.add({ days: 1 })) };
    });
  } catch (cause) {
    const message = 'There is no such time zone, or the day is out of all calendars.';
    throw new AppError('invalid_input', `zone, from: ${message}`, {
      details: [{ path: 'zone', message }],
      cause,
    });
  }
}
