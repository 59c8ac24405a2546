/** How a command ends badly: one clear sentence, no stack, exit code 1, or 4 when the database is newer than this code. */
import { NewerDatabaseError } from '../db/migrations/index.js';

export function fail(error: unknown): never {
  console.error(`parley: ${explain(error)}`);
  process.exit(error instanceof NewerDatabaseError ? 4 : 1);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ?? 'the data directory';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `No permission to write to ${where}. Choose another directory with --data, or change its owner.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${where} cannot be used as a directory: a file is in the way. Choose another with --data.`;
    case 'ENOSPC':
      return 'The disk is full.';
    case 'SQLITE_CANTOPEN':
      return 'The database in the data directory cannot be opened. Does it exist, and may this user write there?';
    default:
      return error.message;
  }
}
