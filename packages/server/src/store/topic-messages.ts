/**
 * SQL on the messages of discussions. Whatever is for everybody comes through `selectShown`, which sees nothing that waits, was
 * refused or went on in private; `toTopicMessage` takes the words from what is only a stub.
 */
import type { Message, TopicMessage, TopicSort } from '@parley/protocol';
import { sql } from 'kysely';
import { hotByIds, hotRows, hotStatement } from '../db/hot-statement.js';
import type { Db } from '../db/schema.js';
import type { TopicMessageTable, TopicTable } from '../db/topic-tables.js';
import { pinnedIdsOf } from './topics.js';

/** Characters of a path for each message; `BEYOND` sorts after all of them. */
const STEP = 6;
const BEYOND = '~';
/** So deep a path gets; what is deeper is listed beside what it answers. */
const MOST_STEPS = 50;

/** The path of a message below `parent`, or of one that begins a branch. */
export function pathOf(parent: string, seq: number): string {
  return parent.slice(0, (MOST_STEPS - 1) * STEP) + seq.toString(36).padStart(STEP, '0');
}

/** The path with which the branch of a message begins. */
export function branchOf(path: string): string {
  return path.slice(0, STEP);
}

/** The paths above `path`, the beginning of the branch first. */
export function pathsAbove(path: string): string[] {
  const steps = path.length / STEP;
  return Array.from({ length: steps - 1 }, (_, i) => path.slice(0, (i + 1) * STEP));
}

/** A new message of a discussion, which nobody has answered, judged or shown yet. `parent`: what it answers. */
export function topicMessageOf(
  { id, conversationId, seq, author, createdAt }: Message,
  parent?: Pick<TopicMessageTable, 'path' | 'depth'> | null,
  teamId: string | null = null,
): TopicMessageTable {
  return {
    ...{ id, conversation_id: conversationId, author_id: author.id, seq, said_at: createdAt },
    path: pathOf(parent?.path ?? '', seq),
    depth: parent ? parent.depth + 1 : 0,
    ...{ shown: 0, stub: null, score: 0, up: 0, down: 0, reactions: '{}', replies: 0 },
    official: author.type === 'contact' ? 0 : 1,
    team_id: teamId,
  };
}

/** What is read of a message for everybody, and of its author. */
export interface TopicMessageRow extends TopicMessageTable {
  parent_id: string | null;
  text: string;
  author_type: 'contact' | 'agent' | 'key' | 'system';
  edited_at: string | null;
  created_at: string;
  contact_name: string | null;
  agent_name: string | null;
}

/** With the words, whatever became of them: not for everybody. */
function selectAny(db: Db) {
  return db
    .selectFrom('topic_message')
    .innerJoin('message', 'message.id', 'topic_message.id')
    .leftJoin('contact', 'contact.id', 'topic_message.author_id')
    .leftJoin('agent', 'agent.id', 'topic_message.author_id')
    .selectAll('topic_message')
    .select([
      'message.parent_id',
      'message.text',
      'message.author_type',
      'message.edited_at',
      'message.created_at',
      'contact.name as contact_name',
      'agent.name as agent_name',
    ]);
}

const selectShown = (db: Db) => selectAny(db).where('topic_message.shown', '=', sql.lit(1));

/** What a message is shown with. */
export interface TopicView {
  topic: TopicTable;
  teams: readonly { id: string; name: string }[];
}

export function toTopicMessage(row: TopicMessageRow, { topic, teams }: TopicView): TopicMessage {
  const isStub = row.stub !== null;
  const name = row.contact_name ?? row.agent_name;
  const teamName = teams.find(({ id }) => id === row.team_id)?.name ?? null;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    parentId: row.parent_id,
    depth: row.depth,
    stub: row.stub,
    author: isStub ? null : { type: row.author_type, id: row.author_id, name },
    text: isStub ? '' : row.text,
    official:
      row.official === 1 && !isStub ? { teamId: teamName === null ? null : row.team_id, teamName } : null,
    answer: !isStub && topic.answer_id === row.id,
    pinned: !isStub && pinnedIdsOf(topic).includes(row.id),
    votes: { up: row.up, down: row.down },
    reactions: JSON.parse(row.reactions),
    replies: row.replies,
    editedAt: isStub ? null : row.edited_at,
    createdAt: row.created_at,
  };
}

const shownByIds = hotByIds<TopicMessageRow>((db, ids) =>
  selectShown(db).where('topic_message.id', 'in', ids),
);
const anyByIds = hotByIds<TopicMessageRow>((db, ids) => selectAny(db).where('topic_message.id', 'in', ids));

/** Those of the messages that anyone can see, by id. */
export async function findShown(db: Db, ids: string[]): Promise<Map<string, TopicMessageRow>> {
  if (ids.length === 0) return new Map();
  return new Map((await shownByIds(db, ids)).map((row) => [row.id, row]));
}

/** What people think of messages. */
export const findCounts = hotByIds<
  Pick<TopicMessageTable, 'id' | 'conversation_id' | 'up' | 'down' | 'reactions'>
>((db, ids) =>
  db
    .selectFrom('topic_message')
    .select(['id', 'conversation_id', 'up', 'down', 'reactions'])
    .where('id', 'in', ids),
);

/** For its author and the company. */
export async function findTopicMessage(db: Db, id: string): Promise<TopicMessageRow | undefined> {
  return (await anyByIds(db, [id]))[0];
}

const readSaidAt = hotStatement((db, { conversationId, seq }: { conversationId: string; seq: number }) =>
  db
    .selectFrom('message')
    .select('created_at')
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq),
);

