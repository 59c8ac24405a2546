/**
 * A backup is one file: SQLite's own online copy of the database, made while others write, with the settings and the files
 * of messages put into it. `restore.ts` makes a fresh directory from it.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Settings } from '../settings/settings-schema.js';
import { packFiles } from './backup-files.js';

export interface BackupArgs {
  file: string;
  settings: Settings;
  /** Whether attachments lie in the data directory; those in a bucket stay there. */
  withFiles: boolean;
  /** Called after each step; what it throws ends the backup. */
  onProgress: (done: number, total: number) => void;
}

/** How the file is called until it is whole. */
export const UNFINISHED = '.unfinished';

/**
 * Writes `file` whole or not at all, for its owner's eyes only.
 * @throws Error when the file is already there
 */
export async function backUp(dataDir: string, args: BackupArgs): Promise<void> {
  const { file, settings, withFiles, onProgress } = args;
  if (existsSync(file)) throw new Error(`${file} is already there. Name another file.`);
  const unfinished = `${file}${UNFINISHED}`;
  clear(unfinished);
  const source = new Database(join(dataDir, 'parley.db'), { readonly: true });
  try {
    closeSync(openSync(unfinished, 'wx', 0o600));
    // One snapshot for all steps. Without it, each commit of the server would make SQLite begin again at the first page.
    source.exec('BEGIN');
    source.prepare('SELECT 1 FROM sqlite_master').get();
    await source.backup(unfinished, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
    putSettings(unfinished, settings);
    if (withFiles) packFiles(unfinished, dataDir, () => onProgress(1, 1));
    renameSync(unfinished, file);
    syncDirectory(dirname(file));
  } finally {
    source.close();
    clear(unfinished);
  }
}

/** Also what SQLite keeps beside a file: a journal that is left there would be played back into the next. */
function clear(file: string): void {
  for (const beside of ['', '-journal', '-wal', '-shm']) rmSync(file + beside, { force: true });
}

/** A megabyte with SQLite's page of 4 KiB: short enough to let writers in between. */
const PAGES_AT_ONCE = 256;

function putSettings(file: string, settings: Settings): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy
    .prepare('INSERT OR REPLACE INTO settings (id, revision, document) VALUES (1, ?, ?)')
    .run(settings.revision, JSON.stringify(settings));
  copy.close();
}

/** The new name is on the disk, too. (Windows does not open directories, and needs no such thing.) */
function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
