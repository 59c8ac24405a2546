/**
 * Loaded into the server's process before the server (`node --import`), so that the world around it can be changed
 * without a back door in it: what time it is, and how large its database may become. When the process that started it
 * is gone, it stops. Must do nothing until it is told to.
 */
import Database from 'better-sqlite3';

export interface Lever {
  /** Milliseconds by which the clock is wrong from now on. */
  clock?: number;
  /** `full`: SQLite gets no further page. `free`: as many as it wants. */
  disk?: 'full' | 'free';
}

const TRUE_DATE = Date;
const MOST_PAGES = 2 ** 31;
let offset = 0;

class ShiftedDate extends TRUE_DATE {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(TRUE_DATE.now() + offset);
    else super(...given);
  }

  static override now(): number {
    return TRUE_DATE.now() + offset;
  }
}

const databases = new Set<Database.Database>();

/** Every database is set up by pragmas when it is opened: that is where we meet it. */
function meetDatabases(): void {
  const { pragma } = Database.prototype;
  Database.prototype.pragma = function (this: Database.Database, ...given: Parameters<typeof pragma>) {
    databases.add(this);
    return pragma.apply(this, given);
  };
}

function pull({ clock, disk }: Lever): void {
  if (clock !== undefined) {
    offset = clock;
    globalThis.Date = ShiftedDate as DateConstructor;
  }
  if (disk === undefined) return;
  for (const database of databases) {
    if (!database.open) continue;
    // The limit is never below what is there.
    database.pragma(`max_page_count = ${disk === 'full' ? 1 : MOST_PAGES}`);
  }
}

meetDatabases();
process.on('message', pull);
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening must not keep alive a server that has stopped by itself.
process.channel?.unref();
