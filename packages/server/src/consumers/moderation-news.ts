/**
 * Tells those who moderate a site what changed in its queues, at most a few times a second: of what changed several times the last state
 * is told. Which rows matter, and to whom, is `log/audience`'s to say; what a queue shows is what a moderator could ask for.
 */
import type { ModerationCounts, ModerationItem, ModerationNews } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { EventTable } from '../db/schema.js';
import { queueMatterOf, roomOfQueues } from '../log/audience.js';
import type { SettingsStore } from '../settings/settings-store.js';

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

/** How long changes are gathered. */
const GATHER_MS = 200;

interface Gathered {
  ids: Set<string>;
  people: Set<string>;
  reload: boolean;
}

export class ModerationNewsFeed {
  readonly #means: ModerationNewsMeans;
  readonly #gathered = new Map<string, Gathered>();
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();

  constructor(means: ModerationNewsMeans) {
    this.#means = means;
  }

  /** Takes in rows of the log, in their order. */
  take(rows: readonly EventTable[]): void {
    for (const row of rows) {
      const matter = queueMatterOf(row);
      if (matter === null || row.site_id === null) continue;
      if (!this.#means.isWatched(roomOfQueues(row.site_id))) continue;
      const known = this.#gathered.get(row.site_id) ?? { ids: new Set(), people: new Set(), reload: false };
      if (matter === 'message') known.ids.add(row.subject_id);
      else if (matter === 'person') known.people.add(row.subject_id);
      else known.reload = true;
      this.#gathered.set(row.site_id, known);
    }
    if (this.#gathered.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#telling = this.#telling
        .then(() => this.#tell())
        .catch((error: unknown) => this.#means.onError(error));
    }, GATHER_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#telling;
  }

  async #tell(): Promise<void> {
    const gathered = new Map(this.#gathered);
    this.#gathered.clear();
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
