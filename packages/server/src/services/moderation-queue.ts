/** The queues of moderation: what waits, why, and who said it. For the company's moderators, each on their sites. */
import { createHash } from 'node:crypto';
import type {
  ContactHistory,
  ContactStanding,
  Message,
  ModerationCounts,
  ModerationItem,
  ModerationPage,
  ModerationQueue,
} from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Db } from '../db/schema.js';
import type { ModerationTable, TopicTable } from '../db/topic-tables.js';
import { AppError, notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { findAgents } from '../store/agents.js';
import { findContact } from '../store/contacts.js';
import { findMessages } from '../store/messages.js';
import {
  countQueue,
  findModerations,
  listOfAuthor,
  listQueue,
  listReports,
  type StoredDecision,
} from '../store/moderation.js';
import { findStanding } from '../store/standings.js';
import { findTopics, pinnedIdsOf } from '../store/topics.js';
import { sanctionOf } from './judge-draft.js';
import { type Action, authorize } from './policy.js';
import { requireSite } from './sites.js';

/** @throws AppError `not_found` when there is no such site, or this moderator works on others */
export function requireModeratedSite(ctx: Context, action: Action, key: string): SiteSettings {
  const site = requireSite(ctx, key);
  authorize(ctx.actor, action, { what: 'site', siteId: site.id, contactId: null });
  return site;
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(msg_[0-9a-z]{26})$/;

/** `at~id` of the last row seen. @throws AppError `invalid_input` */
export function decodeQueueCursor(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null;
  const [, at, id] = CURSOR.exec(cursor) ?? [];
  if (at !== undefined && id !== undefined) return { at, id };
  throw new AppError('invalid_input', 'cursor: give back `next` as it was.', {
    details: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
  });
}

export interface QueueQuery {
  site: string;
  queue: ModerationQueue;
  cursor?: string | undefined;
  limit: number;
}

/** A page of one queue, the latest first. */
export async function getModerationQueue(ctx: Context, query: QueueQuery): Promise<ModerationPage> {
  const site = requireModeratedSite(ctx, 'moderation.read', query.site);
  const before = decodeQueueCursor(query.cursor);
  const args = { siteId: site.id, queue: query.queue, before, limit: query.limit + 1 };
  const found = await listQueue(ctx.db, args);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const next = found.length > rows.length && last ? `${last.at}~${last.id}` : null;
  return { data: await toItems(ctx.db, rows), next };
}

/** How many messages wait on a site, and for what. */
export async function getModerationCounts(ctx: Context, key: string): Promise<ModerationCounts> {
  const site = requireModeratedSite(ctx, 'moderation.read', key);
  return countWaiting(ctx.db, site.id);
}

/** Of whoever asks, the caller has made sure. */
export async function countWaiting(db: Db, siteId: string): Promise<ModerationCounts> {
  const count = (queue: ModerationQueue) => countQueue(db, { siteId, queue, limit: LIMITS.queueCount });
  const [pending, held, reported, appealed] = [
    await count('pending'),
    await count('held'),
    await count('reported'),
    await count('appealed'),
  ];
  return { pending, held, reported, appealed };
}

/** With their messages and topics; what was erased meanwhile is left out. */
export async function toItems(db: Db, rows: ModerationTable[]): Promise<ModerationItem[]> {
  if (rows.length === 0) return [];
  const found = await findMessages(
    db,
    rows.map(({ id }) => id),
  );
  const messages = new Map(found.map((message) => [message.id, message]));
  const ids = new Set(found.map(({ conversationId }) => conversationId));
  const topics = new Map((await findTopics(db, [...ids])).map((topic) => [topic.id, topic]));
  const names = await namesOf(db, rows);
  const items = await Promise.all(
    rows.map(async (row) => {
      const message = messages.get(row.id);
      const topic = topics.get(message?.conversationId ?? '');
      return message && topic && toItem(db, { row, message, topic, names });
    }),
  );
  return items.filter((item) => item !== undefined);
}

/** In the order of `ids`; what was never moderated is left out. */
export async function itemsOf(db: Db, ids: string[]): Promise<ModerationItem[]> {
  const rows = await findModerations(db, ids);
  return toItems(
    db,
    ids.flatMap((id) => rows.get(id) ?? []),
  );
}

/** Another one as soon as somebody decides about it or puts other words there. */
export function versionOf({ decision }: ModerationTable, { text, status }: Message): string {
  const seen = JSON.stringify([decision, text, status]);
  return createHash('sha256').update(seen).digest('base64url').slice(0, 22);
}

/** What those who decided are called, by their ids. */
async function namesOf(db: Db, rows: ModerationTable[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ decision }) => {
    const made: StoredDecision | null = decision === null ? null : JSON.parse(decision);
    return made?.by.type === 'agent' ? [made.by.id] : [];
  });
  if (ids.length === 0) return new Map();
  return new Map((await findAgents(db, [...new Set(ids)])).map(({ id, name }) => [id, name]));
}

interface ItemParts {
  row: ModerationTable;
  message: Message;
  topic: TopicTable;
  names: ReadonlyMap<string, string>;
}

async function toItem(db: Db, { row, message, topic, names }: ItemParts): Promise<ModerationItem> {
  const made: StoredDecision | null = row.decision === null ? null : JSON.parse(row.decision);
  return {
    message,
    topic: { key: topic.key, title: topic.title, url: topic.url, locked: topic.locked === 1 },
    pinned: pinnedIdsOf(topic).includes(row.id),
    answer: topic.answer_id === row.id,
    queue: row.queue,
    reasons: JSON.parse(row.reasons),
    reports: await listReports(db, row.id),
    appeal: row.appeal,
    decision: made && { ...made, by: { ...made.by, name: names.get(made.by.id) ?? null } },
    at: row.at,
    version: versionOf(row, message),
  };
}

/** @throws AppError `not_found` unless the contact is of a site that is moderated here */
export async function requireModerated(ctx: Context, action: Action, contactId: string) {
  authorize(ctx.actor, action);
  const contact = await findContact(ctx.db, contactId);
  const site = contact && ctx.settings.siteById(contact.siteId);
  if (contact === undefined || site === undefined) throw notFound('contact');
  requireModeratedSite(ctx, action, site.key);
  return { contact, site };
}

/** A person, and what they said lately. */
export async function getContactHistory(ctx: Context, contactId: string): Promise<ContactHistory> {
  await requireModerated(ctx, 'moderation.read', contactId);
  const rows = await listOfAuthor(ctx.db, { authorId: contactId, limit: LIMITS.history });
  return { standing: await standingOf(ctx, contactId), messages: await toItems(ctx.db, rows) };
}

export async function standingOf(ctx: Context, contactId: string): Promise<ContactStanding> {
  const contact = await findContact(ctx.db, contactId);
  if (contact === undefined) throw notFound('contact');
  const row = await findStanding(ctx.db, contactId);
  const kind = sanctionOf(row, ctx.now());
  return {
    contactId,
    name: contact.name,
    verified: contact.verified,
    since: contact.createdAt,
    published: Math.max(0, row.published),
    rejected: Math.max(0, row.rejected),
    sanction: kind === null ? null : { kind, until: row.until_at },
  };
}
