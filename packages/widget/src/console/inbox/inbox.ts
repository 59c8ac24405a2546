/**
 * The inbox's column: its head, the list, and every state that is not a list. It shows the inbox's state and must
 * never load: what the agent wants goes out by event.
 */
import type { Agent, Conversation, Site } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ApiError } from '../../client/api-error.js';
import { isNone } from '../../client/inbox-counts.js';
import { isUnread } from '../../client/inbox-rows.js';
import type { InboxState } from '../../client/inbox-store.js';
import type { NotifyKind } from '../../client/notify-choice.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { chevronIcon, gridIcon, searchIcon } from '../../internal/icons.js';
import { msg, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../account-menu/account-menu.js';
import { bulkWords } from '../bulk-bar/bulk-words.js';
import '../conversation-list/conversation-list.js';
import type { ParleyConversationList } from '../conversation-list/conversation-list.js';
import { loadErrorWords } from '../error-words.js';
import { ParleyCommandRunEvent } from '../events/command-run.js';
import { ParleyInboxOlderEvent } from '../events/inbox-older.js';
import { ParleyInboxReloadEvent } from '../events/inbox-reload.js';
import { ParleySearchToggleEvent } from '../events/search-toggle.js';
import type { ParleySearch } from '../search/search.js';
import { SECTIONS, type Section } from '../sections.js';
import { unreadLabel } from '../unread-label.js';
import { viewLabel } from '../views/view-label.js';
import { emptyView } from './empty-view.js';
import { inboxStyles } from './inbox.styles.js';
import type { InboxRoom } from './inbox-room.js';

/** Rows of the skeleton: as many as fit on a usual screen. */
const SHAPES = 12;
const NOBODY: ReadonlySet<string> = new Set();

/**
 * @summary All conversations of the company, with the account of who reads them.
 * @event {ParleyInboxReloadEvent} parley-inbox-reload - Loading failed and should be tried again.
 * @event {ParleyCommandRunEvent} parley-command-run - Something is to be done with what is chosen.
 * @event {ParleySearchToggleEvent} parley-search-toggle - The search is to begin or to end.
 * @event {ParleyInboxOlderEvent} parley-inbox-older - Loading older ones failed and should be tried again.
 */
export class ParleyInbox extends ParleyElement {
  static override styles = [resetStyles, inboxStyles];

  /** What lies over the list, until something of it is chosen. */
  @state() private menu: 'views' | 'places' | null = null;

  @query('parley-search') private search!: ParleySearch | null;
  @query('parley-conversation-list') private list!: ParleyConversationList | null;

  /** The inbox as it is. */
  @property({ attribute: false }) inbox: InboxState | null = null;

  /** Which view it shows, and what can be chosen beside it. */
  @property({ attribute: false }) room: InboxRoom | null = null;

  /** Whether the views are in a menu here, and not in a column of their own. */
  @property({ type: Boolean }) folded = false;

  /** Who is signed in. */
  @property({ attribute: false }) agent: Agent | null = null;

  @property({ attribute: false }) sites: readonly Site[] = [];

  /** The places beside the inbox. */
  @property({ attribute: false }) sections: readonly Section[] = SECTIONS;

  /** Origin of the server. */
  @property() server = '';

  /** Whether what to do about an empty inbox is said elsewhere, where there is more room. */
  @property({ type: Boolean }) brief = false;

  /** The conversation that is open. */
  @property() selected: string | null = null;

  /** Whether the agent said that they are away; null while that is not known. */
  @property({ attribute: false }) away: boolean | null = null;
  /** Why that is not known, or was not changed. */
  @property({ attribute: false }) trouble: ApiError | null = null;

  /** Of which messages the desktop tells. */
  @property({ attribute: false }) notify: ReadonlySet<NotifyKind> = new Set();

  /** Whether signing out is on its way. */
  @property({ type: Boolean }) leaving = false;

  /** Whether the last sign-out failed. */
  @property({ type: Boolean, attribute: 'leave-failed' }) leaveFailed = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.handleOutside);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.handleOutside);
  }

  /** Moves the focus by so many rows. */
  move(by: number) {
    this.list?.move(by);
  }

  /** Chooses the row where the keyboard is, or lets it go. */
  chooseActive() {
    this.list?.chooseActive();
  }

  /** Puts the focus on the row of a conversation. */
  async focusRow(id: string | null): Promise<void> {
    if (this.room?.searching) this.search?.focusHit(id);
    else await this.list?.focusRow(id);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('room') && changed.get('room')?.view !== this.room?.view) this.menu = null;
  }

  protected override updated() {
    const { inbox } = this;
    if (this.isChoosing) import('../bulk-bar/bulk-bar.js').catch(() => undefined);
    // What to do about an empty inbox is told once in a company's life: its code comes only then.
    if (inbox?.phase === 'ready' && inbox.rows.length === 0)
      import('../install-help/install-help.js').catch(() => undefined);
  }

  override render() {
    return html`${this.renderBulk()}
      <header ?hidden=${this.isChoosing}>
        <h1>${this.renderTitle()}</h1>
        ${this.renderUnread()}
        ${this.renderSearchButton()}${this.renderPlacesButton()}
        <parley-account-menu
          .agent=${this.agent}
          .away=${this.away}
          .trouble=${this.trouble}
          .notify=${this.notify}
          ?busy=${this.leaving}
          ?failed=${this.leaveFailed}
        ></parley-account-menu>
      </header>
      ${this.renderMenu()}${this.renderBody()}${this.renderDecided()}`;
  }

  private get isChoosing(): boolean {
    return (this.room?.bulk.rows.length ?? 0) > 0;
  }

  /** What can be done with what is chosen. */
  private renderBulk() {
    const { rows = [], busy = false } = this.room?.bulk ?? {};
    if (rows.length === 0) return nothing;
    const isEnded = ({ status }: Conversation) => status === 'resolved' || status === 'spam';
    return html`<parley-bulk-bar
      count=${rows.length}
      ?ended=${rows.every(isEnded)}
      ?busy=${busy}
    ></parley-bulk-bar>`;
  }

  /** How many are chosen and what was decided about them, read out; and how to take it back. */
  private renderDecided() {
    const { rows = [], done = 0, failed = 0, busy = false } = this.room?.bulk ?? {};
    const quiet = busy || done + failed === 0;
    return html`<p class="visually-hidden" role="status">${bulkWords({ chosen: rows.length, done, failed: 0 })}</p>
      ${
        quiet
          ? nothing
          : html`<parley-notice
              class="older"
              kind=${failed > 0 ? 'danger' : 'done'}
              action=${done > 0 ? msg('Undo', { id: 'command-undo' }) : ''}
              @parley-notice-act=${() => this.dispatchEvent(new ParleyCommandRunEvent('undo'))}
              >${bulkWords({ chosen: 0, done, failed })}</parley-notice
            >`
      }`;
  }

  private renderTitle() {
    const { room } = this;
    const title = room?.view ? viewLabel(room.view, room.teams) : msg('Inbox', { id: 'inbox-title' });
    if (!room || !this.folded) return html`<span class="name" dir="auto">${title}</span>`;
    return html`<button
      class="title"
      aria-expanded=${this.menu === 'views'}
      @click=${() => this.toggleMenu('views')}
    >
      <span class="name" dir="auto">${title}</span>${chevronIcon}
    </button>`;
  }

  private renderPlacesButton() {
    if (!this.room || !this.folded) return nothing;
    const label = msg('More places', { id: 'places-title' });
    return html`<button
      class="places"
      aria-label=${label}
      title=${label}
      aria-expanded=${this.menu === 'places'}
      @click=${() => this.toggleMenu('places')}
    >
      ${gridIcon}
    </button>`;
  }

  private renderMenu() {
    const { room, menu } = this;
    if (!room || !this.folded || !menu) return nothing;
    return html`<div class="menu" @click=${this.closeMenu} @keydown=${this.handleMenuKey}>
      ${
        menu === 'views'
          ? html`<parley-views .counts=${room.counts} .teams=${room.teams} current=${room.view}></parley-views>`
          : html`<parley-place-links .agent=${this.agent} .sections=${this.sections}></parley-place-links>`
      }
    </div>`;
  }

  private toggleMenu(menu: 'views' | 'places') {
    this.menu = this.menu === menu ? null : menu;
  }

  private closeMenu() {
    this.menu = null;
  }

  private handleMenuKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.menu) return;
    event.stopPropagation();
    const button = this.menu === 'views' ? '.title' : '.places';
    this.closeMenu();
    this.renderRoot.querySelector<HTMLElement>(button)?.focus();
  }

  /** A press anywhere else puts it away. */
  private handleOutside = (event: Event) => {
    if (!this.menu) return;
    const own = this.renderRoot.querySelectorAll('.menu, header');
    if (!event.composedPath().some((target) => [...own].includes(target as Element))) this.closeMenu();
  };

  private renderSearchButton() {
    if (!this.room) return nothing;
    const label = msg('Search conversations', { id: 'search-label' });
    return html`<button
      class="find"
      aria-label=${label}
      aria-pressed=${this.room.searching}
      title=${label}
      @click=${() => this.dispatchEvent(new ParleySearchToggleEvent())}
    >
      ${searchIcon}
    </button>`;
  }

  private renderUnread() {
    const { inbox } = this;
    const count = inbox ? unreadLabel(inbox) : '';
    if (!inbox || !count) return nothing;
    const words = plural(
      inbox.rows.filter(isUnread).length,
      { one: str`${count} unread`, other: str`${count} unread` },
      { id: 'inbox-row-unread' },
    );
    return html`<span class="unread" title=${words}
      ><span aria-hidden="true">${count}</span><span class="visually-hidden">${words}</span></span
    >`;
  }

  private renderBody() {
    const { inbox, room } = this;
    if (room?.searching) {
      return html`<parley-search .search=${room.search} .selected=${this.selected}></parley-search>`;
    }
    if (!inbox || inbox.phase === 'loading') {
      return html`<div class="loading">
        <p class="visually-hidden" role="status">${msg('Loading conversations', { id: 'inbox-loading' })}</p>
        <parley-skeleton shape="rows" count=${SHAPES}></parley-skeleton>
      </div>`;
    }
    if (inbox.phase === 'failed' && inbox.error) return this.renderFailure(inbox.error);
    if (inbox.rows.length === 0 && room && !isNone(room.counts)) return emptyView(room.view, room.counts);
    if (inbox.rows.length === 0 && this.brief) {
      return html`<p class="empty">${msg('No conversation yet', { id: 'inbox-empty-title' })}</p>`;
    }
    if (inbox.rows.length === 0) {
      return html`<parley-install-help .sites=${this.sites} server=${this.server}></parley-install-help>`;
    }
    // Each view begins at its top.
    return html`${keyed(
      room?.view,
      html`<parley-conversation-list
        .rows=${inbox.rows}
        ?more=${inbox.older !== 'none'}
        .selected=${this.selected}
        agent=${this.agent?.id ?? ''}
        .agents=${room?.agents ?? []}
        .calls=${room?.calls ?? NOBODY}
        .chosen=${room?.bulk.chosen ?? NOBODY}
      ></parley-conversation-list>`,
    )}
      ${inbox.older === 'failed' ? this.renderOlderFailure() : nothing}`;
  }

  private renderFailure(error: ApiError) {
    return html`<div class="failure" role="alert">
      <p>${loadErrorWords(error)}</p>
      <parley-button @click=${() => this.dispatchEvent(new ParleyInboxReloadEvent())}
        >${msg('Try again', { id: 'notice-retry' })}</parley-button
      >
    </div>`;
  }

  private renderOlderFailure() {
    return html`<parley-notice
      class="older"
      action=${msg('Try again', { id: 'notice-retry' })}
      @parley-notice-act=${() => this.dispatchEvent(new ParleyInboxOlderEvent())}
      >${msg('Older conversations could not be loaded.', { id: 'inbox-older-error' })}</parley-notice
    >`;
  }
}

define('parley-inbox', ParleyInbox);

declare global {
  interface HTMLElementTagNameMap {
    'parley-inbox': ParleyInbox;
  }
}
