/**
 * Removes visitors met by messages that speak first, once no question about them can reach back so far. A bounded number at a
 * time; every process may do it.
 */
import { LIMITS } from '@parley/protocol';
import type { Logger } from 'pino';
import type { CommitQueue } from '../db/commit-queue.js';
import { RegularLook } from '../regular-look.js';
import { deleteOldEncounters } from '../store/encounters.js';

const LOOK_MS = 3600_000;
const BATCH = 500;
const DAY_MS = 86_400_000;

export interface EncounterSweepOptions {
  commit: CommitQueue['commit'];
  now: () => Date;
  log: Logger;
}

export class EncounterSweep extends RegularLook {
  readonly #options: EncounterSweepOptions;

  constructor(options: EncounterSweepOptions) {
    super({
      everyMs: LOOK_MS,
      work: (isStopped) => this.#sweep(isStopped),
      log: options.log,
      failure: 'visitors of long ago were not forgotten',
    });
    this.#options = options;
  }

  async #sweep(isStopped: () => boolean): Promise<void> {
    const { commit, now } = this.#options;
    const before = new Date(now().getTime() - LIMITS.insightsDays * DAY_MS).toISOString();
    for (let gone = BATCH; gone === BATCH && !isStopped(); ) {
      gone = await commit((tx) => deleteOldEncounters(tx.db, { before, limit: BATCH }));
    }
  }
}
