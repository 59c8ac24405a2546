/** Proves that the database stores what it is given. For when it has just failed to: it costs two commits. */
import { randomBytes } from 'node:crypto';
import type { CommitQueue } from './commit-queue.js';

/** More than a full batch of messages needs, and beyond compression: with room for less, the next batch would fail. */
const BYTES = 256 * 1024;
/** A row that is there for a moment, in a table that nobody lists. */
const NAME = 'probe';

/** @throws what the database said */
export async function proveWritable(commits: CommitQueue): Promise<void> {
  const value = randomBytes((BYTES * 3) / 4).toString('base64');
  await commits.commit((tx) =>
    tx.db
      .insertInto('secret')
      .values({ name: NAME, value })
      .onConflict((c) => c.column('name').doUpdateSet({ value }))
      .execute(),
  );
  await commits.commit((tx) => tx.db.deleteFrom('secret').where('name', '=', NAME).execute());
}
