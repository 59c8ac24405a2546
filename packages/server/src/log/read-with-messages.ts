/**
 * Reading the log for the feed: nearly every event tells of a message, so that one statement reads both. Must give the same rows as
 * `readLog`.
 */
import type { Selectable } from 'kysely';
import { hotStatement } from '../db/hot-statement.js';
import type { Db, EventTable, MessageTable } from '../db/schema.js';
import { completeMessages } from '../store/messages.js';
import type { FreshRow } from './append.js';
import { type Range, type ReadLogArgs, rangeOf, readLog } from './read.js';

type Prefixed<T> = { [K in keyof T & string as `event_${K}`]: T[K] };
type Message = Selectable<MessageTable>;
/** An event's columns with a prefix, and those of its message, all null where it tells of none. */
type Row = Prefixed<EventTable> & (Message | { [K in keyof Message]: null });

const range = (db: Db, { after, upTo, limit }: Range) =>
  db
    .selectFrom('event')
    .leftJoin('message', 'message.id', 'event.subject_id')
    .selectAll('message')
    .select([
      'event.cursor as event_cursor',
      'event.id as event_id',
      'event.type as event_type',
      'event.at as event_at',
      'event.actor_type as event_actor_type',
      'event.actor_id as event_actor_id',
      'event.site_id as event_site_id',
      'event.conversation_id as event_conversation_id',
      'event.contact_id as event_contact_id',
      'event.subject_id as event_subject_id',
      'event.data as event_data',
    ])
    .where('event.cursor', '>', after)
    .where('event.cursor', '<=', upTo)
    .orderBy('event.cursor')
    .limit(limit);

const readAll = hotStatement((db, params: Range) => range(db, params).$castTo<Row>());
const readSite = hotStatement((db, params: Range & { site: string }) =>
  range(db, params).where('event.site_id', '=', params.site).$castTo<Row>(),
);

function toEventRow(row: Row): FreshRow {
  return {
    cursor: row.event_cursor,
    id: row.event_id,
    type: row.event_type,
    at: row.event_at,
    actor_type: row.event_actor_type,
    actor_id: row.event_actor_id,
    site_id: row.event_site_id,
    conversation_id: row.event_conversation_id,
    contact_id: row.event_contact_id,
    subject_id: row.event_subject_id,
    data: row.event_data,
  };
}

/** As `readLog`, with the messages at hand. A contact's own part of the log is small, and read without. */
export async function readLogWithMessages(db: Db, args: ReadLogArgs): Promise<FreshRow[]> {
  const { scope } = args;
  if (scope !== 'all' && 'contact' in scope) return readLog(db, args);
  const bounds = rangeOf(args);
  const rows = await (scope === 'all' ? readAll(db, bounds) : readSite(db, { ...bounds, site: scope.site }));
  const told = rows.filter((row): row is Row & Message => row.id !== null);
  const messages = new Map((await completeMessages(db, told)).map((message) => [message.id, message]));
  return rows.map((row) => {
    const event = toEventRow(row);
    const resource = messages.get(row.event_subject_id);
    if (resource !== undefined) event.resource = resource;
    return event;
  });
}
