/**
 * Tells those who moderate a site what changed in its queues, at most a few times a second: of what changed several times the last state
 * is told. Which rows matter, and to whom, is `log/audience`'s to say; what a queue shows is what a moderator could ask for.
 */
import type { ModerationCounts, ModerationItem, ModerationNews } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { EventTable } from '../db/schema.js';
import { queueMatterOf, roomOfQueues } from '../log/audience.js';
import type { SettingsStore } from '../settings/settings-store.js';
import { Gathering } from './gathering.js';

export interface ModerationNewsMeans {
  settings: SettingsStore;
  /** Whether anyone watches in this process. */
  isWatched(room: string): boolean;
  items(ids: string[]): Promise<ModerationItem[]>;
  counts(siteId: string): Promise<ModerationCounts>;
  /** To those in the room who moderate the site, and nobody else. */
  emit(siteId: string, news: ModerationNews): void;
  onError(error: unknown): void;
}

interface Gathered {
  ids: Set<string>;
  people: Set<string>;
  reload: boolean;
}

export class ModerationNewsFeed {
  readonly #means: ModerationNewsMeans;
  readonly #gathering: Gathering<Gathered>;

  constructor(means: ModerationNewsMeans) {
    this.#means = means;
    this.#gathering = new Gathering((gathered) => this.#tell(gathered), means.onError);
  }

  /** Takes in rows of the log, in their order. */
  take(rows: readonly EventTable[]): void {
    for (const row of rows) {
      if (row.site_id === null || !this.#means.isWatched(roomOfQueues(row.site_id))) continue;
      const matter = queueMatterOf(row);
      if (matter === null) continue;
      const known = this.#gathering.at(row.site_id, () => ({
        ...{ ids: new Set(), people: new Set(), reload: false },
      }));
      if (matter === 'message') known.ids.add(row.subject_id);
      else if (matter === 'person') known.people.add(row.subject_id);
      else known.reload = true;
    }
  }

  stop(): Promise<void> {
    return this.#gathering.stop();
  }

  async #tell(gathered: ReadonlyMap<string, Gathered>): Promise<void> {
    for (const [siteId, { ids, people, reload }] of gathered) {
      const site = this.#means.settings.siteById(siteId);
      if (site === undefined) continue;
      const told = [...ids].slice(-LIMITS.moderationNews);
      const toldPeople = [...people].slice(-LIMITS.moderationNews);
      const changed = await this.#means.items(told);
      const there = new Set(changed.map(({ message }) => message.id));
      this.#means.emit(siteId, {
        site: site.key,
        changed,
        gone: told.filter((id) => !there.has(id)),
        people: toldPeople,
        counts: await this.#means.counts(siteId),
        reload: reload || ids.size > told.length || people.size > toldPeople.length,
      });
    }
  }
}
