/**
 * The private chat as one element. It joins the chat store to what is seen and owns opening, closing and focus; it
 * must never make a visitor known to the server before they write.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ChatStore, IDLE_CHAT } from '../client/chat-store.js';
import type { ConversationState } from '../client/conversation-store.js';
import { Store } from '../client/store.js';
import type { ParleyComposer } from '../elements/composer/composer.js';
import type { ParleyMessageList } from '../elements/message-list/message-list.js';
import '../elements/composer/composer.js';
import '../elements/message-list/message-list.js';
import '../elements/notice/notice.js';
import '../elements/skeleton/skeleton.js';
import { ParleyChatCloseEvent } from '../events/chat-close.js';
import { ParleyChatOpenEvent } from '../events/chat-open.js';
import type { ParleyMessageRetryEvent } from '../events/message-retry.js';
import type { ParleyMessageSendEvent } from '../events/message-send.js';
import { ParleyUnreadChangeEvent } from '../events/unread-change.js';
import { direction, language, msg, speak, updateWhenLocaleChanges } from '../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../internal/parley-element.js';
import { StoreController } from '../internal/store-controller.js';
import { tokenStyles } from '../internal/tokens.styles.js';
import './chat-header.js';
import { renderFailure, renderGreeting, renderLoading } from './chat-parts.js';
import { parleyChatStyles } from './parley-chat.styles.js';
import { VisualViewportController } from './visual-viewport.js';

const NO_CHAT = new Store(IDLE_CHAT);
const NO_CONVERSATION = new Store<ConversationState | null>(null);

/**
 * @summary A private chat between a visitor and the company.
 * @event {ParleyChatOpenEvent} parley-chat-open - The chat was opened.
 * @event {ParleyChatCloseEvent} parley-chat-close - The chat was closed.
 * @event {ParleyUnreadChangeEvent} parley-unread-change - The number of unseen messages changed.
 * @csspart panel - The whole panel.
 * @cssprop --parley-accent - The one colour from which all others follow; also inherited from the page.
 * @cssprop --parley-font - The typeface; `inherit` takes the page's.
 * @cssprop [--parley-layer=1000] - Its `z-index`.
 * @cssprop [--parley-layer-full=2147483000] - Its `z-index` while it is the whole screen of a phone.
 * @cssprop [--parley-offset-block=88px] - Distance from the lower edge.
 * @cssprop [--parley-offset-inline=20px] - Distance from the side.
 */
export class ParleyChat extends ParleyElement {
  static override styles = [resetStyles, tokenStyles, parleyChatStyles];

  private store: ChatStore | undefined;
  private chat = new StoreController(this, NO_CHAT);
  private conversation = new StoreController(this, NO_CONVERSATION);
  private phone = matchMedia('(max-width: 479.98px)');
  private returnFocusTo: HTMLElement | null = null;
  private unread = 0;
  /** Whether a connection was there once. */
  private wasOnline = false;

  @query('.panel') private panel!: HTMLElement;
  @query('parley-composer') private composer!: ParleyComposer | null;
  @query('parley-message-list') private list!: ParleyMessageList | null;

  /** Whether the last message could not be taken, because too many wait. */
  @state() private full = false;

  /** The site's key, e.g. `acme`. */
  @property() site = '';

  /** Origin of the Parley server; the page's own by default. */
  @property() server = '';

  /** Whether the panel is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** `light`, `dark`, or `auto` for the reader's system. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' = 'auto';

  /** BCP 47 tag of the language; the page's, else the site's by default. */
  @property() locale = '';

