/** Checks what must always hold of a store, by reading all of it. It changes nothing. */
import { ADMINISTRATION_TYPES } from '@parley/protocol';
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';
import { type Invariant, LIMIT, type Row } from './invariant.js';
import { TOPIC_INVARIANTS } from './topic-invariants.js';

export interface Finding {
  /** The invariant, as a sentence that should have been true. */
  broken: string;
  /** How many rows break it. */
  count: number;
  /** One of them. */
  example: string;
}

/** Events that say all by themselves: what they are about may stand nowhere, or nowhere any more. */
const WHOLE = sql.join(
  [...ADMINISTRATION_TYPES, 'canned_reply.updated', 'webhook.paused', 'time.recorded'].map((type) =>
    sql.lit(type),
  ),
);

const INVARIANTS: Invariant[] = [
  {
    sentence: 'The log is numbered from 1 without a gap.',
    broken: sql<Row>`
      select cursor as id from (select cursor, lag(cursor, 1, 0) over (order by cursor) as before from event) as log
      where cursor <> before + 1 limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'The head of the log is its last event.',
    broken: sql<Row>`
      select log_head.cursor as id from log_head
      where cursor <> (select coalesce(max(cursor), 0) from event)`,
  },
  {
    sentence: 'A conversation’s messages are numbered from 1 without a gap.',
    broken: sql<Row>`
      select conversation_id as id from message where seq > 0 group by conversation_id
      having count(*) <> max(seq) or min(seq) <> 1 limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence:
      'A note, and nothing else, stands after a message of its conversation and takes no number of its own.',
    broken: sql<Row>`
      select message.id as id from message
      left join conversation on conversation.id = message.conversation_id
      where (internal = 1 and (message.seq >= 0 or place is null or place < 0 or place > conversation.seq))
        or (internal = 0 and (message.seq <= 0 or place is not null)) limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'A conversation knows its last message and its number.',
    broken: sql<Row>`
      select conversation.id as id from conversation
      left join message on message.id = conversation.last_message_id
      where conversation.seq <> coalesce(message.seq, 0) limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'Nobody has read more than was said.',
    broken: sql<Row>`
      select id from conversation
      where contact_read > contact_delivered or company_read > company_delivered
        or contact_delivered > seq or company_delivered > seq limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'Each message is told of in the log exactly once.',
    broken: sql<Row>`
      select message.id as id from message
      left join (select subject_id, count(*) as times from event where type = 'message.created' group by subject_id)
        as told on told.subject_id = message.id
      where coalesce(told.times, 0) <> 1 limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'What the log tells of exists, or was erased.',
    broken: sql<Row>`
      with gone as (select distinct subject_id from event where type in ('contact.erased', 'conversation.erased'))
      select event.id as id from event
      left join message on message.id = event.subject_id
      left join conversation on conversation.id = event.subject_id
      left join contact on contact.id = event.subject_id
      left join agent on agent.id = event.subject_id
      left join gone on gone.subject_id = event.subject_id
      left join gone as with_contact on with_contact.subject_id = event.contact_id
      left join gone as with_conversation on with_conversation.subject_id = event.conversation_id
      left join rating on rating.id = event.subject_id
      left join outcome on outcome.id = event.subject_id
      left join contact_alias on contact_alias.id = event.subject_id
      where coalesce(message.id, conversation.id, contact.id, agent.id, rating.id, outcome.id, contact_alias.id, gone.subject_id, with_contact.subject_id,
          with_conversation.subject_id) is null
        and event.type not in (${WHOLE}) limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'A message has the attachments that it counts.',
    broken: sql<Row>`
      select message.id as id from message
      left join (select message_id, count(*) as files from attachment group by message_id) as had
        on had.message_id = message.id
      where message.attachments <> coalesce(had.files, 0) limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'An attachment has a message, or a time to go.',
    broken: sql<Row>`
      select id from attachment
      where (message_id is null and expires_at is null) or (message_id is not null and expires_at is not null)
      limit ${sql.lit(LIMIT)}`,
  },
  ...TOPIC_INVARIANTS,
];

/** With the one of `check-files.ts`. */
export const INVARIANT_COUNT = INVARIANTS.length + 1;

/** @returns what is broken; nothing when all is well */
export async function checkStore(db: Db): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { sentence, broken } of INVARIANTS) {
    const { rows } = await broken.execute(db);
    const first = rows[0];
    if (first !== undefined)
      findings.push({ broken: sentence, count: rows.length, example: String(first.id) });
  }
  return findings;
}
