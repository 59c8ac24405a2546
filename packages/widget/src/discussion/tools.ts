/** What stands beside the heading: the ways to search a discussion and to follow it. What they need is loaded when somebody goes there. */
import type { Topic } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { DiscussionStore } from '../client/discussion-store.js';
import '../elements/button/button.js';
import { msg } from '../internal/localize.js';

export interface ToolsInput {
  store: DiscussionStore | undefined;
  topic: Topic | null;
  /** Goes to a message. */
  go: (id: string) => void;
}

export function renderTools({ store, topic, go }: ToolsInput) {
  if (!store || !topic) return nothing;
  const { site, key } = topic;
  return html`${
    topic.messages > 0
      ? tool('find', msg('Search', { id: 'find-open' }), async (opener) => {
          const { openSearch } = await import('./search/open-search.js');
          return openSearch({ opener, go, api: store.person.api, site, topic: key });
        })
      : nothing
  }${
    topic.rules.follow
      ? tool('follow', msg('Follow', { id: 'follow-open' }), async (opener) => {
          const { openFollow } = await import('./follow-dialog/open-follow.js');
          openFollow(opener, store);
        })
      : nothing
  }`;
}

function tool(name: string, words: string, open: (opener: HTMLElement) => Promise<void>) {
  return html`<parley-button
    class=${name}
    variant="quiet"
    @click=${({ currentTarget }: Event) => {
      // What did not load is tried again by the next click.
      open(currentTarget as HTMLElement).catch(() => undefined);
    }}
    >${words}</parley-button
  >`;
}
