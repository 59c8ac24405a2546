/** Makes the sink that was asked for. What it needs is loaded only then: nobody installs the clients of five vendors. */
import type { Kysely } from 'kysely';
import { fileCheckpoint, filesSink } from '../sinks/files/index.js';
import type { ParleyTables } from '../sinks/sql/index.js';
import type { Checkpoint } from '../sync/keep.js';
import type { CrmSink } from '../sync/sink.js';
import type { Config } from './config.js';
import { type Target, UsageError } from './usage.js';

export type Environment = Record<string, string | undefined>;

export interface OpenTarget {
  sink: CrmSink;
  checkpoint: Checkpoint;
  /** The database, where the target is one. */
  db?: Kysely<ParleyTables>;
  close(): Promise<void>;
}

export function required(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new UsageError(`${name} is not set in the environment.`);
  return value;
}

/** @throws UsageError that says what to install */
async function load<T>(name: string, importIt: () => Promise<T>): Promise<T> {
  try {
    return await importIt();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(`${name} is not installed: npm install ${name}`);
  }
}

async function openHubSpot({ hubspot, mapping }: Config, env: Environment): Promise<CrmSink> {
  const { Client } = await load('@hubspot/api-client', () => import('@hubspot/api-client'));
  const { hubSpotSink } = await import('../sinks/hubspot/index.js');
  const accessToken = required(env, 'HUBSPOT_ACCESS_TOKEN');
  const basePath = env.HUBSPOT_URL;
  const client = new Client({ accessToken, ...(basePath !== undefined && { basePath }) });
  return hubSpotSink({ client, mapping, ...hubspot });
}

async function openSalesforce({ salesforce, mapping }: Config, env: Environment): Promise<CrmSink> {
  const { Connection } = await load('@jsforce/jsforce-node', () => import('@jsforce/jsforce-node'));
  const { salesforceSink } = await import('../sinks/salesforce/index.js');
  const { version = '62.0', statuses } = salesforce ?? {};
  const instanceUrl = required(env, 'SALESFORCE_INSTANCE_URL');
  const { SALESFORCE_ACCESS_TOKEN: accessToken, SALESFORCE_CLIENT_ID: clientId } = env;
  if (accessToken) {
    return salesforceSink({
      connection: new Connection({ instanceUrl, accessToken, version }),
      mapping,
      statuses,
    });
  }
  if (!clientId)
    throw new UsageError(
      'Neither SALESFORCE_ACCESS_TOKEN nor SALESFORCE_CLIENT_ID is set in the environment.',
    );
  const clientSecret = required(env, 'SALESFORCE_CLIENT_SECRET');
  const oauth2 = { clientId, clientSecret, loginUrl: instanceUrl };
  const connection = new Connection({ instanceUrl, version, oauth2 });
  await connection.authorize({ grant_type: 'client_credentials' });
  return salesforceSink({ connection, mapping, statuses });
}

async function openPipedrive({ pipedrive, mapping }: Config, env: Environment): Promise<CrmSink> {
  const { pipedriveSink } = await load('pipedrive', () => import('../sinks/pipedrive/index.js'));
  return pipedriveSink({ apiToken: required(env, 'PIPEDRIVE_API_TOKEN'), mapping, ...pipedrive });
}

async function openDatabase(env: Environment): Promise<Kysely<ParleyTables>> {
  const url = required(env, 'DATABASE_URL');
  const { Kysely, PostgresDialect, SqliteDialect } = await load('kysely', () => import('kysely'));
  if (url.startsWith('sqlite:')) {
    const { default: Database } = await load('better-sqlite3', () => import('better-sqlite3'));
    return new Kysely({
      dialect: new SqliteDialect({ database: new Database(url.slice('sqlite:'.length)) }),
    });
  }
  if (/^postgres(ql)?:/.test(url)) {
    const { default: pg } = await load('pg', () => import('pg'));
    return new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
  }
  throw new UsageError('DATABASE_URL must begin with sqlite: or postgres:');
}

/** Opens what was named, with the place at which its last sync stopped. */
export async function openTarget(to: Target, config: Config, env: Environment): Promise<OpenTarget> {
  const checkpoint = fileCheckpoint(config.checkpoint ?? `parley-sync.${to}.cursor`);
  const close = async (): Promise<void> => undefined;
  switch (to) {
    case 'files': {
      const { directory = 'parley', format, columns } = config.files ?? {};
      return { sink: filesSink({ directory, format, columns }), checkpoint, close };
    }
    case 'sql': {
      const { sqlSink, sqlCheckpoint } = await load('kysely', () => import('../sinks/sql/index.js'));
      const db = await openDatabase(env);
      const place = sqlCheckpoint(db, config.checkpoint ?? 'parley-sync');
      return { sink: sqlSink({ db }), checkpoint: place, db, close: () => db.destroy() };
    }
    case 'hubspot':
      return { sink: await openHubSpot(config, env), checkpoint, close };
    case 'salesforce':
      return { sink: await openSalesforce(config, env), checkpoint, close };
    case 'pipedrive':
      return { sink: await openPipedrive(config, env), checkpoint, close };
  }
}
