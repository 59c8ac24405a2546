/** Compares what a mirror holds with what a full pull says, record by record. Holds both in memory. */
import type { Kysely } from 'kysely';
import type { Parley } from '../client.js';
import { memorySink } from '../conformance/memory-sink.js';
import { csvFormat } from '../sinks/files/formats.js';
import { type FilesSinkOptions, readRecords } from '../sinks/files/index.js';
import type { ParleyTables } from '../sinks/sql/index.js';
import { memoryCheckpoint } from '../sync/keep.js';
import { sync } from '../sync/sync.js';

export interface Difference {
  kind: 'contacts' | 'conversations' | 'messages';
  id: string;
  what: 'missing' | 'unknown' | 'different';
}

type Kind = Difference['kind'];
type Mirror = Record<Kind, Map<string, unknown>>;
const KINDS: readonly Kind[] = ['contacts', 'conversations', 'messages'];

/** The same for two values that say the same, whatever the order of their fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** How the records of a full pull look in the mirror, and what it holds. */
export interface Looks {
  held(kind: Kind): Promise<Map<string, unknown>>;
  expected(kind: Kind, record: object): unknown;
}

export function looksOfFiles(options: FilesSinkOptions): Looks {
  return {
    async held(kind) {
      const records = await readRecords(options, kind);
      return new Map(records.map((record) => [String(record.id), record]));
    },
    expected(kind, record) {
      if (options.format !== 'csv') return record;
      const format = csvFormat(options.columns);
      return format.parse(kind, format.line(kind, record)).record;
    },
  };
}

export async function looksOfSql(db: Kysely<ParleyTables>): Promise<Looks> {
  const { rowOf } = await import('../sinks/sql/rows.js');
  const tables = {
    contacts: 'parley_contact',
    conversations: 'parley_conversation',
    messages: 'parley_message',
  } as const;
  const parsed = (row: object): object => {
    const fields = Object.entries(row).map(([name, value]) =>
      name === 'record' || name === 'attributes' || name === 'attachments'
        ? [name, JSON.parse(String(value))]
        : [name, value],
    );
    return Object.fromEntries(fields);
  };
  return {
    async held(kind) {
      const rows = await db.selectFrom(tables[kind]).selectAll().execute();
      return new Map(rows.map((row) => [row.id, parsed(row)]));
    },
    expected: (kind, record) => parsed(rowOf(kind, record)),
  };
}

/** Where the mirror differs; pulls everything anew. */
export async function verify(
  from: Parley,
  looks: Looks,
  options: { site?: string | undefined; signal?: AbortSignal | undefined },
): Promise<{ records: number; differences: Difference[] }> {
  const truth = memorySink();
  await sync({ from, to: truth, checkpoint: memoryCheckpoint(), ...options });
  options.signal?.throwIfAborted();
  const wanted: Mirror = {
    contacts: truth.contacts,
    conversations: truth.conversations,
    messages: truth.messages,
  };
  const differences: Difference[] = [];
  let records = 0;
  for (const kind of KINDS) {
    const held = await looks.held(kind);
    records += wanted[kind].size;
    for (const [id, record] of wanted[kind]) {
      const there = held.get(id);
      if (there === undefined) differences.push({ kind, id, what: 'missing' });
      else if (canonical(there) !== canonical(looks.expected(kind, record as object))) {
        differences.push({ kind, id, what: 'different' });
      }
    }
    for (const id of held.keys()) if (!wanted[kind].has(id)) differences.push({ kind, id, what: 'unknown' });
  }
  return { records, differences };
}
