/**
 * Hears what was published in discussions that somebody follows, and notes that there is something to tell them: once for all that is
 * said within a while. What a mail holds is looked up when it is due (`follow-postman`): a message that is gone by then is in none.
 */
import type { Db } from '../db/schema.js';
import type { FreshRow } from '../log/append.js';
import { isPublicMatter } from '../log/audience.js';
import {
  insertNews,
  listFollowed,
  listPublished,
  type Published,
  scheduleFollows,
} from '../store/topic-news.js';
import { STALE_MS } from './email.js';
import type { Effect } from './owned-consumer.js';

export interface FollowsOptions {
  db: Db;
  now: () => Date;
  /** How long after the first new message its mail is due. */
  delayMs: number;
}

/** @returns for an `OwnedConsumer`: what to write for a batch */
export function createFollows({ db, now, delayMs }: FollowsOptions): (rows: FreshRow[]) => Promise<Effect> {
  return async (rows) => {
    const oldest = new Date(now().getTime() - STALE_MS).toISOString();
    const told = rows.filter((row) => isPublication(row) && row.at >= oldest);
    if (told.length === 0) return null;
    const followed = await listFollowed(db, [...new Set(told.map((row) => row.conversation_id ?? ''))]);
    const wanted = told.filter((row) => followed.has(row.conversation_id ?? ''));
    if (wanted.length === 0) return null;
    const found = await listPublished(db, [...new Set(wanted.map((row) => row.subject_id))]);
    const published = new Map(found.map((message) => [message.id, message]));
    const news = wanted.filter((row) => published.has(row.subject_id));
    if (news.length === 0) return null;
    return async (tx) => {
      await insertNews(tx.db, news.map(toNews));
      for (const [conversationId, ofTopic] of Map.groupBy(news, (row) => row.conversation_id ?? '')) {
        const first = ofTopic[0]?.at ?? '';
        await scheduleFollows(tx.db, {
          conversationId,
          cursor: Math.max(...ofTopic.map((row) => Number(row.cursor))),
          dueAt: new Date(Date.parse(first) + delayMs).toISOString(),
          answered: answeredBy(ofTopic, published),
        });
      }
    };
  };
}

/** What the command line brings along from another system was said long ago: it is news to nobody. */
function isPublication(row: FreshRow): boolean {
  if (row.actor_type === 'system') return false;
  return (row.type === 'message.created' || row.type === 'message.approved') && isPublicMatter(row);
}

function toNews(row: FreshRow) {
  return {
    cursor: Number(row.cursor),
    conversation_id: row.conversation_id ?? '',
    message_id: row.subject_id,
    at: row.at,
  };
}

/** Whose messages these answer. */
function answeredBy(rows: FreshRow[], published: Map<string, Published>): string[] {
  const authors = rows.flatMap((row) => published.get(row.subject_id)?.parent_author_id ?? []);
  return [...new Set(authors)];
}
