/** SQL on what figures are made from: conversations, messages, time, outcomes, as they are in this transaction. */
import type { ConversationKind, ConversationStatus, OutcomeKind } from '@parley/protocol';
import { sql } from 'kysely';
import { hotByIds, hotStatement } from '../db/hot-statement.js';
import type { PlaceColumns } from '../db/insights-tables.js';
import type { Db } from '../db/schema.js';
import { pageAndCampaign } from '../insights/place.js';
import { ofMaking } from './insights-scope.js';

export interface SourceConversation {
  id: string;
  siteId: string;
  kind: ConversationKind;
  contactId: string | null;
  teamId: string | null;
  page: string | null;
  campaign: string | null;
  status: ConversationStatus;
  resolvedAt: string | null;
  score: number | null;
  /** Number of the last message. */
  seq: number;
  createdAt: string;
}

const selectConversations = (db: Db) =>
  db
    .selectFrom('conversation')
    .leftJoin('rating', 'rating.id', 'conversation.rating_id')
    .leftJoin('topic', 'topic.id', 'conversation.id')
    .select([
      'conversation.id',
      'conversation.site_id',
      'conversation.kind',
      'conversation.contact_id',
      'conversation.team_id',
      'conversation.context',
      'conversation.status',
      'conversation.resolved_at',
      'conversation.seq',
      'conversation.created_at',
      'rating.score',
      'topic.url',
    ]);

type ConversationRow = Awaited<ReturnType<ReturnType<typeof selectConversations>['execute']>>[number];

function toSource(row: ConversationRow): SourceConversation {
  const url = row.url ?? (row.context === null ? null : JSON.parse(row.context).url);
  return {
    id: row.id,
    siteId: row.site_id,
    kind: row.kind,
    contactId: row.contact_id,
    teamId: row.team_id,
    ...pageAndCampaign(url),
    status: row.status,
    resolvedAt: row.resolved_at,
    score: row.score,
    seq: row.seq,
    createdAt: row.created_at,
  };
}

const conversationsByIds = hotByIds((db, ids) => selectConversations(db).where('conversation.id', 'in', ids));
const conversationsOfContacts = hotByIds((db, ids) =>
  selectConversations(db).where('conversation.contact_id', 'in', ids),
);

export async function findSources(db: Db, ids: string[]): Promise<SourceConversation[]> {
  return (await conversationsByIds(db, ids)).map(toSource);
}

export async function listSourcesOfContacts(db: Db, contactIds: string[]): Promise<SourceConversation[]> {
  return (await conversationsOfContacts(db, contactIds)).map(toSource);
}

/** What anybody may read in them, in order. */
export const listSourceMessages = hotByIds((db, ids) =>
  db
    .selectFrom('message')
    .select(['conversation_id', 'seq', 'author_type', 'status', 'created_at'])
    .where('conversation_id', 'in', ids)
    .where('seq', '>', sql.lit(0)),
);

const messagesAfter = hotStatement((db, params: { id: string; seq: number }) =>
  db
    .selectFrom('message')
    .select(['conversation_id', 'seq', 'author_type', 'status', 'created_at'])
    .where('conversation_id', '=', params.id)
    .where('seq', '>', params.seq)
    .orderBy('seq'),
);

/** Its last messages, in order. */
export function listLastMessages(db: Db, { id, seq }: SourceConversation, count: number) {
  return messagesAfter(db, { id, seq: Math.max(0, seq - count) });
}

export interface SourceTime {
  id: string;
  agent_id: string | null;
  team_id: string | null;
  site_id: string | null;
  conversation_id: string | null;
  ms: number;
  from_at: string;
}

const TIME = ['id', 'agent_id', 'team_id', 'site_id', 'conversation_id', 'ms', 'from_at'] as const;

export const listTimeOfConversations = hotByIds((db, ids) =>
  db
    .selectFrom('time_entry')
    .select([...TIME])
    .where('conversation_id', 'in', ids),
);

const timeOfConversationFrom = hotStatement((db, params: { id: string; from: string }) =>
  db
    .selectFrom('time_entry')
    .select([...TIME])
    .where('conversation_id', '=', params.id)
    .where('from_at', '>=', params.from),
);

/** Time spent in one conversation from a moment on. */
export function listTimeOfConversationFrom(db: Db, of: { id: string; from: string }): Promise<SourceTime[]> {
  return timeOfConversationFrom(db, of);
}

const timeBetween = hotStatement((db, params: { from: string; to: string }) =>
  db
    .selectFrom('time_entry')
    .leftJoin('conversation', 'conversation.id', 'time_entry.conversation_id')
    .select([
      'time_entry.id',
      'time_entry.agent_id',
      'time_entry.team_id',
      'time_entry.site_id',
      'conversation.id as conversation_id',
      'time_entry.ms',
      'time_entry.from_at',
    ])
    .where('time_entry.from_at', '>=', params.from)
    .where('time_entry.from_at', '<', params.to),
);

