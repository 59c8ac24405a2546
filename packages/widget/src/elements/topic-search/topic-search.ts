/**
 * A search in discussions: a field, and below it what was found, with where it stands. It asks by event and shows what it is given;
 * it must never load.
 */
import type { TopicSearchHit } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TopicSearchState } from '../../client/topic-search.js';
import { ParleySearchEvent } from '../../events/search.js';
import { ParleySearchCloseEvent } from '../../events/search-close.js';
import { ParleySearchMoreEvent } from '../../events/search-more.js';
import { ParleyTopicHitEvent } from '../../events/topic-hit.js';
import { formatAgo, formatFully } from '../../internal/ago.js';
import { closeIcon, searchIcon } from '../../internal/icons.js';
import { formatLocale, msg, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../button/button.js';
import { marked } from '../../internal/marked.js';
import '../skeleton/skeleton.js';
import { topicSearchStyles } from './topic-search.styles.js';

/**
 * @summary Finds messages of discussions. Arrows move, Enter goes to a message, Escape ends the search.
 * @event {ParleySearchEvent} parley-search - Something else is looked for.
 * @event {ParleySearchMoreEvent} parley-search-more - More are wanted, or the same again.
 * @event {ParleyTopicHitEvent} parley-topic-hit - A message was chosen; prevented, its address is not followed.
 * @event {ParleySearchCloseEvent} parley-search-close - The search is over.
 */
export class ParleyTopicSearch extends ParleyElement {
  static override styles = [resetStyles, topicSearchStyles];

  @query('input') private input!: HTMLInputElement;

  @property({ attribute: false }) search!: TopicSearchState;

  /** Where a message is. */
  @property({ attribute: false }) addressOf: (hit: TopicSearchHit) => string = () => '';

  /** Whether it can be closed, which Escape does as well. */
  @property({ type: Boolean }) closable = false;

  /** Whether what is found may be in several discussions, which are then named. */
  @property({ type: Boolean }) everywhere = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Puts the caret into the field. */
  override focus(options?: FocusOptions) {
    this.input?.focus(options);
  }

  override render() {
    const label = msg('Search what was said', { id: 'finding-label' });
    return html`<div role="search" @keydown=${this.handleKeydown}>
      <div class="field">
        ${searchIcon}
        <input
          type="text"
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          dir="auto"
          maxlength="200"
          aria-label=${label}
          placeholder=${label}
          .value=${this.search.query}
          @input=${() => this.dispatchEvent(new ParleySearchEvent(this.input.value))}
        />
        ${
          this.closable
            ? html`<button
                type="button"
                class="close"
                aria-label=${msg('Close the search', { id: 'finding-close' })}
                @click=${this.close}
              >
                ${closeIcon}
              </button>`
            : nothing
        }
      </div>
      <p class="visually-hidden" role="status">${this.status}</p>
      ${this.renderFound()}
    </div>`;
  }

  private get status(): string {
    const { phase, hits } = this.search;
    if (phase !== 'ready') return '';
    const count = new Intl.NumberFormat(formatLocale()).format(hits.length);
    return plural(
      hits.length,
      { one: str`${count} found`, other: str`${count} found` },
      { id: 'finding-count' },
    );
  }

  private renderFound() {
    const { phase, hits, next, error } = this.search;
    if (phase === 'idle') return nothing;
    if (phase === 'failed') {
      return html`<p class="note" role="alert">
        ${
          error?.code === 'rate_limited'
            ? msg('That was a lot at once. Please try again in a minute.', { id: 'finding-limited' })
            : msg('The search did not work.', { id: 'finding-failed' })
        }
        <parley-button @click=${this.more}>${msg('Try again', { id: 'notice-retry' })}</parley-button>
      </p>`;
    }
    if (hits.length === 0) {
      return phase === 'searching'
        ? html`<parley-skeleton shape="rows" count="2"></parley-skeleton>`
        : html`<p class="note">${msg('Nothing was found.', { id: 'finding-none' })}</p>`;
    }
    return html`<ul aria-busy=${phase === 'searching' ? 'true' : 'false'}>
        ${repeat(
          hits,
          ({ message }) => message.id,
          (hit) => html`<li>${this.renderHit(hit)}</li>`,
        )}
      </ul>
      ${
        next === null
          ? nothing
          : html`<p class="note">
              <parley-button ?disabled=${phase === 'searching'} @click=${this.more}
                >${msg('Show more', { id: 'finding-more' })}</parley-button
              >
            </p>`
      }`;
  }

  private renderHit(hit: TopicSearchHit) {
    const { author, createdAt } = hit.message;
    const name =
      author?.name ??
      (author?.type === 'contact'
        ? msg('Anonymous', { id: 'finding-nobody' })
        : msg('Team', { id: 'list-team' }));
    return html`<a href=${this.addressOf(hit)} @click=${(event: MouseEvent) => this.handleClick(event, hit)}>
      <span class="name" dir="auto">${name}</span>
      <time datetime=${createdAt} title=${formatFully(createdAt)}>${formatAgo(createdAt, Date.now())}</time>
      ${this.everywhere ? html`<span class="topic" dir="auto">${hit.topic.title || hit.topic.key}</span>` : nothing}
      <span class="words" dir="auto">${marked(hit)}</span>
    </a>`;
  }

  private close() {
    this.dispatchEvent(new ParleySearchCloseEvent());
  }

  private more() {
    this.dispatchEvent(new ParleySearchMoreEvent());
  }

  private handleClick(event: MouseEvent, hit: TopicSearchHit) {
    // With a modifier the browser opens the address in a new tab or window, as for any link.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.dispatchEvent(new ParleyTopicHitEvent(hit))) event.preventDefault();
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('a')];
    const target = event.composedPath()[0] as HTMLElement;
    if (event.key === 'Escape' && this.closable) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter' && target === this.input) {
      event.preventDefault();
      links[0]?.click();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const to = links.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      if (to < 0) this.input.focus();
      else links[Math.min(to, links.length - 1)]?.focus();
    }
  }
}

define('parley-topic-search', ParleyTopicSearch);

declare global {
  interface HTMLElementTagNameMap {
    'parley-topic-search': ParleyTopicSearch;
  }
}
