/** What an agent looks for in the inbox, and what was found. */
import type { SearchHit } from '@parley/protocol';
import type { Api } from './api.js';
import { SearchList, type SearchListState } from './search-list.js';

export type SearchState = SearchListState<SearchHit>;

export class InboxSearch extends SearchList<SearchHit> {
  constructor(api: Pick<Api, 'search'>) {
    super((query) => api.search(query));
  }
}
