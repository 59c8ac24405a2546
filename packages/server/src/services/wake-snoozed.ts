/**
 * Opens snoozed conversations whose time has come. A bounded number at a time; every process may do it: what one has
 * woken, the next finds open.
 */
import type { Logger } from 'pino';
import type { CommitQueue, Tx } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import { RegularLook } from '../regular-look.js';
import { listDueConversations, lockConversationHeads, reopenConversations } from '../store/conversations.js';
import { appendUpdated } from './update-conversation.js';

export interface SnoozeAlarmOptions {
  db: Db;
  commit: CommitQueue['commit'];
  now: () => Date;
  log: Logger;
}

const LOOK_MS = 1000;
const BATCH = 100;

export class SnoozeAlarm extends RegularLook {
  readonly #options: SnoozeAlarmOptions;

  constructor(options: SnoozeAlarmOptions) {
    super({
      everyMs: LOOK_MS,
      work: (isStopped) => this.#wake(isStopped),
      log: options.log,
      failure: 'snoozed conversations were not woken',
    });
    this.#options = options;
  }

  async #wake(isStopped: () => boolean): Promise<void> {
    const { db, commit, now } = this.#options;
    for (let found = BATCH; found === BATCH && !isStopped(); ) {
      const at = now().toISOString();
      const ids = await listDueConversations(db, { now: at, limit: BATCH });
      if (ids.length > 0) await commit((tx) => this.#wakeDue(tx, { ids, at }));
      found = ids.length;
    }
  }

  /** What somebody opened or put off anew meanwhile is left alone. */
  async #wakeDue(tx: Tx, { ids, at }: { ids: string[]; at: string }): Promise<void> {
    const heads = await lockConversationHeads(tx.db, ids);
    const due = new Set(await listDueConversations(tx.db, { now: at, limit: BATCH }));
    const woken = heads.filter(({ id }) => due.has(id));
    if (woken.length === 0) return;
    await reopenConversations(
      tx.db,
      woken.map(({ id }) => id),
    );
    const ctx = { actor: { type: 'system', id: 'system' } as const, now: this.#options.now };
    // To the customer it was open all the time.
    for (const head of woken)
      appendUpdated(tx, ctx, { head, changed: ['status', 'snoozedUntil'], isHidden: true });
  }
}
