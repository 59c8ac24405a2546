/** The files in a backup: pieces of a megabyte in a table of its own, that an installation in use does not have. */
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { placeOf } from '../files/disk-storage.js';
import { attachmentsDir } from '../files/open-uploads.js';

const PIECE = 2 ** 20;
const KEYS_AT_ONCE = 1000;

/** Puts the attachments of the messages in `file` into it. One that has been removed since is left out. */
export function packFiles(file: string, dataDir: string, onPiece: () => void): void {
  const copy = new Database(file);
  try {
    // What fails half way is thrown away whole.
    copy.pragma('journal_mode = OFF');
    copy.exec(
      'BEGIN; CREATE TABLE attachment_file (key TEXT, part INTEGER, data BLOB, PRIMARY KEY (key, part)) WITHOUT ROWID',
    );
    const insert = copy.prepare('INSERT INTO attachment_file VALUES (?, ?, ?)');
    for (const key of keysIn(copy)) {
      let part = 0;
      for (const piece of piecesOf(placeOf(attachmentsDir(dataDir), key))) {
        insert.run(key, part, piece);
        part += 1;
        onPiece();
      }
    }
    copy.exec('COMMIT');
  } finally {
    copy.close();
  }
}

/** The bytes that a backup of this installation would take for files. */
export function bytesOfFiles(dataDir: string): number {
  const database = new Database(`${dataDir}/parley.db`, { readonly: true });
  try {
    const sum = 'SELECT coalesce(sum(bytes), 0) AS bytes FROM attachment WHERE expires_at IS NULL';
    return (database.prepare(sum).get() as { bytes: number }).bytes;
  } finally {
    database.close();
  }
}

function* keysIn(database: Database.Database): Generator<string> {
  const page = database.prepare(
    'SELECT id, storage_key FROM attachment WHERE expires_at IS NULL AND id > ? ORDER BY id LIMIT ?',
  );
  for (let after = ''; ; ) {
    const rows = page.all(after, KEYS_AT_ONCE) as { id: string; storage_key: string }[];
    for (const row of rows) yield row.storage_key;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function* piecesOf(path: string): Generator<Buffer> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  try {
    const buffer = Buffer.alloc(PIECE);
    for (;;) {
      const length = readSync(file, buffer, 0, PIECE, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Writes the files of a backup that was copied to `dataDir` into their places, and takes them out of the database. */
export function unpackFiles(dataDir: string): void {
  const database = new Database(`${dataDir}/parley.db`);
  try {
    const table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attachment_file'";
    // A backup from before there were attachments.
    if (database.prepare(table).get() === undefined) return;
    const next = database.prepare('SELECT min(key) AS key FROM attachment_file WHERE key > ?');
    const pieces = database.prepare('SELECT data FROM attachment_file WHERE key = ? ORDER BY part');
    const keyAfter = (key: string) => (next.get(key) as { key: string | null }).key;
    for (let key = keyAfter(''); key !== null; key = keyAfter(key)) {
      if (!isId('attachment', key))
        throw new Error(`The backup holds a file of a name that Parley never gives: ${key}`);
      write(placeOf(attachmentsDir(dataDir), key), pieces.iterate(key) as Iterable<{ data: Buffer }>);
    }
    database.exec('DROP TABLE attachment_file');
    database.exec('VACUUM');
  } finally {
    database.close();
  }
}

function write(path: string, pieces: Iterable<{ data: Buffer }>): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'wx', 0o600);
  try {
    for (const { data } of pieces) writeSync(file, data);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
