/**
 * Three files that grow: contacts, conversations, messages. What changes is written again below, so the last line of an
 * id is the one that holds. Only a merge or an erasure rewrites a file, and never leaves half of one.
 */
import { mkdir, open, readFile, rename, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint, DeadLetters } from '../../sync/keep.js';
import { type CrmSink, SinkError } from '../../sync/sink.js';
import {
  type CsvColumns,
  csvFormat,
  type FileFormat,
  type Line,
  ndjsonFormat,
  type RecordFile,
} from './formats.js';
import { readLines } from './read-lines.js';

export interface FilesSinkOptions {
  /** Where the files are; it is made when it is missing. */
  directory: string;
  /** `ndjson` by default. */
  format?: 'ndjson' | 'csv' | undefined;
  /** With `csv`: which fields are columns. A file keeps those it began with. */
  columns?: CsvColumns | undefined;
}

const FILES: readonly RecordFile[] = ['contacts', 'conversations', 'messages'];

/** Replaces a file as a whole, durably: whoever reads it finds the old or the new one. */
async function replaceFile(path: string, write: (add: (text: string) => Promise<unknown>) => Promise<void>) {
  const file = await open(`${path}.new`, 'w');
  try {
    await write((text) => file.write(text));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/** Adds to the end of a file, durably. */
async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes a line away that a crash cut off; a file that is not there yet gets its head. */
async function mend(path: string, format: FileFormat, file: RecordFile): Promise<void> {
  const head = format.head(file);
  const size = await stat(path).then(
    ({ size }) => size,
    () => null,
  );
  if (size === null) {
    await append(path, head);
    return;
  }
  let whole = 0;
  for await (const { text, isHead } of readLines(path, format)) {
    if (isHead && text !== head) {
      throw new SinkError(`${path} has other columns: move it away to begin anew, or choose its columns.`, {
        transient: false,
      });
    }
    whole += Buffer.byteLength(text);
  }
  if (whole < size) await truncate(path, whole);
  if (whole === 0 && head !== '') await append(path, head);
}

/** A sink of files: `contacts.ndjson`, `conversations.ndjson`, `messages.ndjson`, or the same as CSV. */
export function filesSink({ directory, format: name = 'ndjson', columns }: FilesSinkOptions): CrmSink {
  const format = name === 'csv' ? csvFormat(columns) : ndjsonFormat;
  const pathOf = (file: RecordFile): string => join(directory, `${file}.${format.extension}`);

  /** Writes anew what `keep` makes of each line; null leaves it out. */
  async function rewrite(file: RecordFile, keep: (line: Line) => string | null): Promise<void> {
    await replaceFile(pathOf(file), async (add) => {
      for await (const { text, isHead } of readLines(pathOf(file), format)) {
        const kept = isHead ? text : keep(format.parse(file, text));
        if (kept !== null) await add(kept);
      }
    });
  }
  const write = <R extends { id: string }>(file: RecordFile, records: R[]) =>
    append(pathOf(file), records.map((record) => format.line(file, record)).join(''));

  return {
    name: `files (${name})`,
    async prepare() {
      await mkdir(directory, { recursive: true });
      for (const file of FILES) await mend(pathOf(file), format, file);
    },
    async upsertContacts(contacts) {
      await write('contacts', contacts);
      return [];
    },
    async upsertConversations(conversations) {
      await write('conversations', conversations);
      return [];
    },
    async appendMessages(messages) {
      await write('messages', messages);
      return [];
    },
    async mergeContacts(merges) {
      const into = new Map(merges.map(({ fromId, intoId }) => [fromId, intoId]));
      await rewrite('conversations', (line) => {
        const contactId = into.get(line.contactId ?? '');
        return contactId === undefined
          ? line.text
          : format.line('conversations', { ...line.record, contactId });
      });
      await rewrite('contacts', (line) => (into.has(line.id) ? null : line.text));
    },
    async erase(erasures) {
      const gone = new Set(erasures.map(({ id }) => id));
      for await (const { text, isHead } of readLines(pathOf('conversations'), format)) {
        if (isHead) continue;
        const line = format.parse('conversations', text);
        if (gone.has(line.contactId ?? '')) gone.add(line.id);
      }
      // Words first: a crash in between leaves no text without the conversation by which it would be found again.
      await rewrite('messages', (line) =>
        gone.has(line.id) || gone.has(line.conversationId ?? '') ? null : line.text,
      );
      await rewrite('conversations', (line) => (gone.has(line.id) ? null : line.text));
      await rewrite('contacts', (line) => (gone.has(line.id) ? null : line.text));
    },
  };
}

/** The records of a file as they stand: of each id the last. Holds them all in memory. */
export async function readRecords(options: FilesSinkOptions, file: RecordFile) {
  const format = options.format === 'csv' ? csvFormat(options.columns) : ndjsonFormat;
  const records = new Map<string, Record<string, unknown>>();
  const path = join(options.directory, `${file}.${format.extension}`);
  for await (const { text, isHead } of readLines(path, format)) {
    if (isHead) continue;
    const { id, record } = format.parse(file, text);
    records.set(id, record);
  }
  return [...records.values()];
}

/** Keeps the place in a file of its own, which is never half written. */
export function fileCheckpoint(path: string): Checkpoint {
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      return text.trim() || null;
    },
    save: (cursor) => replaceFile(path, async (add) => void (await add(`${cursor}\n`))),
  };
}

/** Lists refused records in a file, one a line as JSON. */
export function fileDeadLetters(path: string): DeadLetters {
  return { add: (letters) => append(path, letters.map((letter) => `${JSON.stringify(letter)}\n`).join('')) };
}
