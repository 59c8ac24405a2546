/** What is on the screen while somebody moderates. */
import type {
  ContactHistory,
  ModerationCounts,
  ModerationDecisionInput,
  TopicMessage,
} from '@parley/protocol';
import type { ApiError } from './api-error.js';
import type { Mark, ShownQueue } from './moderation-queue.js';

export type Decision = Exclude<ModerationDecisionInput['decision'], 'undo'>;

/** What has just been done, for words. */
export interface ModerationDeed {
  what: Decision | Mark | 'undo' | 'ban' | 'mute' | 'lift';
  count: number;
  /** How many were left as they are: gone, or somebody was faster. */
  left: number;
  /** Why it was not done. */
  error: ApiError | null;
}

export interface ModeratedPerson {
  id: string;
  phase: 'loading' | 'ready' | 'failed';
  history: ContactHistory | null;
  error: ApiError | null;
}

export interface ModerationState extends ShownQueue {
  site: string;
  phase: 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  more: boolean;
  loadingMore: boolean;
  counts: ModerationCounts | null;
  /** What messages in the list answer, by id, as far as anybody can read it. */
  parents: ReadonlyMap<string, TopicMessage>;
  person: ModeratedPerson | null;
  deed: ModerationDeed | null;
  undoable: boolean;
}

export const NEW_MODERATION: ModerationState = {
  ...{ site: '', queue: 'pending', phase: 'loading', error: null, items: [], more: false },
  settled: new Set(),
  ...{ loadingMore: false, counts: null, parents: new Map(), person: null, deed: null, undoable: false },
};