/** Time that began in a stretch; with its conversation only while that is there. */
export function listTimeBetween(db: Db, range: { from: string; to: string }): Promise<SourceTime[]> {
  return timeBetween(db, range);
}

export const findSourceTime = hotByIds((db, ids) =>
  db
    .selectFrom('time_entry')
    .select([...TIME])
    .where('id', 'in', ids),
);

export interface SourceOutcome {
  id: string;
  conversation_id: string;
  kind: OutcomeKind;
  units: number;
  currency: string;
  at: string;
  voided_at: string | null;
}

export const findSourceOutcomes = hotByIds((db, ids) =>
  db
    .selectFrom('outcome')
    .select(['id', 'conversation_id', 'kind', 'units', 'currency', 'at', 'voided_at'])
    .where('id', 'in', ids),
);

const outcomesOfContacts = hotByIds((db, ids) =>
  db
    .selectFrom('conversation')
    .innerJoin('outcome', 'outcome.conversation_id', 'conversation.id')
    .select('outcome.id')
    .where('conversation.contact_id', 'in', ids),
);

export async function listOutcomesOfContacts(db: Db, contactIds: string[]): Promise<string[]> {
  return (await outcomesOfContacts(db, contactIds)).map(({ id }) => id);
}

const outcomesOfConversations = hotByIds((db, ids) =>
  db.selectFrom('outcome').select('id').where('conversation_id', 'in', ids),
);

export async function listOutcomesOfConversations(db: Db, ids: string[]): Promise<string[]> {
  return (await outcomesOfConversations(db, ids)).map(({ id }) => id);
}

/** The next ids of a table, in order. */
export async function listIdsAfter(
  db: Db,
  { table, after, limit }: { table: 'conversation' | 'outcome'; after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** When the next time was spent, from a moment on. */
export async function findTimeFrom(db: Db, from: string): Promise<string | undefined> {
  const query = db
    .selectFrom('time_entry')
    .select('from_at')
    .where('from_at', '>=', from)
    .orderBy('from_at')
    .limit(1);
  return (await query.executeTakeFirst())?.from_at;
}

export async function countSources(db: Db): Promise<number> {
  const count = async (table: 'conversation' | 'outcome') => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  return (await count('conversation')) + (await count('outcome'));
}

const discussionsOf = hotByIds((db, ids) =>
  db.selectFrom('topic_message').select('conversation_id').where('author_id', 'in', ids),
);

/** Discussions in which contacts said something, once for each message. */
export async function listDiscussionsOf(db: Db, contactIds: string[]): Promise<string[]> {
  return (await discussionsOf(db, contactIds)).map((row) => row.conversation_id);
}

/** Where the company answered in discussions, or an answer was marked as the one: the paths of those messages. */
export async function listAnswerPaths(
  db: Db,
  ids: string[],
): Promise<{ conversation_id: string; path: string }[]> {
  return db
    .selectFrom('topic_message')
    .innerJoin('topic', 'topic.id', 'topic_message.conversation_id')
    .select(['topic_message.conversation_id', 'topic_message.path'])
    .where('topic_message.conversation_id', 'in', ids)
    .where('topic_message.shown', '=', 1)
    .where('topic_message.stub', 'is', null)
    .where('topic_message.depth', '>', 0)
    .where((eb) =>
      eb.or([eb('topic_message.official', '=', 1), eb('topic_message.id', '=', eb.ref('topic.answer_id'))]),
    )
    .execute();
}

/** What customers began discussions with. */
export async function listQuestions(db: Db, ids: string[]) {
  return db
    .selectFrom('topic_message')
    .innerJoin('message', 'message.id', 'topic_message.id')
    .select([
      'topic_message.id',
      'topic_message.conversation_id',
      'topic_message.path',
      'topic_message.author_id',
      'message.created_at',
    ])
    .where('topic_message.conversation_id', 'in', ids)
    .where('topic_message.depth', '=', 0)
    .where('topic_message.shown', '=', 1)
    .where('topic_message.stub', 'is', null)
    .where('message.author_type', '=', 'contact')
    .execute();
}

export interface OwnTime extends PlaceColumns {
  ms: number;
  from_at: string;
}

/** An agent's own time, with the place of its conversation. */
export function listOwnTime(
  db: Db,
  { agentId, generation, from, to }: { agentId: string; generation: number; from: string; to: string },
): Promise<OwnTime[]> {
  return db
    .selectFrom('time_entry')
    .leftJoin('insights_conversation', (join) =>
      join
        .onRef('insights_conversation.id', '=', 'time_entry.conversation_id')
        .on(ofMaking(generation, 'insights_conversation')),
    )
    .select([
      'time_entry.ms',
      'time_entry.from_at',
      'time_entry.site_id',
      'time_entry.team_id',
      'insights_conversation.kind',
      'insights_conversation.page',
      'insights_conversation.campaign',
    ])
    .where('time_entry.agent_id', '=', agentId)
    .where('time_entry.from_at', '>=', from)
    .where('time_entry.from_at', '<', to)
    .execute();
}
