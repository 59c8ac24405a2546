/** What a discussion shows beside its messages: the states in which there are none, and what limits it. */
import type { TopicSort } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { DiscussionState } from '../client/discussion-state.js';
import '../elements/button/button.js';
import '../elements/notice/notice.js';
import '../elements/skeleton/skeleton.js';
import { lockIcon } from '../internal/icons.js';
import { formatLocale, msg, plural, str } from '../internal/localize.js';

export function renderLoading() {
  return html`<div class="loading" role="status">
    <span class="visually-hidden">${msg('Loading the discussion', { id: 'topic-loading' })}</span>
    <parley-skeleton shape="rows" count="3"></parley-skeleton>
  </div>`;
}

export function renderFailure({ error }: DiscussionState, retry: () => void) {
  const lasting =
    error && ['origin_forbidden', 'forbidden', 'not_found', 'invalid_input'].includes(error.code);
  return html`<parley-notice
    kind="danger"
    action=${lasting ? '' : msg('Try again', { id: 'notice-retry' })}
    @parley-notice-act=${retry}
    >${
      lasting
        ? msg('The discussion is not enabled for this page.', { id: 'topic-error-forbidden' })
        : msg('The discussion could not be loaded.', { id: 'topic-error' })
    }</parley-notice
  >`;
}

/** Why nothing can be written here; nothing when it can. */
export function renderClosed({ topic, identityRequired }: DiscussionState) {
  if (topic?.locked) {
    return html`<p class="closed">
      ${lockIcon}${msg('This discussion is locked. Nobody can add to it.', { id: 'topic-locked' })}
    </p>`;
  }
  return identityRequired
    ? html`<p class="closed">
        ${lockIcon}${msg('Please sign in on this site to take part.', { id: 'topic-identity' })}
      </p>`
    : undefined;
}

export function renderOffline({ offline }: DiscussionState) {
  return offline
    ? html`<parley-notice kind="offline"
        >${msg('You are offline. What you write is sent once the connection is back.', {
          id: 'topic-offline',
        })}</parley-notice
      >`
    : nothing;
}

export function renderEmpty({ topic }: DiscussionState) {
  return html`<p class="empty">
    ${
      topic?.format === 'questions'
        ? msg('Nobody has asked anything yet. Be the first.', { id: 'topic-empty-questions' })
        : msg('Nobody has said anything yet. Be the first.', { id: 'topic-empty' })
    }
  </p>`;
}

export function renderSort(sort: TopicSort, choose: (event: Event) => void) {
  const words = {
    newest: msg('Newest first', { id: 'sort-newest' }),
    oldest: msg('Oldest first', { id: 'sort-oldest' }),
    top: msg('Top', { id: 'sort-top' }),
  };
  const option = (value: TopicSort) =>
    html`<option value=${value} ?selected=${sort === value}>${words[value]}</option>`;
  return html`<select aria-label=${msg('Sort by', { id: 'sort-label' })} .value=${sort} @change=${choose}>
    ${option('newest')}${option('oldest')}${option('top')}
  </select>`;
}

export function renderMore({ more }: DiscussionState, load: () => void) {
  if (more === 'none') return nothing;
  return html`<div class="more">
    <parley-button ?disabled=${more === 'loading'} @click=${load}
      >${msg('Load more', { id: 'topic-more' })}</parley-button
    >
    ${more === 'failed' ? renderMoreFailed() : nothing}
  </div>`;
}

export function renderMoreFailed() {
  return html`<p class="more-failed" role="alert">
    ${msg('More could not be loaded.', { id: 'topic-more-error' })}
  </p>`;
}

const number = (value: number) => new Intl.NumberFormat(formatLocale()).format(value);

export function countWords(value: number): string {
  const count = number(value);
  return plural(value, { one: str`${count} comment`, other: str`${count} comments` }, { id: 'topic-count' });
}

export function freshWords(value: number): string {
  const count = number(value);
  return plural(value, { one: str`Show ${count} new`, other: str`Show ${count} new` }, { id: 'topic-fresh' });
}

export function repliesWords(value: number): string {
  const count = number(value);
  return plural(
    value,
    { one: str`Show ${count} more reply`, other: str`Show ${count} more replies` },
    { id: 'topic-replies' },
  );
}
