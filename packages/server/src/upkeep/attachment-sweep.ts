/**
 * Removes files that nobody needs: those that no message took along within a day, and those of messages that were
 * deleted. A bounded number at a time; every process may do it, for doing it twice changes nothing.
 */
import type { Logger } from 'pino';
import type { CommitQueue } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import type { Uploads } from '../files/uploads.js';
import { RegularLook } from '../regular-look.js';
import { deleteAttachments, listExpiredAttachments } from '../store/attachments.js';

export interface AttachmentSweepOptions {
  db: Db;
  commit: CommitQueue['commit'];
  uploads: Uploads;
  now: () => Date;
  log: Logger;
}

const LOOK_MS = 60_000;
const BATCH = 100;
/** Another process whose clock is behind may be about to give one to a message. */
const MARGIN_MS = 5 * 60_000;

export class AttachmentSweep extends RegularLook {
  readonly #options: AttachmentSweepOptions;

  constructor(options: AttachmentSweepOptions) {
    super({
      everyMs: LOOK_MS,
      work: (isStopped) => this.#sweep(isStopped),
      log: options.log,
      failure: 'attachments were not swept',
    });
    this.#options = options;
  }

  async #sweep(isStopped: () => boolean): Promise<void> {
    const { db, commit, uploads, now } = this.#options;
    const at = new Date(now().getTime() - MARGIN_MS).toISOString();
    for (let found = BATCH; found === BATCH && !isStopped(); ) {
      const rows = await listExpiredAttachments(db, { at, limit: BATCH });
      // The bytes first: without its row nobody would know of them.
      for (const row of rows) await uploads.storage.remove(row.storage_key);
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) await commit((tx) => deleteAttachments(tx.db, ids));
      found = rows.length;
    }
    await uploads.tidy(Date.now());
  }
}
