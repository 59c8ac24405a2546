/**
 * Tells whether an error says that the database cannot do its work now, whatever it is asked: then nothing is wrong
 * with the command, and it may be sent again as it is. Everything else is a fault of ours.
 */

/** `disk_full`: no room to store. `database_failing`: it is reached and fails, or refuses to write. */
export type Outage = 'database_unreachable' | 'disk_full' | 'database_failing';

/** Codes by their beginnings, the first that fits: SQLite's, PostgreSQL's (Appendix A) and the operating system's. */
const BY_CODE: readonly [RegExp, Outage][] = [
  [/^SQLITE_FULL$|^53100$|^ENOSPC$|^EDQUOT$/, 'disk_full'],
  [/^SQLITE_(IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|BUSY|PROTOCOL)/, 'database_failing'],
  // Read-only (a standby), out of memory, an I/O error, damaged data.
  [/^(25006|53[24]..|58...|XX00[12])$/, 'database_failing'],
  // Connections refused or broken, too many, shutting down, starting up, the database or the right to it gone.
  [/^(08...|28...|3D000|53300|57P0.|25P0[34])$/, 'database_unreachable'],
  [
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/,
    'database_unreachable',
  ],
];

/** pg gives these no code. */
const BY_TEXT =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Postgres connection has been discarded)/;

/** @returns what kind of outage it is; undefined when the database is not to blame */
export function outageOf(error: unknown): Outage | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') {
    const { code } = error;
    const known = BY_CODE.find(([pattern]) => pattern.test(code));
    if (known) return known[1];
  }
  return BY_TEXT.test(error.message) ? 'database_unreachable' : undefined;
}
