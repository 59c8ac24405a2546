/** A fresh installation on whichever database the run is about, and everything that is stored in it. For tests only. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { Installation } from '../db/open.js';

export interface TestInstallation extends Installation {
  /** Every row that counts, table by table, as a second reader sees it. */
  rows(): Promise<Record<string, unknown[]>>;
  /** Changes something behind the server's back. */
  run(statement: string): Promise<void>;
  /** The flags with which a command reaches it. */
  flags: string[];
  /** Another one with the same content. Nothing may be open here, now or later. */
  copy(): Promise<TestInstallation>;
  remove(): Promise<void>;
}

/** Sign-ins come and go with the test's own agents, so they do not count. */
const TABLES = [
  'agent',
  'api_key',
  'invitation',
  'audit',
  'secret',
  'contact',
  'conversation',
  'encounter',
  'message',
  'attachment',
  'rating',
  'time_claim',
  'time_entry',
  'topic',
  'topic_message',
  'vote',
  'reaction',
  'report',
  'message_revision',
  'moderation',
  'standing',
  'spam_weight',
  'private_link',
  'publication',
  'follow',
  'event',
  'log_head',
];

let count = 0;

export async function newInstallation(): Promise<TestInstallation> {
  const dataDir = newDirectory();
  const server = inject('postgresUrl');
  return server === undefined ? onSqlite(dataDir) : onPostgres(dataDir, { server });
}

function newDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'parley-test-'));
}

function copyDirectory(from: string): string {
  const to = newDirectory();
  cpSync(from, to, { recursive: true });
  return to;
}

function onSqlite(dataDir: string): TestInstallation {
  return {
    dataDir,
    flags: ['--data', dataDir],
    rows: async () => {
      const database = new Database(join(dataDir, 'parley.db'), { readonly: true });
      try {
        return Object.fromEntries(
          TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]),
        );
      } finally {
        database.close();
      }
    },
    run: async (statement) => {
      const database = new Database(join(dataDir, 'parley.db'));
      database.exec(statement);
      database.close();
    },
    copy: async () => onSqlite(copyDirectory(dataDir)),
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

interface Place {
  /** Address of the PostgreSQL server. */
  server: string;
  /** The database that a new one begins as. */
  template?: string;
}

async function onPostgres(dataDir: string, { server, template }: Place): Promise<TestInstallation> {
  count += 1;
  const name = `test_${process.pid}_${count}`;
  const statement = `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`;
  await withClient(`${server}/postgres`, (client) => client.query(statement));
  const databaseUrl = `${server}/${name}`;
  return {
    dataDir,
    databaseUrl,
    flags: ['--data', dataDir, '--database-url', databaseUrl],
    rows: () =>
      withClient(databaseUrl, async (client) => {
        const entries: [string, unknown[]][] = [];
        for (const table of TABLES) {
          entries.push([table, (await client.query(`SELECT * FROM ${table} ORDER BY 1`)).rows]);
        }
        return Object.fromEntries(entries);
      }),
    run: (statement) => withClient(databaseUrl, async (client) => void (await client.query(statement))),
    copy: () => onPostgres(copyDirectory(dataDir), { server, template: name }),
    remove: async () => {
      rmSync(dataDir, { recursive: true, force: true });
      await withClient(`${server}/postgres`, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function withClient<T>(connectionString: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
