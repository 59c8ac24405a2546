/** What must always hold of discussions: whatever is kept as a number is what could be counted. */
import { sql } from 'kysely';
import { type Invariant, LIMIT, type Row } from './invariant.js';

export const TOPIC_INVARIANTS: Invariant[] = [
  {
    sentence: 'A message has a place in public if, and only if, it belongs to a discussion.',
    broken: sql<Row>`
      select message.id as id from message
      join conversation on conversation.id = message.conversation_id
      left join topic_message on topic_message.id = message.id
      where (conversation.kind = 'discussion') <> (topic_message.id is not null)
        or topic_message.conversation_id <> message.conversation_id or topic_message.seq <> message.seq
        or topic_message.said_at <> message.created_at
      limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'Anyone can read a message if, and only if, it is published.',
    broken: sql<Row>`
      select topic_message.id as id from topic_message join message on message.id = topic_message.id
      where (topic_message.shown = 1 and topic_message.stub is null) <> (message.status = 'published')
      limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'A topic counts the messages that anyone can read.',
    broken: sql<Row>`
      select topic.id as id from topic
      where topic.messages <> (
        select count(*) from topic_message
        where topic_message.conversation_id = topic.id and shown = 1 and stub is null
      ) limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'A message of a discussion counts those below it that anyone can read.',
    broken: sql<Row>`
      select above.id as id from topic_message as above
      where above.replies <> (
        select count(*) from topic_message as below
        where below.conversation_id = above.conversation_id and below.shown = 1 and below.stub is null
          and below.path > above.path and below.path < above.path || '~'
      ) limit ${sql.lit(LIMIT)}`,
  },
  {
    sentence: 'A message of a discussion counts its votes.',
    broken: sql<Row>`
      select topic_message.id as id from topic_message
      left join (
        select message_id, sum(case when value = 1 then 1 else 0 end) as up,
          sum(case when value = -1 then 1 else 0 end) as down
        from vote group by message_id
      ) as cast_votes on cast_votes.message_id = topic_message.id
      where topic_message.up <> coalesce(cast_votes.up, 0) or topic_message.down <> coalesce(cast_votes.down, 0)
        or topic_message.score <> topic_message.up - topic_message.down limit ${sql.lit(LIMIT)}`,
  },
  {
    // Without operators on JSON, which the two databases do not share: each count is looked for as it is written.
    sentence: 'A message of a discussion counts its reactions, each kind for itself.',
    broken: sql<Row>`
      with chosen as (
        select message_id, reaction, count(*) as times from reaction group by message_id, reaction
      ), kinds as (select message_id, count(*) as kinds from chosen group by message_id)
      select topic_message.id as id from topic_message
      left join kinds on kinds.message_id = topic_message.id
      where length(reactions) - length(replace(reactions, ':', '')) <> coalesce(kinds.kinds, 0)
      union
      select chosen.message_id as id from chosen
      join topic_message on topic_message.id = chosen.message_id
      where replace(replace(reactions, '{', ','), '}', ',')
        not like '%,"' || chosen.reaction || '":' || chosen.times || ',%'
      limit ${sql.lit(LIMIT)}`,
  },
];
