/** What a discussion shows. */
import type { Contact, Topic, TopicSort } from '@parley/protocol';
import type { ApiError } from './api-error.js';
import type { MorePhase, TopicBranchView } from './topic-view.js';

export interface DiscussionState {
  phase: 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  topic: Topic | null;
  sort: TopicSort;
  /** The list is being read anew in another order. */
  sorting: boolean;
  /** The answer first, then what the company put first, then the list. */
  branches: readonly TopicBranchView[];
  more: MorePhase;
  /** How many have come that are not shown yet. */
  fresh: number;
  /** Who is here; null while nobody needed to know. */
  contact: Contact | null;
  /** Only people whom the company vouches for may write here, and nobody vouches for this one yet. */
  identityRequired: boolean;
  offline: boolean;
  /** The message to which a permanent link leads. */
  linked: string | null;
}

export const IDLE_DISCUSSION: DiscussionState = {
  phase: 'loading',
  error: null,
  topic: null,
  sort: 'newest',
  sorting: false,
  branches: [],
  more: 'none',
  fresh: 0,
  contact: null,
  identityRequired: false,
  offline: false,
  linked: null,
};