  /** The side of the page; `end` is the right one where people read from the left. */
  @property({ reflect: true }) position: 'start' | 'end' = 'end';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    new VisualViewportController(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.handleSee);
    this.phone.addEventListener('change', this.handlePhoneChange);
    // Comes back into the page after it was taken out.
    if (this.hasUpdated && !this.store) this.connectStore();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.handleSee);
    this.phone.removeEventListener('change', this.handlePhoneChange);
    this.store?.close();
    this.store = undefined;
  }

  /** The first picture should already be in the reader's language. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await speak(this.wishedLocale);
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('site') || changed.has('server')) this.connectStore();
    if (changed.has('open') && this.open) {
      this.returnFocusTo = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      void this.store?.start();
    }
    this.conversation.use(this.chat.state.conversation ?? NO_CONVERSATION);
    this.wasOnline ||= this.chat.state.connection === 'online';
  }

  protected override updated(changed: PropertyValues<this>) {
    void speak(this.wishedLocale);
    const before = changed.get('open');
    // Undefined is the first picture: a chat that was open when the page loaded must not take the focus from it.
    if (before !== undefined && before !== this.open) this.handleOpenChange();
    this.tellUnread();
  }

  /** Shows the panel and puts the caret where one writes. */
  show() {
    this.open = true;
  }

  /** Hides the panel and gives the focus back. */
  hide() {
    this.open = false;
  }

  override render() {
    const { site, connection } = this.chat.state;
    return html`<section
      part="panel"
      class="panel"
      role="dialog"
      tabindex="-1"
      lang=${language()}
      dir=${direction()}
      aria-label=${site?.texts.title || msg('Chat', { id: 'chat-label' })}
      aria-modal=${this.phone.matches ? 'true' : nothing}
      ?inert=${!this.open}
      @keydown=${this.handleKeydown}
      @parley-chat-close=${this.handleCloseRequest}
    >
      <parley-chat-header
        .site=${site}
        .connection=${connection}
        ?reconnecting=${this.wasOnline}
      ></parley-chat-header>
      <div class="body">${this.renderBody()}</div>
    </section>`;
  }

  private renderBody() {
    const { phase, error, site } = this.chat.state;
    const conversation = this.conversation.state;
    const failure = phase === 'failed' ? error : conversation?.phase === 'failed' ? conversation.error : null;
    if (failure) return renderFailure(failure, this.handleRestart);
    const loading = phase !== 'ready' || conversation?.phase === 'loading';
    return html`${
      loading
        ? renderLoading()
        : html`<parley-message-list
            .messages=${conversation?.messages ?? []}
            .older=${conversation?.older ?? 'none'}
            .unnamed=${site?.name ?? ''}
            @parley-history-load=${() => void this.chat.state.conversation?.loadOlder()}
            @parley-message-retry=${this.handleRetry}
            @parley-messages-see=${this.handleSee}
            >${renderGreeting(site)}</parley-message-list
          >`
    }
      <footer>
        ${this.renderNotice()}
        <parley-composer @parley-message-send=${this.handleSend}></parley-composer>
      </footer>`;
  }

  private renderNotice() {
    if (this.full) {
      return html`<parley-notice kind="danger"
        >${msg('Too many messages are waiting. Please wait until they are sent.', { id: 'chat-outbox-full' })}</parley-notice
      >`;
    }
    if (this.chat.state.connection === 'offline') {
      return html`<parley-notice kind="offline"
        >${msg('You are offline. Your messages go out when the connection is back.', { id: 'chat-offline' })}</parley-notice
      >`;
    }
    return nothing;
  }

  private get wishedLocale(): string {
    return this.locale || document.documentElement.lang || this.chat.state.site?.locale || 'en';
  }

  private connectStore() {
    this.store?.close();
    if (!this.site) return;
    const server = new URL(this.server || '/', document.baseURI).origin;
    this.store = new ChatStore({ server, site: this.site });
    this.chat.use(this.store);
    if (this.open || this.store.known) void this.store.start();
  }

  private handleOpenChange() {
    if (this.open) {
      // On a phone the caret would bring up the keyboard over what one came to read.
      const target = matchMedia('(pointer: coarse)').matches ? this.panel : (this.composer ?? this.panel);
      target.focus({ preventScroll: true });
      this.dispatchEvent(new ParleyChatOpenEvent());
      this.handleSee();
      return;
    }
    const { returnFocusTo } = this;
    // Somebody who has moved on to the page stays where they are.
    const away = document.activeElement !== this && document.activeElement !== document.body;
    if (!away && returnFocusTo?.isConnected) returnFocusTo.focus({ preventScroll: true });
    this.dispatchEvent(new ParleyChatCloseEvent());
  }

  private handleCloseRequest(event: ParleyChatCloseEvent) {
    event.stopPropagation();
    this.open = false;
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.open = false;
  }

  private handleSend(event: ParleyMessageSendEvent) {
    event.stopPropagation();
    const ready = this.chat.state.phase === 'ready';
    const taken = ready && (this.store?.send(event.text) ?? false);
    this.full = ready && !taken;
    if (!taken) event.preventDefault();
  }

  private handleRetry(event: ParleyMessageRetryEvent) {
    event.stopPropagation();
    this.chat.state.conversation?.retry(event.messageId);
  }

  private handleRestart = () => {
    if (this.chat.state.phase === 'failed') void this.store?.start();
    else void this.chat.state.conversation?.load();
  };

  private handlePhoneChange = () => {
    this.requestUpdate();
  };

  /** Seen is what a person can see: an open panel in a visible tab, scrolled to its end. */
  private handleSee = () => {
    if (this.open && document.visibilityState === 'visible' && this.list?.atEnd) {
      this.chat.state.conversation?.seen();
    }
  };

  private tellUnread() {
    const unread = this.conversation.state?.unread ?? 0;
    if (unread === this.unread) return;
    this.unread = unread;
    this.dispatchEvent(new ParleyUnreadChangeEvent(unread));
  }
}

define('parley-chat', ParleyChat);

declare global {
  interface HTMLElementTagNameMap {
    'parley-chat': ParleyChat;
  }
}
