/** Every sink that needs no vendor, through the public checks; SQL on a real SQLite. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { describe, it } from 'vitest';
import { memorySink, type SinkContents, type SinkUnderTest, sinkConformance } from '../conformance/index.js';
import { type CrmSink, SinkError } from '../sync/sink.js';
import { type CsvColumns, filesSink, readRecords } from './files/index.js';
import { type ParleyTables, sqlSink } from './sql/index.js';

async function onSql(): Promise<SinkUnderTest> {
  const db = new Kysely<ParleyTables>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
  return {
    sink: sqlSink({ db }),
    async read() {
      const conversations = await db.selectFrom('parley_conversation').select(['id', 'contact_id']).execute();
      const messages = await db
        .selectFrom('parley_message')
        .select(['id', 'conversation_id', 'text'])
        .execute();
      return {
        contacts: await db.selectFrom('parley_contact').select(['id', 'name', 'email']).execute(),
        conversations: conversations.map((row) => ({ id: row.id, contactId: row.contact_id })),
        messages: messages.map((row) => ({
          id: row.id,
          conversationId: row.conversation_id,
          text: row.text,
        })),
      };
    },
    close: () => db.destroy(),
  };
}

const onFiles = (format: 'ndjson' | 'csv', columns?: CsvColumns) => async (): Promise<SinkUnderTest> => {
  const options = { directory: await mkdtemp(join(tmpdir(), 'parley-files-')), format, columns };
  return {
    sink: filesSink(options),
    async read() {
      const read = async <K extends keyof SinkContents>(file: K) =>
        (await readRecords(options, file)) as unknown as SinkContents[K];
      return {
        contacts: await read('contacts'),
        conversations: await read('conversations'),
        messages: await read('messages'),
      };
    },
    close: () => rm(options.directory, { recursive: true, force: true }),
  };
};

async function inMemory(): Promise<SinkUnderTest> {
  const sink = memorySink();
  const read = async () => ({
    contacts: [...sink.contacts.values()],
    conversations: [...sink.conversations.values()],
    messages: [...sink.messages.values()],
  });
  return { sink, read };
}

const SINKS = {
  memory: inMemory,
  SQL: onSql,
  NDJSON: onFiles('ndjson'),
  CSV: onFiles('csv'),
  'CSV with chosen columns': onFiles('csv', {
    contacts: ['email', 'name', 'id'],
    conversations: ['contactId', 'id', 'status'],
    messages: ['text', 'author', 'conversationId', 'id'],
  }),
};

describe.each(Object.entries(SINKS))('the sink %s', (_, setUp) => {
  for (const { name, run } of sinkConformance(setUp)) it(name, run);
});

describe('the conformance checks', () => {
  it('find a sink that erases nothing, one that moves nothing, one that drops messages and one that doubles them', async ({
    expect,
  }) => {
    const broken = async (name: string): Promise<SinkUnderTest> => {
      const it = await inMemory();
      const idle = { erase: async () => {}, mergeContacts: async () => {}, appendMessages: async () => [] };
      return { ...it, sink: { ...it.sink, [name]: idle[name as keyof typeof idle] } };
    };
    const doubling = async (): Promise<SinkUnderTest> => {
      const it = await inMemory();
      const appendMessages: CrmSink['appendMessages'] = (records) =>
        it.sink.appendMessages(records.map((record) => ({ ...record, id: newId('message') })));
      return { ...it, sink: { ...it.sink, appendMessages } };
    };
    const sinks = [
      ...['erase', 'mergeContacts', 'appendMessages'].map((name) => () => broken(name)),
      doubling,
    ];
    for (const setUp of sinks) {
      const failed = await Promise.allSettled(sinkConformance(setUp).map(({ run }) => run()));
      expect(failed.some(({ status }) => status === 'rejected')).toBe(true);
    }
  });

  it('give up on a sink that never succeeds', async ({ expect }) => {
    const appendMessages = () => Promise.reject(new SinkError('The token is wrong.'));
    const never = async (): Promise<SinkUnderTest> => {
      const it = await inMemory();
      return { ...it, sink: { ...it.sink, appendMessages } };
    };
    const check = sinkConformance(never).find(({ name }) => name.includes('a third of the calls'));

    await expect(check?.run()).rejects.toThrow('within 300 tries');
  });
});

describe('the file sink', () => {
  it('refuses columns by which no line is found again, and other columns than a file has', async ({
    expect,
  }) => {
    const directory = await mkdtemp(join(tmpdir(), 'parley-columns-'));
    await filesSink({ directory, format: 'csv', columns: { contacts: ['id', 'email'] } }).prepare?.();

    const other = filesSink({ directory, format: 'csv' }).prepare?.();

    await expect(other).rejects.toThrow('other columns');
    expect(() => filesSink({ directory, format: 'csv', columns: { messages: ['id', 'text'] } })).toThrow(
      'conversationId',
    );
    await rm(directory, { recursive: true });
  });
});
