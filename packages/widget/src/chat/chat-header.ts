/**
 * The head of the chat: who answers, whether they are there, and how the connection is. It claims no presence that
 * nobody has measured.
 */
import type { Availability, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { LiveStatus } from '../client/live.js';
import '../elements/avatar/avatar.js';
import '../elements/button/button.js';
import { ParleyChatCloseEvent } from '../events/chat-close.js';
import { ParleyHomeOpenEvent } from '../events/home-open.js';
import type { MenuChoice } from '../events/menu-choose.js';
import { backIcon, closeIcon, moreIcon } from '../internal/icons.js';
import { formatLocale, msg, updateWhenLocaleChanges } from '../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../internal/parley-element.js';
import { availabilityWords } from './availability-words.js';
import { chatHeaderStyles } from './chat-header.styles.js';

/** So many faces fit beside the title. */
const FACES = 3;

const loadMenu = () => import('./chat-menu/chat-menu.js');

/**
 * @summary The chat's header.
 * @event {ParleyChatCloseEvent} parley-chat-close - The close button was pressed.
 * @event {ParleyHomeOpenEvent} parley-home-open - Back to all conversations.
 * @event {ParleyMenuChooseEvent} parley-menu-choose - Something was chosen from its menu.
 * @csspart close - The button that closes the chat.
 */
export class ParleyChatHeader extends ParleyElement {
  static override styles = [resetStyles, chatHeaderStyles];

  /** Null while it loads. */
  @property({ attribute: false }) site: Site | null = null;

  /** Null when no connection is needed yet. */
  @property({ attribute: false }) connection: LiveStatus | null = null;

  /** Whether the connection was there before: its loss is worth a word, its beginning is not. */
  @property({ type: Boolean }) reconnecting = false;

  /** Null while it is not known. */
  @property({ attribute: false }) availability: Availability | null = null;

  /** Whether there are other conversations to go back to. */
  @property({ type: Boolean }) back = false;

  /** Whether it heads the list of conversations. */
  @property({ type: Boolean }) home = false;

  /** What the menu offers; nothing, no menu. */
  @property({ attribute: false }) choices: readonly MenuChoice[] = [];

  /** Those of them that are switched on. */
  @property({ attribute: false }) chosen: readonly MenuChoice[] = [];

  @query('.more') private more!: HTMLElement;

  @state() private menu = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.toggle(false);
  }

  override render() {
    const { site } = this;
    const agents = site?.agents ?? [];
    return html`${
      this.back && !this.home
        ? html`<parley-button
            class="back"
            variant="icon"
            label=${msg('All conversations', { id: 'chat-home' })}
            @click=${() => this.dispatchEvent(new ParleyHomeOpenEvent())}
            >${backIcon}</parley-button
          >`
        : nothing
    }
      ${
        agents.length > 0
          ? html`<div class="team" aria-hidden="true">
              ${agents.slice(0, FACES).map((agent) => html`<parley-avatar name=${agent.name}></parley-avatar>`)}
            </div>`
          : nothing
      }
      <div class="words">
        <h2 class=${site ? '' : 'unknown'}><bdi>${site?.texts.title ?? msg('Chat', { id: 'chat-label' })}</bdi></h2>
        <p role="status">${this.renderStatus(agents.map((agent) => agent.name))}</p>
      </div>
      ${this.choices.length > 0 ? this.renderMenu() : nothing}
      <parley-button
        part="close"
        variant="icon"
        label=${msg('Close chat', { id: 'chat-close' })}
        @click=${() => this.dispatchEvent(new ParleyChatCloseEvent())}
        >${closeIcon}</parley-button
      >`;
  }

  private renderMenu() {
    return html`<div class="menu" @parley-menu-choose=${() => this.leaveMenu()} @keydown=${this.handleKeydown}>
      <button
        type="button"
        class="more"
        aria-label=${msg('More', { id: 'chat-more' })}
        aria-haspopup="menu"
        aria-expanded=${this.menu ? 'true' : 'false'}
        @pointerenter=${loadMenu}
        @click=${() => this.toggle(!this.menu)}
      >
        ${moreIcon}
      </button>
      ${
        this.menu
          ? html`<parley-chat-menu .choices=${this.choices} .chosen=${this.chosen}></parley-chat-menu>`
          : nothing
      }
    </div>`;
  }

  private renderStatus(names: string[]) {
    if (this.connection === 'offline') {
      return html`<i class="dot"></i><span>${msg('Offline', { id: 'status-offline' })}</span>`;
    }
    if (this.connection === 'connecting' && this.reconnecting) {
      return html`<i class="dot connecting"></i><span>${msg('Reconnecting…', { id: 'chat-reconnecting' })}</span>`;
    }
    const { availability } = this;
    if (availability) {
      return html`${availability.state === 'online' ? html`<i class="dot online"></i>` : nothing}<span
          >${availabilityWords(availability)}</span
        >`;
    }
    return html`<span>${new Intl.ListFormat(formatLocale()).format(names)}</span>`;
  }

  private toggle(open: boolean) {
    this.menu = open;
    if (open) {
      void loadMenu();
      document.addEventListener('pointerdown', this.handleAway);
    } else document.removeEventListener('pointerdown', this.handleAway);
  }

  private leaveMenu() {
    this.toggle(false);
    this.more.focus();
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.menu) return;
    // Only this closes, not the chat around it.
    event.stopPropagation();
    this.leaveMenu();
  }

  private handleAway = (event: Event) => {
    const menu = this.shadowRoot?.querySelector('.menu');
    if (!menu || !event.composedPath().includes(menu)) this.toggle(false);
  };
}

define('parley-chat-header', ParleyChatHeader);

declare global {
  interface HTMLElementTagNameMap {
    'parley-chat-header': ParleyChatHeader;
  }
}
