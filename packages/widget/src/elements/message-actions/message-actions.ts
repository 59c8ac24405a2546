/**
 * What one can still do with a message: change it, copy it, take it back. It takes the focus when it appears; whoever
 * shows it gives the focus back when it closes. It asks once more before anything is lost.
 */
import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ParleyActionsCloseEvent } from '../../events/actions-close.js';
import { ParleyMessageDeleteEvent } from '../../events/message-delete.js';
import { ParleyMessageEditEvent } from '../../events/message-edit.js';
import { ParleyMessagePublishEvent } from '../../events/message-publish.js';
import { copyIcon, editIcon, eyeIcon, trashIcon } from '../../internal/icons.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { messageActionsStyles } from './message-actions.styles.js';

/**
 * @summary A row of actions under a message. Arrow keys move in it, Escape closes it.
 * @event {ParleyMessageEditEvent} parley-message-edit - It should be changed.
 * @event {ParleyMessageDeleteEvent} parley-message-delete - It should be taken back.
 * @event {ParleyMessagePublishEvent} parley-message-publish - It should be published.
 * @event {ParleyActionsCloseEvent} parley-actions-close - Nothing more is to be done here.
 */
export class ParleyMessageActions extends ParleyElement {
  static override styles = [resetStyles, messageActionsStyles];

  @state() private asking = false;

  /** `msg_…` */
  @property() message = '';

  /** Its words, for copying; without any, there is nothing to change either. */
  @property() text = '';

  /** Whether it can only be copied, and published where that is offered: it is too late for the rest. */
  @property({ type: Boolean }) late = false;

  /** Whether everybody may be told of it, when its customer agrees. */
  @property({ type: Boolean }) publishable = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.asking = false;
  }

  protected override updated(changed: PropertyValues) {
    // The first thing there is: after asking, the harmless one.
    if (!this.hasFocus || changed.has('asking')) this.buttons[0]?.focus();
    this.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    return this.asking ? this.renderQuestion() : this.renderActions();
  }

  private renderActions() {
    return html`<div role="toolbar" aria-label=${msg('Change or delete', { id: 'message-more' })} @keydown=${this.handleKeydown}>
      ${
        this.text && !this.late
          ? html`<button type="button" @click=${this.handleEdit}>${editIcon}${msg('Edit', { id: 'message-edit' })}</button>`
          : ''
      }
      ${
        this.text
          ? html`<button type="button" @click=${this.handleCopy}>${copyIcon}${msg('Copy', { id: 'message-copy' })}</button>`
          : ''
      }
      ${
        this.publishable
          ? html`<button type="button" class="publish" @click=${this.handlePublish}>
              ${eyeIcon}${msg('Publish…', { id: 'publish-action' })}
            </button>`
          : ''
      }
      ${
        this.late
          ? ''
          : html`<button type="button" class="danger" @click=${this.handleAsk}>
              ${trashIcon}${msg('Delete', { id: 'message-delete' })}
            </button>`
      }
    </div>`;
  }

  private renderQuestion() {
    return html`<div role="group" aria-labelledby="question" @keydown=${this.handleKeydown}>
      <span id="question">${msg('Delete this message?', { id: 'message-delete-ask' })}</span>
      <button type="button" @click=${this.close}>${msg('Keep', { id: 'message-keep' })}</button>
      <button type="button" class="danger" @click=${this.handleDelete}>
        ${msg('Delete', { id: 'message-delete' })}
      </button>
    </div>`;
  }

  private get buttons(): HTMLButtonElement[] {
    return [...(this.shadowRoot?.querySelectorAll('button') ?? [])];
  }

  private get hasFocus(): boolean {
    return Boolean(this.shadowRoot?.activeElement);
  }

  private handleKeydown(event: KeyboardEvent) {
    const rtl = getComputedStyle(this).direction === 'rtl';
    const steps: Record<string, number> = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 };
    const step = steps[event.key];
    if (event.key === 'Escape') {
      // Only this closes, not the chat around it.
      event.stopPropagation();
      this.close();
    } else if (step) {
      const { buttons } = this;
      const at = buttons.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
      buttons.at((at + step) % buttons.length)?.focus();
      event.preventDefault();
    }
  }

  private handleEdit() {
    this.close();
    this.dispatchEvent(new ParleyMessageEditEvent(this.message));
  }

  private async handleCopy() {
    // Without permission nothing is copied; the words can still be marked by hand.
    await navigator.clipboard?.writeText(this.text).catch(() => undefined);
    this.close();
  }

  private handlePublish() {
    this.close();
    this.dispatchEvent(new ParleyMessagePublishEvent(this.message));
  }

  private handleAsk() {
    this.asking = true;
  }

  private handleDelete() {
    this.close();
    this.dispatchEvent(new ParleyMessageDeleteEvent(this.message));
  }

  private close() {
    this.dispatchEvent(new ParleyActionsCloseEvent());
  }
}

define('parley-message-actions', ParleyMessageActions);

declare global {
  interface HTMLElementTagNameMap {
    'parley-message-actions': ParleyMessageActions;
  }
}
