/** The database of Isso, an SQLite file. Format: isso/db/threads.py and comments.py of Isso */
import { LIMITS } from '@parley/protocol';
import Database from 'better-sqlite3';
import { broken, clean, leftOut, type SourceItem, toName, toTime } from './source.js';

interface ThreadRow {
  id: number;
  uri: string;
  title: string | null;
}

interface CommentRow {
  id: number;
  tid: number;
  parent: number | null;
  created: number;
  mode: number;
  text: string | null;
  author: string | null;
  email: string | null;
  remote_addr: string | null;
}

/** https://github.com/isso-comments/isso/blob/master/isso/db/comments.py: accepted, waiting, and deleted but answered. */
const MODES = { 1: 'published', 2: 'pending', 4: 'deleted' } as const;

/** @param file it is only read */
export async function* readIsso(file: string): AsyncGenerator<SourceItem> {
  const database = open(file);
  try {
    yield* threadsOf(database);
    const query =
      'select id, tid, parent, created, mode, text, author, email, remote_addr from comments order by id';
    for (const row of database.prepare<[], CommentRow>(query).iterate()) yield messageOf(row);
  } finally {
    database.close();
  }
}

function open(file: string): Database.Database {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    database.prepare('select id, uri, title from threads limit 1').all();
    database
      .prepare('select id, tid, parent, created, mode, text, author, email, remote_addr from comments')
      .columns();
    return database;
  } catch {
    database.close();
    throw new Error('This is no database of Isso: it lacks the tables `threads` and `comments`.');
  }
}

function* threadsOf(database: Database.Database): Generator<SourceItem> {
  for (const row of database.prepare<[], ThreadRow>('select id, uri, title from threads').iterate()) {
    const title = row.title?.trim() || null;
    yield { kind: 'thread', id: String(row.id), url: row.uri, identifier: null, title, locked: false };
  }
}

function messageOf(row: CommentRow): SourceItem {
  const where = `comment ${row.id}`;
  const at = toTime(Math.round(row.created * 1000));
  if (at === undefined) return broken(where, 'It has no time.');
  const status = MODES[row.mode as keyof typeof MODES];
  if (status === undefined) return leftOut(where, `It is in the mode ${row.mode}.`);
  const text = clean(row.text ?? '').trim();
  if (text === '' && status !== 'deleted') return leftOut(where, 'It says nothing.');
  const name = toName(row.author, LIMITS.name);
  return {
    kind: 'message',
    ...{ id: String(row.id), threadId: String(row.tid), text, at, status },
    parentId: row.parent === null ? null : String(row.parent),
    author: { key: row.email || (name ? `name:${name}` : `address:${row.remote_addr ?? row.id}`), name },
  };
}
