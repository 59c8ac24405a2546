/** How a record becomes a line and a line a record again: NDJSON as it is, CSV with a column for each field. */
import type { ContactRecord, ConversationRecord, MessageRecord } from '../../sync/records.js';
import { csvCells, csvRow, isOpen } from './csv.js';

export type RecordFile = 'contacts' | 'conversations' | 'messages';

/** A line, and what has to be known of it. */
export interface Line {
  text: string;
  id: string;
  contactId: string | undefined;
  conversationId: string | undefined;
  record: Record<string, unknown>;
}

export interface FileFormat {
  extension: string;
  /** The line that every file begins with; empty for none. */
  head(file: RecordFile): string;
  line(file: RecordFile, record: object): string;
  parse(file: RecordFile, text: string): Line;
  /** Whether the record goes on in the next line. */
  goesOn(text: string): boolean;
}

function lineOf(text: string, record: Record<string, unknown>): Line {
  const word = (name: string): string | undefined => {
    const value = record[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [contactId, conversationId] = [word('contactId'), word('conversationId')];
  return { text, id: word('id') ?? '', contactId, conversationId, record };
}

export const ndjsonFormat: FileFormat = {
  extension: 'ndjson',
  head: () => '',
  line: (_file, record) => `${JSON.stringify(record)}\n`,
  parse: (_file, text) => lineOf(text, JSON.parse(text) as Record<string, unknown>),
  goesOn: () => false,
};

/** Columns where none are chosen; they are for good. What is no plain value stands there as JSON. */
const COLUMNS = {
  contacts: ['id', 'siteId', 'name', 'email', 'externalId', 'verified', 'attributes', 'createdAt'],
  conversations: [
    ...['id', 'siteId', 'kind', 'contactId', 'externalId', 'status', 'teamId', 'context', 'proactiveId'],
    ...['rating', 'createdAt'],
  ],
  messages: [
    ...['id', 'conversationId', 'seq', 'author', 'text', 'attachments', 'internal', 'parentId', 'status'],
    ...['editedAt', 'createdAt'],
  ],
} as const satisfies Record<RecordFile, readonly string[]>;

/** Columns that are not text: they are read back as JSON. */
const AS_JSON: ReadonlySet<string> = new Set([
  ...['verified', 'attributes', 'context', 'rating', 'seq', 'author', 'attachments', 'internal'],
  ...['priority', 'tags'],
]);

/** Without these a line could not be found again by its id, moved or erased. */
const NEEDED = {
  contacts: ['id'],
  conversations: ['id', 'contactId'],
  messages: ['id', 'conversationId'],
} as const satisfies Record<RecordFile, readonly string[]>;

/** Which fields are columns, in which order. */
export interface CsvColumns {
  contacts?: readonly (keyof ContactRecord)[] | undefined;
  conversations?: readonly (keyof ConversationRecord)[] | undefined;
  messages?: readonly (keyof MessageRecord)[] | undefined;
}

function columnsOf(file: RecordFile, chosen: CsvColumns): readonly string[] {
  const columns: readonly string[] = chosen[file] ?? COLUMNS[file];
  for (const needed of NEEDED[file]) {
    if (!columns.includes(needed)) {
      throw new TypeError(`The columns of ${file} must have \`${needed}\`: by it lines are found again.`);
    }
  }
  return columns;
}

/** CSV with the columns chosen, and the usual ones where none are. Throws a `TypeError` for columns that cannot do. */
export function csvFormat(chosen: CsvColumns = {}): FileFormat {
  const columns: Record<RecordFile, readonly string[]> = {
    contacts: columnsOf('contacts', chosen),
    conversations: columnsOf('conversations', chosen),
    messages: columnsOf('messages', chosen),
  };
  return {
    extension: 'csv',
    head: (file) => csvRow(columns[file]),
    line(file, record) {
      return csvRow(
        columns[file].map((column) => {
          const value: unknown = Reflect.get(record, column) ?? null;
          return value === null || typeof value === 'string' ? value : JSON.stringify(value);
        }),
      );
    },
    parse(file, text) {
      const cells = csvCells(text.replace(/\n$/, ''));
      const fields = columns[file].map((column, index) => {
        const cell = cells[index] ?? null;
        return [column, cell !== null && AS_JSON.has(column) ? JSON.parse(cell) : cell];
      });
      return lineOf(text, Object.fromEntries(fields));
    },
    goesOn: isOpen,
  };
}
