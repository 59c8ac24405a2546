/** SQL on addresses that follow topics: asking them, what is due to them, how far they have been told. */
import type { FollowScope } from '@parley/protocol';
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';
import type { FollowTable } from '../db/topic-tables.js';

export type Follow = FollowTable;

export interface Asking {
  id: string;
  siteId: string;
  conversationId: string;
  email: string;
  scope: FollowScope;
  contactId: string;
  at: string;
}

/** How many questions to this address are open that were asked since, on all topics. */
export async function countAsked(db: Db, args: { email: string; since: string; limit: number }) {
  const rows = await db
    .selectFrom('follow')
    .select('id')
    .where('email', '=', args.email)
    .where('asked_at', '>', args.since)
    .where('asked', 'is not', null)
    .limit(args.limit)
    .execute();
  return rows.length;
}

export async function findFollowOf(
  db: Db,
  args: { email: string; conversationId: string },
): Promise<Follow | undefined> {
  return db
    .selectFrom('follow')
    .selectAll()
    .where('email', '=', args.email)
    .where('conversation_id', '=', args.conversationId)
    .executeTakeFirst();
}

export async function findFollow(db: Db, id: string): Promise<Follow | undefined> {
  return db.selectFrom('follow').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Puts a question to an address; it takes the place of one before. */
export async function askFollow(db: Db, asking: Asking): Promise<void> {
  const { scope, at, contactId } = asking;
  const question = { asked: scope, asked_contact_id: contactId, asked_at: at, ask_due_at: at, failures: 0 };
  await db
    .insertInto('follow')
    .values({
      id: asking.id,
      site_id: asking.siteId,
      conversation_id: asking.conversationId,
      email: asking.email,
      scope: null,
      contact_id: contactId,
      asked_count: 1,
      due_at: null,
      news_cursor: 0,
      mailed_cursor: 0,
      sending_cursor: null,
      created_at: at,
      ...question,
    })
    .onConflict((c) =>
      c
        .columns(['email', 'conversation_id'])
        .doUpdateSet({ ...question, asked_count: sql`follow.asked_count + 1` }),
    )
    .execute();
}

export async function updateFollow(
  db: Db,
  id: string,
  change: Partial<Omit<Follow, 'id' | 'email'>>,
): Promise<void> {
  await db.updateTable('follow').set(change).where('id', '=', id).execute();
}

/** @returns whether it still wants to be told: then a mail up to there may be sent */
export async function claimFollow(db: Db, id: string, upTo: number): Promise<boolean> {
  const claimed = await db
    .updateTable('follow')
    .set({ sending_cursor: upTo })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** It has been told up to there. What came meanwhile is looked at `again`. */
export async function settleFollow(
  db: Db,
  id: string,
  { upTo, again }: { upTo: number; again: string },
): Promise<void> {
  await db
    .updateTable('follow')
    .set({
      mailed_cursor: upTo,
      sending_cursor: null,
      failures: 0,
      due_at: sql<string | null>`case when news_cursor > ${upTo} then ${again} else null end`,
    })
    .where('id', '=', id)
    .execute();
}

/** It is tried again at `dueAt`. */
export async function postponeFollow(db: Db, { id, failures }: Follow, dueAt: string): Promise<void> {
  await updateFollow(db, id, { due_at: dueAt, failures: failures + 1 });
}

/** The question was sent, or is to be sent again at `dueAt`; unless it was put anew meanwhile. */
export async function settleQuestion(db: Db, asked: Follow, dueAt: string | null): Promise<void> {
  await db
    .updateTable('follow')
    .set({ ask_due_at: dueAt, failures: dueAt === null ? 0 : asked.failures + 1 })
    .where('id', '=', asked.id)
    .where('asked_count', '=', asked.asked_count)
    .execute();
}

/** Forgets it, and the address. */
export async function removeFollow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('follow').where('id', '=', id).execute();
}

/** Forgets addresses that did not answer, a bounded number of them. */
export async function forgetUnconfirmed(db: Db, args: { before: string; limit: number }): Promise<void> {
  const old = db
    .selectFrom('follow')
    .select('id')
    .where('scope', 'is', null)
    .where('asked_at', '<', args.before)
    .limit(args.limit);
  await db.deleteFrom('follow').where('id', 'in', old).execute();
}

/** Forgets all that a person follows, or was asked for in their name, and what goes to their address. */
export async function eraseFollows(
  db: Db,
  args: { contactId: string; siteId: string; email: string | null },
): Promise<void> {
  await db.deleteFrom('follow').where('contact_id', '=', args.contactId).execute();
  await db.deleteFrom('follow').where('asked_contact_id', '=', args.contactId).execute();
  if (args.email === null) return;
  await db.deleteFrom('follow').where('email', '=', args.email).where('site_id', '=', args.siteId).execute();
}

/** What one contact follows is another's from now on. */
export async function mergeFollows(db: Db, fromId: string, toId: string): Promise<void> {
  await db.updateTable('follow').set({ contact_id: toId }).where('contact_id', '=', fromId).execute();
  await db
    .updateTable('follow')
    .set({ asked_contact_id: toId })
    .where('asked_contact_id', '=', fromId)
    .execute();
}

export interface Due {
  now: string;
  limit: number;
}

/** Questions that are to be sent. */
export function listDueQuestions(db: Db, { now, limit }: Due): Promise<Follow[]> {
  return db
    .selectFrom('follow')
    .selectAll()
    .where('ask_due_at', '<=', now)
    .orderBy('ask_due_at')
    .limit(limit)
    .execute();
}

/** Those who are to be told of something, who have waited for longest first. */
export function listDueFollows(db: Db, { now, limit }: Due): Promise<Follow[]> {
  return db
    .selectFrom('follow')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}
