/** The way to follow a discussion by e-mail. What asks for the address is loaded when somebody goes it. */
import type { Topic } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { DiscussionStore } from '../client/discussion-store.js';
import '../elements/button/button.js';
import { msg } from '../internal/localize.js';

export function renderFollow(store: DiscussionStore | undefined, topic: Topic | null) {
  if (!store || !topic?.rules.follow) return nothing;
  const open = async ({ currentTarget }: Event) => {
    const { openFollow } = await import('./follow-dialog/open-follow.js');
    openFollow(currentTarget as HTMLElement, store);
  };
  return html`<parley-button
    class="follow"
    variant="quiet"
    @click=${(event: Event) => {
      // What did not load is tried again by the next click.
      open(event).catch(() => undefined);
    }}
    >${msg('Follow', { id: 'follow-open' })}</parley-button
  >`;
}
