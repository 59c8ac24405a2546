/**
 * Where a file's content waits until all of it is read: threads may stand after their messages, and answers before what they
 * answer. An SQLite file of its own, so that a large export needs no memory; it is removed in the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { SourceMessage, SourceThread } from './source.js';

/** What is needed of a thread's messages to put them in order. */
export interface Bone {
  id: string;
  parentId: string | null;
  status: SourceMessage['status'];
}

export class Staging {
  readonly #directory = mkdtempSync(join(tmpdir(), 'parley-import-'));
  readonly #database: Database.Database;
  readonly #insertThread;
  readonly #insertMessage;
  readonly #findMessage;

  constructor() {
    const database = new Database(join(this.#directory, 'staging.db'));
    this.#database = database;
    // It is thrown away: nothing needs to survive a crash.
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec(`
      create table thread (id text primary key, item text not null);
      create table message (id text primary key, thread_id text not null, at text not null, parent_id text,
        status text not null, item text not null);
      create index message_by_thread on message (thread_id, at, id);
      begin`);
    this.#insertThread = database.prepare('insert or replace into thread (id, item) values (?, ?)');
    this.#insertMessage = database.prepare(
      'insert into message (id, thread_id, at, parent_id, status, item) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
    );
    this.#findMessage = database.prepare<[string], { item: string }>('select item from message where id = ?');
  }

  addThread(thread: SourceThread): void {
    this.#insertThread.run(thread.id, JSON.stringify(thread));
  }

  /** @returns false for an id that was there already */
  addMessage(message: SourceMessage): boolean {
    const { id, threadId, at, parentId, status } = message;
    return this.#insertMessage.run(id, threadId, at, parentId, status, JSON.stringify(message)).changes > 0;
  }

  /** How many messages wait. */
  get messages(): number {
    return Number(this.#database.prepare('select count(*) from message').pluck().get());
  }

  /** Threads in the order of their first message, with the id alone where the file says no more of one. */
  threads(): { id: string; thread: SourceThread | null }[] {
    const rows = this.#database
      .prepare<[], { id: string; item: string | null }>(
        `select message.thread_id as id, thread.item from message left join thread on thread.id = message.thread_id
         group by message.thread_id order by min(message.at), message.thread_id`,
      )
      .all();
    return rows.map(({ id, item }) => ({ id, thread: item === null ? null : JSON.parse(item) }));
  }

  /** In the order in which they were written. */
  bones(threadId: string): Bone[] {
    return this.#database
      .prepare<[string], Bone>(
        'select id, parent_id as parentId, status from message where thread_id = ? order by at, id',
      )
      .all(threadId);
  }

  message(id: string): SourceMessage {
    const row = this.#findMessage.get(id);
    if (row === undefined) throw new Error(`Message ${id} was there, and is not.`);
    return JSON.parse(row.item);
  }

  close(): void {
    this.#database.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
