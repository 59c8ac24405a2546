/** What is around the list of the inbox: the view that it shows, the others, and the search. */
import type { Colleague, ConversationCounts } from '@parley/protocol';
import type { SearchState } from '../../client/inbox-search.js';
import type { Team } from '../views/view-label.js';
import type { BulkView } from '../workspace/bulk-controller.js';

export interface InboxRoom {
  /** Empty while nobody knows which. */
  view: string;
  teams: readonly Team[];
  /** Null while nobody knows. */
  counts: ConversationCounts | null;
  /** Whether the search stands in the list's place. */
  searching: boolean;
  search: SearchState;
  /** Those whose work it may be. */
  agents: readonly Colleague[];
  /** Conversations with notes that call who looks. */
  calls: ReadonlySet<string>;
  /** What is decided about together. */
  bulk: BulkView;
}
