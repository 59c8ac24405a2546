/** Which messages an agent is told of by the desktop. It asks the browser for leave only when it is clicked; it tells nobody. */
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NOTIFY_KINDS, type NotifyKind } from '../../client/notify-choice.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyNotifyChooseEvent } from '../events/notify-choose.js';
import { switchStyles } from '../switch.styles.js';
import { notifyChoicesStyles } from './notify-choices.styles.js';

/**
 * @summary A switch for the desktop's notifications, and of which messages.
 * @event {ParleyNotifyChooseEvent} parley-notify-choose - Others are wanted than before.
 */
export class ParleyNotifyChoices extends ParleyElement {
  static override styles = [resetStyles, switchStyles, notifyChoicesStyles];

  /** What is wanted. */
  @property({ attribute: false }) kinds: ReadonlySet<NotifyKind> = new Set();

  /** What the browser says to it. */
  @state() private leave: NotificationPermission = permission();

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    if (!('Notification' in globalThis)) return nothing;
    const on = this.leave === 'granted' && this.kinds.size > 0;
    return html`<button type="button" class="there" role="switch" aria-checked=${on ? 'true' : 'false'} @click=${this.handleSwitch}>
        <span>${msg('Desktop notifications', { id: 'notify-title' })}</span>
        <span class="track" aria-hidden="true"></span>
      </button>
      <div role="status">
        ${
          this.leave === 'denied'
            ? html`<p class="means">
                ${msg('Your browser blocks notifications from this page. Allow them in its settings for this site.', { id: 'notify-denied' })}
              </p>`
            : nothing
        }
      </div>
      ${
        on
          ? html`<ul aria-label=${msg('Desktop notifications', { id: 'notify-title' })}>
              ${NOTIFY_KINDS.map((kind) => this.renderKind(kind))}
            </ul>`
          : nothing
      }`;
  }

  private renderKind(kind: NotifyKind) {
    return html`<li>
      <label>
        <input type="checkbox" .checked=${this.kinds.has(kind)} @change=${() => this.toggle(kind)} />
        <span>${kindWords(kind)}</span>
      </label>
    </li>`;
  }

  private choose(kinds: ReadonlySet<NotifyKind>) {
    this.kinds = kinds;
    this.dispatchEvent(new ParleyNotifyChooseEvent(kinds));
  }

  private toggle(kind: NotifyKind) {
    const kinds = new Set(this.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    this.choose(kinds);
  }

  private async handleSwitch() {
    if (this.leave === 'granted' && this.kinds.size > 0) {
      this.choose(new Set());
      return;
    }
    this.leave = await Notification.requestPermission();
    if (this.leave === 'granted') this.choose(new Set(NOTIFY_KINDS));
  }
}

function permission(): NotificationPermission {
  return 'Notification' in globalThis ? Notification.permission : 'denied';
}

function kindWords(kind: NotifyKind): string {
  switch (kind) {
    case 'mine':
      return msg('Messages in my conversations', { id: 'notify-mine' });
    case 'unassigned':
      return msg('Messages in unassigned conversations', { id: 'notify-unassigned' });
    case 'calls':
      return msg('Notes that mention me', { id: 'notify-calls' });
  }
}

define('parley-notify-choices', ParleyNotifyChoices);

declare global {
  interface HTMLElementTagNameMap {
    'parley-notify-choices': ParleyNotifyChoices;
  }
}
