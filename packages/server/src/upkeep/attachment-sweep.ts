/**
 * Removes files that nobody needs: those that no message took along within a day, and those of messages that were
 * deleted. A bounded number at a time; every process may do it, for doing it twice changes nothing.
 */
import type { Logger } from 'pino';
import type { CommitQueue } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import type { Uploads } from '../files/uploads.js';
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

export class AttachmentSweep {
  readonly #options: AttachmentSweepOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(options: AttachmentSweepOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** Waits for the batch in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Removes all whose time has come. Never throws: what goes wrong is logged, and tried again with the next look. */
  look(): Promise<void> {
    this.#running ??= this.#sweep()
      .catch((err) => this.#options.log.error({ err }, 'attachments were not swept'))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #sweep(): Promise<void> {
    const { db, commit, uploads, now } = this.#options;
    const at = new Date(now().getTime() - MARGIN_MS).toISOString();
    for (let found = BATCH; found === BATCH && !this.#stopped; ) {
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
