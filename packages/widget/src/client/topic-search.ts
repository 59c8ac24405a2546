/** What somebody looks for in discussions, and what was found. Nobody is asked who they are. */
import type { TopicSearchHit, TopicSearchPage } from '@parley/protocol';
import type { Api } from './api.js';
import { SearchList, type SearchListState } from './search-list.js';

export type TopicSearchState = SearchListState<TopicSearchHit>;

export interface TopicSearchOptions {
  api: Pick<Api, 'request'>;
  /** The site's key. */
  site: string;
  /** The topic's key; all of the site's without it. */
  topic?: string;
}

export class TopicSearch extends SearchList<TopicSearchHit> {
  constructor({ api, ...scope }: TopicSearchOptions) {
    super((query) =>
      api.request<TopicSearchPage>('/v1/topic-search', {
        query: { ...scope, ...query },
        authenticated: false,
      }),
    );
  }
}
