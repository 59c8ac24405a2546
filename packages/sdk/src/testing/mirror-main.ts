/** A mirror as a program of its own, to be killed: syncs into the SQLite file named first, a few events at a time. */
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Parley } from '../client.js';
import { type ParleyTables, sqlCheckpoint, sqlSink } from '../sinks/sql/index.js';
import { sync } from '../sync/sync.js';

const [, , path = '', baseUrl = '', apiKey = ''] = process.argv;
const db = new Kysely<ParleyTables>({ dialect: new SqliteDialect({ database: new Database(path) }) });
await sync({
  from: new Parley({ baseUrl, apiKey }),
  to: sqlSink({ db }),
  checkpoint: sqlCheckpoint(db, 'mirror'),
  limit: 3,
});
await db.destroy();
