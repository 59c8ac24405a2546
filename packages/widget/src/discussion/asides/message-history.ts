/** What a message said before its author changed it. It takes the focus when it appears. */
import type { MessageRevision } from '@parley/protocol';
import { html } from 'lit';
import { property, query } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { ParleyTopicActEvent } from '../../events/topic-act.js';
import { formatAgo, formatFully } from '../../internal/ago.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { asideStyles } from './aside.styles.js';
import { messageHistoryStyles } from './message-history.styles.js';

/**
 * @summary Earlier words of a message.
 * @event {ParleyTopicActEvent} parley-topic-act - It is not wanted any more.
 */
export class ParleyMessageHistory extends ParleyElement {
  static override styles = [resetStyles, asideStyles, messageHistoryStyles];

  @query('.box') private box!: HTMLElement;

  /** The latest first. */
  @property({ attribute: false }) revisions: readonly MessageRevision[] = [];

  /** Milliseconds since 1970, as coarse as the times that are shown. */
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    this.box.focus();
  }

  override render() {
    return html`<div class="box" role="group" tabindex="-1" aria-labelledby="head" @keydown=${this.handleKeydown}>
      <p id="head" class="head">${msg('Earlier versions', { id: 'history-head' })}</p>
      ${
        this.revisions.length > 0
          ? html`<ol>
              ${this.revisions.map((revision) => this.renderRevision(revision))}
            </ol>`
          : html`<p>${msg('No earlier version is public.', { id: 'history-empty' })}</p>`
      }
      <div class="buttons">
        <parley-button class="close" @click=${this.close}>${msg('Close', { id: 'aside-close' })}</parley-button>
      </div>
    </div>`;
  }

  private renderRevision({ text, until }: MessageRevision) {
    return html`<li>
      <time datetime=${until} title=${formatFully(until)}>${formatAgo(until, this.now)}</time>
      <span class="words" dir="auto">${text}</span>
    </li>`;
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.close();
  }

  private close() {
    this.dispatchEvent(new ParleyTopicActEvent({ type: 'close' }));
  }
}

define('parley-message-history', ParleyMessageHistory);

declare global {
  interface HTMLElementTagNameMap {
    'parley-message-history': ParleyMessageHistory;
  }
}
