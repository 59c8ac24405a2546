/**
 * Copies one store into another, empty one, table by table in bounded pages, and proves that both hold the same.
 * The source must not be written to meanwhile.
 */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../db/schema.js';

type Name = keyof Tables;
type Left = 'settings' | 'agent_presence' | `insights_${'conversation' | 'entry' | 'lift' | 'state'}`;

/** In an order in which what is referred to comes first, each with its key. `settings` is copied by its owner; who has a console open belongs to processes; figures are made anew. */
const KEYS = {
  agent: 'id',
  agent_session: 'token_hash',
  api_key: 'id',
  invitation: 'id',
  sighting: 'id',
  secret: 'name',
  contact: 'id',
  contact_alias: 'id',
  conversation: 'id',
  conversation_tag: ['conversation_id', 'tag'],
  message: 'id',
  mention: 'id',
  canned_reply: 'id',
  journey: 'contact_id',
  attachment: 'id',
  consumer: 'name',
  mail: 'id',
  mail_stop: 'contact_id',
  webhook: 'id',
  delivery: 'id',
  rating: 'id',
  outcome: 'id',
  encounter: 'id',
  encounter_day: 'id',
  insights_link: 'id',
  digest_reader: 'agent_id',
  digest: 'id',
  search_entry: 'id',
  topic_search_entry: 'id',
  time_claim: 'id',
  time_entry: 'id',
  agent_team: 'id',
  agent_away: 'agent_id',
  routing: 'conversation_id',
  topic: 'id',
  topic_message: 'id',
  vote: 'id',
  reaction: 'id',
  report: 'id',
  message_revision: 'id',
  moderation: 'id',
  standing: 'id',
  spam_weight: 'id',
  private_link: 'id',
  publication: 'id',
  follow: 'id',
  topic_news: 'cursor',
  event: 'cursor',
  audit: 'cursor',
  hourly_rate: 'id',
  service_rate: 'id',
  exchange_rate: ['currency', 'from_day'],
  log_head: 'id',
} as const satisfies Record<Exclude<Name, Left>, string | readonly [string, string]>;

export const COPIED = Object.keys(KEYS) as (keyof typeof KEYS)[];

/** PostgreSQL takes 65,535 parameters in a statement, SQLite 32,766; the widest table has 21 columns. */
const PAGE = 1000;

type AnyDb = Kysely<Record<string, Record<string, unknown>>>;

async function* pages(db: AnyDb, table: keyof typeof KEYS): AsyncGenerator<Record<string, unknown>[]> {
  const columns = [KEYS[table]].flat();
  const key = sql.join(columns.map((column) => sql.ref(column)));
  let after: unknown[] | undefined;
  for (;;) {
    let query = db.selectFrom(table).selectAll().orderBy(key).limit(PAGE);
    if (after !== undefined) query = query.where(sql<boolean>`(${key}) > (${sql.join(after)})`);
    const rows = await query.execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = columns.map((column) => last[column]);
  }
}

/** Calls back with the number of rows copied so far. */
export type OnProgress = (table: string, rows: number) => void;

/** All in one transaction of the target: it has everything or nothing. */
export async function copyStore(
  from: Kysely<Tables>,
  to: Kysely<Tables>,
  onProgress: OnProgress,
): Promise<void> {
  const source = from as unknown as AnyDb;
  await to.transaction().execute(async (transaction) => {
    const target = transaction as unknown as AnyDb;
    // What the migrations themselves have put there.
    for (const table of ['log_head', 'consumer']) await target.deleteFrom(table).execute();
    for (const table of COPIED) {
      let count = 0;
      for await (const rows of pages(source, table)) {
        await target.insertInto(table).values(rows).execute();
        count += rows.length;
        onProgress(table, count);
      }
    }
  });
}

export interface Digest {
  rows: number;
  /** SHA-256 over all columns of all rows in the order of their keys. */
  hash: string;
}

/** A fingerprint of each table, the same on both databases when they hold the same. */
export async function digestStore(db: Kysely<Tables>): Promise<Record<string, Digest>> {
  const digests: Record<string, Digest> = {};
  for (const table of COPIED) {
    const hash = createHash('sha256');
    let rows = 0;
    for await (const page of pages(db as unknown as AnyDb, table)) {
      for (const row of page) {
        const columns = Object.keys(row).sort();
        hash.update(`${JSON.stringify(columns.map((column) => [column, row[column]]))}\n`);
      }
      rows += page.length;
    }
    digests[table] = { rows, hash: hash.digest('hex') };
  }
  return digests;
}
