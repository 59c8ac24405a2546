/** A mirror as a program of its own, to be killed: syncs into one kind of sink, a few events at a time. */
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Parley } from '../client.js';
import { fileCheckpoint, filesSink } from '../sinks/files/index.js';
import { type ParleyTables, sqlCheckpoint, sqlSink } from '../sinks/sql/index.js';
import type { Checkpoint } from '../sync/keep.js';
import type { CrmSink } from '../sync/sink.js';
import { sync } from '../sync/sync.js';

const [, , kind = '', path = '', baseUrl = '', apiKey = '', crm = '', token = ''] = process.argv;

/** Loads the client of one vendor, as a company's program would. */
async function sinkOf(): Promise<CrmSink> {
  switch (kind) {
    case 'files':
      return filesSink({ directory: path });
    case 'hubspot': {
      const { Client } = await import('@hubspot/api-client');
      const { hubSpotSink } = await import('../sinks/hubspot/index.js');
      const limiterOptions = { minTime: 0, maxConcurrent: 8, id: 'mirror' };
      return hubSpotSink({ client: new Client({ accessToken: token, basePath: crm, limiterOptions }) });
    }
    case 'salesforce': {
      const { Connection } = await import('@jsforce/jsforce-node');
      const { salesforceSink } = await import('../sinks/salesforce/index.js');
      return salesforceSink({
        connection: new Connection({ instanceUrl: crm, accessToken: token, version: '62.0' }),
      });
    }
    default: {
      const { pipedriveSink } = await import('../sinks/pipedrive/index.js');
      return pipedriveSink({ apiToken: token, host: crm });
    }
  }
}

async function bring(to: CrmSink, checkpoint: Checkpoint): Promise<void> {
  await sync({ from: new Parley({ baseUrl, apiKey }), to, checkpoint, limit: kind === 'sql' ? 3 : 20 });
}

if (kind === 'sql') {
  const db = new Kysely<ParleyTables>({ dialect: new SqliteDialect({ database: new Database(path) }) });
  await bring(sqlSink({ db }), sqlCheckpoint(db, 'mirror'));
  await db.destroy();
} else {
  await bring(await sinkOf(), fileCheckpoint(`${path}.cursor`));
}
