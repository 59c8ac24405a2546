/** What can be done with the conversations that are chosen, in the place of the inbox's head. It does nothing itself. */
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import '../../elements/button/button.js';
import {
  banIcon,
  checkIcon,
  clockIcon,
  closeIcon,
  listIcon,
  personIcon,
  tagIcon,
} from '../../internal/icons.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyCommandRunEvent } from '../events/command-run.js';
import { bulkBarStyles } from './bulk-bar.styles.js';
import { chosenWords } from './bulk-words.js';

/**
 * @summary How many conversations are chosen, and what can be done with them.
 * @event {ParleyCommandRunEvent} parley-command-run - One of it was chosen.
 */
export class ParleyBulkBar extends ParleyElement {
  static override styles = [resetStyles, bulkBarStyles];

  /** How many are chosen. */
  @property({ type: Number }) count = 0;

  /** Whether all of them are ended, and can only be reopened. */
  @property({ type: Boolean }) ended = false;

  /** Whether something is being done with them. */
  @property({ type: Boolean }) busy = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const words = chosenWords(this.count);
    const end = this.ended
      ? msg('Reopen', { id: 'command-reopen' })
      : msg('Resolve', { id: 'command-resolve' });
    return html`<div class="bar" role="group" aria-label=${words}>
      ${this.button('choose-none', msg('Select none', { id: 'bulk-none' }), closeIcon)}
      <h1 title=${words}>${words}</h1>
      ${this.button('choose-all', msg('Select all loaded', { id: 'bulk-all' }), listIcon)}
      ${this.button('finish', end, checkIcon)}
      ${this.button('offer:assign', msg('Assigned to', { id: 'bar-assignee' }), personIcon)}
      ${this.button('offer:tag', msg('Add a tag', { id: 'bar-tag-add' }), tagIcon)}
      ${this.button('offer:snooze', msg('Snooze', { id: 'bar-snooze' }), clockIcon)}
      ${this.ended ? nothing : this.button('spam', msg('Mark as spam', { id: 'command-spam' }), banIcon)}
    </div>`;
  }

  private button(command: string, label: string, icon: typeof closeIcon) {
    return html`<parley-button
      variant="icon"
      label=${label}
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new ParleyCommandRunEvent(command))}
      >${icon}</parley-button
    >`;
  }
}

define('parley-bulk-bar', ParleyBulkBar);

declare global {
  interface HTMLElementTagNameMap {
    'parley-bulk-bar': ParleyBulkBar;
  }
}