/** When the message with this number was written; undefined when there is none. */
export async function findSaidAt(
  db: Db,
  place: { conversationId: string; seq: number },
): Promise<string | undefined> {
  return (await readSaidAt(db, place))[0]?.created_at;
}

export interface ListBranchesArgs {
  conversationId: string;
  sort: TopicSort;
  /** The last one seen. */
  after: { seq: number; score: number; saidAt: string } | null;
  limit: number;
}

/** Messages that begin a branch. */
export function listBranches(db: Db, args: ListBranchesArgs): Promise<TopicMessageRow[]> {
  const { after, sort } = args;
  let query = selectShown(db)
    .where('topic_message.conversation_id', '=', args.conversationId)
    .where('topic_message.depth', '=', 0)
    .limit(args.limit);
  if (sort === 'top') {
    query = query.orderBy('topic_message.score', 'desc').orderBy('topic_message.seq', 'desc');
    if (after !== null) {
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('topic_message.score', 'topic_message.seq'), '<', tuple(after.score, after.seq)),
      );
    }
    return query.execute();
  }
  const [comparison, direction] = sort === 'newest' ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
  if (after !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('topic_message.said_at', 'topic_message.seq'), comparison, tuple(after.saidAt, after.seq)),
    );
  }
  return query.orderBy('topic_message.said_at', direction).orderBy('topic_message.seq', direction).execute();
}

interface Range {
  conversationId: string;
  after: string;
  before: string;
  limit: number;
}

const readBelow = hotStatement((db, range: Range) =>
  selectShown(db)
    .where('topic_message.conversation_id', '=', range.conversationId)
    .where('topic_message.path', '>', range.after)
    .where('topic_message.path', '<', range.before)
    .orderBy('topic_message.path')
    .limit(range.limit),
);

/** What is below a message, each after what it answers; `after` is the path of the last one seen. */
export function listBelow(
  db: Db,
  args: { conversationId: string; path: string; after: string; limit: number },
): Promise<TopicMessageRow[]> {
  const { conversationId, path, limit } = args;
  const after = args.after.startsWith(path) ? args.after : path;
  return readBelow(db, { conversationId, after, before: path + BEYOND, limit });
}

/** The messages at these paths, in their order. */
export function listAtPaths(
  db: Db,
  args: { conversationId: string; paths: string[] },
): Promise<TopicMessageRow[]> {
  return selectShown(db)
    .where('topic_message.conversation_id', '=', args.conversationId)
    .where('topic_message.path', 'in', args.paths)
    .orderBy('topic_message.path')
    .execute();
}

const insertRow = hotRows((db, rows: TopicMessageTable[]) =>
  db.insertInto('topic_message').values(
    rows.map((row) => ({
      id: row.id,
      conversation_id: row.conversation_id,
      author_id: row.author_id,
      seq: row.seq,
      said_at: row.said_at,
      path: row.path,
      depth: row.depth,
      shown: row.shown,
      stub: row.stub,
      score: row.score,
      up: row.up,
      down: row.down,
      reactions: row.reactions,
      replies: row.replies,
      official: row.official,
      team_id: row.team_id,
    })),
  ),
);

export async function insertTopicMessage(db: Db, row: TopicMessageTable): Promise<void> {
  await insertRow(db, [row]);
}

type Change = Partial<
  Omit<TopicMessageTable, 'id' | 'conversation_id' | 'seq' | 'said_at' | 'path' | 'depth'>
>;

export async function updateTopicMessage(db: Db, id: string, change: Change): Promise<void> {
  await db.updateTable('topic_message').set(change).where('id', '=', id).execute();
}

/** One more, or one fewer, that anyone can read: for all above it. */
export async function countAbove(
  db: Db,
  args: { conversationId: string; path: string; by: number },
): Promise<void> {
  const paths = pathsAbove(args.path);
  if (paths.length === 0) return;
  await db
    .updateTable('topic_message')
    .set((eb) => ({ replies: eb('replies', '+', args.by) }))
    .where('conversation_id', '=', args.conversationId)
    .where('shown', 'in', [0, 1])
    .where('path', 'in', paths)
    .execute();
}

/** The latest messages of a person that not everybody can see. */
export function listOwnUnseen(db: Db, args: { conversationId: string; authorId: string; limit: number }) {
  return selectAny(db)
    .select('message.status')
    .where('topic_message.author_id', '=', args.authorId)
    .where('topic_message.conversation_id', '=', args.conversationId)
    .where('topic_message.shown', '=', 0)
    .where('message.status', 'in', ['pending', 'rejected'])
    .orderBy('topic_message.id', 'desc')
    .limit(args.limit)
    .execute();
}

/** The latest messages of a person of which the public has only that they go on in private. */
export function listOwnPrivate(db: Db, args: { conversationId: string; authorId: string; limit: number }) {
  return selectAny(db)
    .select('message.status')
    .where('topic_message.author_id', '=', args.authorId)
    .where('topic_message.conversation_id', '=', args.conversationId)
    .where('topic_message.shown', '=', 1)
    .where('topic_message.stub', '=', 'private')
    .orderBy('topic_message.id', 'desc')
    .limit(args.limit)
    .execute();
}

/** What was said last, at any depth, the latest first. */
export function listLatest(db: Db, conversationId: string, limit: number): Promise<TopicMessageRow[]> {
  return selectShown(db)
    .where('topic_message.conversation_id', '=', conversationId)
    .orderBy('topic_message.said_at', 'desc')
    .orderBy('topic_message.seq', 'desc')
    .limit(limit)
    .execute();
}
