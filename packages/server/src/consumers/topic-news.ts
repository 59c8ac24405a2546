/**
 * Tells those who watch a topic what changed in it, at most a few times a second and only so much at a time, however many vote and
 * write: of what changed several times the last state is told. It reads what anyone may read and nothing else.
 */
import type { TopicNews } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Db, EventTable } from '../db/schema.js';
import { isPublicMatter, roomOfTopic } from '../log/audience.js';
import type { SettingsStore } from '../settings/settings-store.js';
import { findShown, toTopicMessage } from '../store/topic-messages.js';
import { findTopics } from '../store/topics.js';

export interface TopicNewsMeans {
  db: Db;
  settings: SettingsStore;
  /** Whether anyone watches in this process. */
  isWatched(room: string): boolean;
  emit(room: string, news: TopicNews): void;
  onError(error: unknown): void;
}

/** Of these, no reader hears. */
const FOR_MODERATORS: ReadonlySet<string> = new Set(['message.reported', 'message.appealed']);

/** Whether readers have something to read that they had not; whether they may, `findShown` says. */
function comesIntoSight({ type, data }: EventTable): boolean {
  return (
    type === 'message.created' || (type === 'message.approved' && JSON.parse(data ?? '{}').fresh === true)
  );
}

/** How long changes are gathered. */
const GATHER_MS = 200;

interface Gathered {
  ids: Set<string>;
  /** Those that came into sight. */
  fresh: Set<string>;
  reload: boolean;
}

export class TopicNewsFeed {
  readonly #means: TopicNewsMeans;
  readonly #gathered = new Map<string, Gathered>();
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();

  constructor(means: TopicNewsMeans) {
    this.#means = means;
  }

  /** Takes in rows of the log, in their order. */
  take(rows: readonly EventTable[]): void {
    for (const row of rows) {
      if (row.conversation_id === null || !isPublicMatter(row)) continue;
      const known = this.#gathered.get(row.conversation_id) ?? {
        ...{ ids: new Set(), fresh: new Set(), reload: false },
      };
      if (row.type === 'topic.updated') known.reload = true;
      else if (row.type.startsWith('message.') && !FOR_MODERATORS.has(row.type))
        known.ids.add(row.subject_id);
      if (comesIntoSight(row)) known.fresh.add(row.subject_id);
      this.#gathered.set(row.conversation_id, known);
    }
    if (this.#gathered.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#telling = this.#tell().catch((error: unknown) => this.#means.onError(error));
    }, GATHER_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#telling;
  }

  async #tell(): Promise<void> {
    const { db, settings, isWatched, emit } = this.#means;
    const gathered = new Map(this.#gathered);
    this.#gathered.clear();
    for (const topic of await findTopics(db, [...gathered.keys()])) {
      const site = settings.siteById(topic.site_id);
      const { ids, fresh, reload } = gathered.get(topic.id) ?? {
        ...{ ids: new Set<string>(), fresh: new Set<string>(), reload: true },
      };
      const room = roomOfTopic(topic.site_id, topic.key);
      if (site === undefined || !isWatched(room)) continue;
      const told = [...ids].slice(-LIMITS.topicNews);
      const shown = await findShown(db, told);
      const view = { topic, teams: settings.current.teams };
      emit(room, {
        site: site.key,
        topic: topic.key,
        revision: topic.revision,
        messages: topic.messages,
        changed: [...shown.values()].map((row) => toTopicMessage(row, view)),
        fresh: told.filter((id) => fresh.has(id) && shown.has(id)),
        gone: told.filter((id) => !shown.has(id)),
        reload: reload || ids.size > told.length,
      });
    }
  }
}
