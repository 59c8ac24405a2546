/** How a record becomes a line and a line a record again: NDJSON as it is, CSV with a column for each field. */
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

/** Columns are for good: a new field goes to the end. What is no plain value stands there as JSON. */
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
]);

export const csvFormat: FileFormat = {
  extension: 'csv',
  head: (file) => csvRow(COLUMNS[file]),
  line(file, record) {
    return csvRow(
      COLUMNS[file].map((column) => {
        const value: unknown = Reflect.get(record, column) ?? null;
        return value === null || typeof value === 'string' ? value : JSON.stringify(value);
      }),
    );
  },
  parse(file, text) {
    const cells = csvCells(text.replace(/\n$/, ''));
    const fields = COLUMNS[file].map((column, index) => {
      const cell = cells[index] ?? null;
      return [column, cell !== null && AS_JSON.has(column) ? JSON.parse(cell) : cell];
    });
    return lineOf(text, Object.fromEntries(fields));
  },
  goesOn: isOpen,
};
