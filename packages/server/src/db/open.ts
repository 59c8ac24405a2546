/** Opens the store of an installation. The only file that knows which database it is. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { CommitQueue } from './commit-queue.js';
import { migrate } from './migrations/index.js';
import type { Tables } from './schema.js';
import { lockForServing, openSqlite } from './sqlite.js';

export interface Store {
  /** For reading what is committed. It cannot write. */
  db: Kysely<Tables>;
  /** The one way to write. */
  commits: CommitQueue;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The data directory; made when absent. */
  dataDir: string;
  /** Whether this process serves: then no other may serve from the same directory. */
  serve: boolean;
  /** Called after each commit that appended to the log. */
  onCommit?: () => void;
}

/** @throws Error when the directory cannot be used, is being served by another process, or is newer than this code. */
export async function openStore(options: OpenOptions): Promise<Store> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const release = options.serve ? lockForServing(join(options.dataDir, 'serve.lock')) : () => {};
  const { reader, writer } = openSqlite(join(options.dataDir, 'parley.db'));
  const closeAll = async () => {
    await reader.destroy();
    await writer.destroy();
    release();
  };
  try {
    await migrate(writer);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const commits = new CommitQueue(writer, options.onCommit ?? (() => {}));
  return {
    db: reader,
    commits,
    close: async () => {
      await commits.close();
      await closeAll();
    },
  };
}
