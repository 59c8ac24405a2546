/** The head of the chat: who answers, and how the connection is. It claims no presence that nobody has measured. */
import type { Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { LiveStatus } from '../client/live.js';
import '../elements/avatar/avatar.js';
import '../elements/button/button.js';
import { ParleyChatCloseEvent } from '../events/chat-close.js';
import { closeIcon } from '../internal/icons.js';
import { formatLocale, msg, updateWhenLocaleChanges } from '../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../internal/parley-element.js';
import { chatHeaderStyles } from './chat-header.styles.js';

/** So many faces fit beside the title. */
const FACES = 3;

/**
 * @summary The chat's header.
 * @event {ParleyChatCloseEvent} parley-chat-close - The close button was pressed.
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

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { site } = this;
    const agents = site?.agents ?? [];
    return html`${
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
      <parley-button
        part="close"
        variant="icon"
        label=${msg('Close chat', { id: 'chat-close' })}
        @click=${() => this.dispatchEvent(new ParleyChatCloseEvent())}
        >${closeIcon}</parley-button
      >`;
  }

  private renderStatus(names: string[]) {
    if (this.connection === 'offline') {
      return html`<i class="dot"></i><span>${msg('Offline', { id: 'status-offline' })}</span>`;
    }
    if (this.connection === 'connecting' && this.reconnecting) {
      return html`<i class="dot connecting"></i><span>${msg('Reconnecting…', { id: 'chat-reconnecting' })}</span>`;
    }
    return html`<span>${new Intl.ListFormat(formatLocale()).format(names)}</span>`;
  }
}

define('parley-chat-header', ParleyChatHeader);

declare global {
  interface HTMLElementTagNameMap {
    'parley-chat-header': ParleyChatHeader;
  }
}
