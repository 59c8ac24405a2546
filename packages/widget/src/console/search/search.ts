/**
 * The search of the inbox: a field, and what was found under it. It asks by event and shows what it is given; it must never load.
 */
import type { SearchHit } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SearchState } from '../../client/inbox-search.js';
import '../../elements/button/button.js';
import '../../elements/skeleton/skeleton.js';
import { ParleyConversationOpenEvent } from '../../events/conversation-open.js';
import { ParleySearchEvent } from '../../events/search.js';
import { ParleySearchMoreEvent } from '../../events/search-more.js';
import { searchIcon } from '../../internal/icons.js';
import { msg, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { marked, readable } from '../../internal/marked.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { contactLabel } from '../contact-label.js';
import { loadErrorWords } from '../error-words.js';
import { ParleyOverlayCloseEvent } from '../events/overlay-close.js';
import { conversationHref } from '../hash-route.js';
import { conversationLink } from '../link-click.js';
import { fullTime, rowTime } from '../row-time.js';
import { searchStyles } from './search.styles.js';

/**
 * @summary Finds conversations by what was said, by whom, by tag and by page. Arrows move, Enter opens, Escape ends it.
 * @event {ParleySearchEvent} parley-search - Something else is looked for.
 * @event {ParleySearchMoreEvent} parley-search-more - More are wanted.
 * @event {ParleyConversationOpenEvent} parley-conversation-open - A hit was chosen.
 * @event {ParleyOverlayCloseEvent} parley-overlay-close - The search is over.
 */
export class ParleySearch extends ParleyElement {
  static override styles = [resetStyles, searchStyles];

  @query('input') private input!: HTMLInputElement;

  /** The hit that was followed last: one conversation may have many. */
  private opened: HTMLElement | null = null;

  @property({ attribute: false }) search: SearchState | null = null;

  /** The conversation that is open. */
  @property() selected: string | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    this.start();
  }

  /** Puts the caret into the field, with what stands there chosen. */
  start() {
    this.input.focus();
    this.input.select();
  }

  /** Puts the focus back on a hit of a conversation, and into the field when there is none. */
  focusHit(conversationId: string | null) {
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('a[data-id]')];
    const known =
      links.find((link) => link === this.opened) ??
      links.find(({ dataset }) => dataset.id === conversationId);
    (known ?? this.input).focus();
  }

  override render() {
    const label = msg('Search conversations', { id: 'search-label' });
    return html`<div class="field">
        ${searchIcon}
        <input
          type="text"
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          maxlength="200"
          aria-label=${label}
          placeholder=${label}
          .value=${this.search?.query ?? ''}
          @input=${() => this.dispatchEvent(new ParleySearchEvent(this.input.value))}
          @keydown=${this.handleKeydown}
        />
      </div>
      <p class="visually-hidden" role="status">${this.status}</p>
      ${this.renderBody()}`;
  }

  private get status(): string {
    const { search } = this;
    if (search?.phase !== 'ready') return '';
    const count = search.hits.length;
    return plural(count, { one: str`${count} found`, other: str`${count} found` }, { id: 'search-count' });
  }

  private renderBody() {
    const { search } = this;
    if (!search || search.phase === 'idle') {
      return html`<p class="note">
        ${msg('Words, names, e-mail addresses, tags and pages are found by how they begin.', { id: 'search-hint' })}
      </p>`;
    }
    if (search.phase === 'failed' && search.error) {
      return html`<div class="failure" role="alert">
        <p>${loadErrorWords(search.error)}</p>
        <parley-button @click=${this.more}>${msg('Try again', { id: 'notice-retry' })}</parley-button>
      </div>`;
    }
    if (search.hits.length === 0 && search.phase === 'searching') {
      return html`<div class="loading"><parley-skeleton shape="rows" count="6"></parley-skeleton></div>`;
    }
    if (search.hits.length === 0) {
      return html`<p class="note">${msg('Nothing was found.', { id: 'search-none' })}</p>`;
    }
    return html`<ul class="hits" @keydown=${this.handleKeydown} @click=${this.handleClick}>
      ${repeat(search.hits, keyOf, (hit) => html`<li>${this.renderHit(hit)}</li>`)}
      ${
        search.next === null
          ? nothing
          : html`<li class="more">
              <parley-button @click=${this.more}>${msg('Show more', { id: 'search-more' })}</parley-button>
            </li>`
      }
    </ul>`;
  }

  private renderHit(hit: SearchHit) {
    const { conversation, message } = hit;
    const at = message?.createdAt ?? conversation.lastAt;
    return html`<a
      href=${conversationHref(conversation.id, message?.id)}
      data-id=${conversation.id}
      data-message=${message?.id ?? nothing}
      aria-current=${conversation.id === this.selected ? 'true' : nothing}
    >
      <span class="name" dir="auto">${contactLabel(conversation)}</span>
      <time datetime=${at} title=${fullTime(at)}>${rowTime(at, Date.now())}</time>
      <span class="words" dir="auto">${marked(message ? readable(hit) : hit)}</span>
    </a>`;
  }

  private more() {
    this.dispatchEvent(new ParleySearchMoreEvent());
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.dispatchEvent(new ParleyOverlayCloseEvent());
      return;
    }
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('a[data-id]')];
    const from = links.indexOf(event.target as HTMLElement);
    if (event.key === 'Enter' && event.target === this.input) {
      links[0]?.click();
      return;
    }
    const to = event.key === 'ArrowDown' ? from + 1 : event.key === 'ArrowUp' ? from - 1 : null;
    if (to === null || event.isComposing) return;
    event.preventDefault();
    if (to < 0) this.input.focus();
    else links[Math.min(to, links.length - 1)]?.focus();
  }

  private handleClick(event: MouseEvent) {
    const link = conversationLink(event);
    if (!link?.dataset.id) return;
    event.preventDefault();
    this.opened = link;
    const { id, message = null } = link.dataset;
    this.dispatchEvent(new ParleyConversationOpenEvent(id, message));
  }
}

/** One conversation may be found by many of its messages. */
function keyOf({ conversation, message, found }: SearchHit): string {
  return message?.id ?? `${found} ${conversation.id}`;
}

define('parley-search', ParleySearch);

declare global {
  interface HTMLElementTagNameMap {
    'parley-search': ParleySearch;
  }
}
