/** What happened, what to do, and a button that does it. It never hides itself: whoever shows it knows when it is over. */
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ParleyNoticeActEvent } from '../../events/notice-act.js';
import { alertIcon, checkIcon, offlineIcon } from '../../internal/icons.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { noticeStyles } from './notice.styles.js';

/**
 * @summary A line that tells of a state: offline, an error, a limit.
 * @slot - The words.
 * @event {ParleyNoticeActEvent} parley-notice-act - Its button was pressed.
 */
export class ParleyNotice extends ParleyElement {
  static override styles = [resetStyles, noticeStyles];

  /** How grave it is. `danger` is read out at once. */
  @property() kind: 'offline' | 'warning' | 'danger' | 'done' = 'warning';

  /** The button's words; no button without them. */
  @property() action = '';

  override render() {
    return html`<div class=${this.kind} role=${this.kind === 'danger' ? 'alert' : 'status'}>
      ${this.kind === 'offline' ? offlineIcon : this.kind === 'done' ? checkIcon : alertIcon}
      <p><slot></slot></p>
      ${this.action ? html`<button type="button" @click=${this.handleClick}>${this.action}</button>` : nothing}
    </div>`;
  }

  private handleClick() {
    this.dispatchEvent(new ParleyNoticeActEvent());
  }
}

define('parley-notice', ParleyNotice);

declare global {
  interface HTMLElementTagNameMap {
    'parley-notice': ParleyNotice;
  }
}
