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
import { Gathering } from './gathering.js';

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

interface Gathered {
  ids: Set<string>;
  /** Those that came into sight. */
  fresh: Set<string>;
  reload: boolean;
}

const nothingYet = (): Gathered => ({ ids: new Set(), fresh: new Set(), reload: false });

export class TopicNewsFeed {
  readonly #means: TopicNewsMeans;
  readonly #gathering: Gathering<Gathered>;

  constructor(means: TopicNewsMeans) {
    this.#means = means;
    this.#gathering = new Gathering((gathered) => this.#tell(gathered), means.onError);
  }

  /** Takes in rows of the log, in their order. */
  take(rows: readonly EventTable[]): void {
    for (const row of rows) {
      if (row.conversation_id === null || !isPublicMatter(row)) continue;
      const known = this.#gathering.at(row.conversation_id, nothingYet);
      if (row.type === 'topic.updated') known.reload = true;
      else if (row.type.startsWith('message.') && !FOR_MODERATORS.has(row.type))
        known.ids.add(row.subject_id);
      if (comesIntoSight(row)) known.fresh.add(row.subject_id);
    }
  }

  stop(): Promise<void> {
    return this.#gathering.stop();
  }

  async #tell(gathered: ReadonlyMap<string, Gathered>): Promise<void> {
    const { db, settings, isWatched, emit } = this.#means;
    for (const topic of await findTopics(db, [...gathered.keys()])) {
      const site = settings.siteById(topic.site_id);
      const { ids, fresh, reload } = gathered.get(topic.id) ?? nothingYet();
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
