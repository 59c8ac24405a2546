/**
 * Loaded into the server's process before the server (`node --import`), so that the world around it can be changed
 * without a back door in it: what time it is, and how large its database may become. Must do nothing until it is told to.
 */
import '@parley/server/testing/clock-lever';
import type { ClockLever } from '@parley/server/testing/clock-lever';
import Database from 'better-sqlite3';

export interface Lever extends ClockLever {
  /** `full`: SQLite gets no further page. `free`: as many as it wants. */
  disk?: 'full' | 'free';
}

const MOST_PAGES = 2 ** 31;
const databases = new Set<Database.Database>();

/** Every database is set up by pragmas when it is opened: that is where we meet it. */
function meetDatabases(): void {
  const { pragma } = Database.prototype;
  Database.prototype.pragma = function (this: Database.Database, ...given: Parameters<typeof pragma>) {
    databases.add(this);
    return pragma.apply(this, given);
  };
}

function pull({ disk }: Lever): void {
  if (disk === undefined) return;
  for (const database of databases) {
    if (!database.open) continue;
    // The limit is never below what is there.
    database.pragma(`max_page_count = ${disk === 'full' ? 1 : MOST_PAGES}`);
  }
}

meetDatabases();
process.on('message', pull);
// As the lever of the clock does: listening must not keep alive a server that has stopped by itself.
process.channel?.unref();
