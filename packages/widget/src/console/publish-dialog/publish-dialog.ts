/** Where an agent takes out of an answer what is nobody's business, before its customer is asked. It sends nothing itself. */
import { findPrivateData, LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyOverlayCloseEvent } from '../events/overlay-close.js';
import { ParleyPublishEvent } from '../events/publish.js';
import { overlayStyles } from '../overlay.styles.js';
import { publishDialogStyles } from './publish-dialog.styles.js';

/**
 * @summary A dialog with the words that everybody would read.
 * @event {ParleyPublishEvent} parley-publish - The customer is to be asked.
 * @event {ParleyOverlayCloseEvent} parley-overlay-close - It has been closed.
 */
export class ParleyPublishDialog extends ParleyElement {
  static override styles = [resetStyles, overlayStyles, publishDialogStyles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input[type="text"]') private key!: HTMLInputElement | null;

  /** Whether the agent says that what looks like personal data is none. */
  @state() private none = false;

  /** What everybody would read: a proposal at first. */
  @property() text = '';

  /** Where it would stand; null when the chat came from no discussion. */
  @property({ attribute: false }) topic: { key: string; title: string | null } | null = null;

  /** Whether it is on its way. */
  @property({ type: Boolean }) busy = false;

  /** What went wrong, in words; empty for nothing. */
  @property() problem = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Closes it; whoever shows it hears of that. */
  close(): void {
    this.dialog.close();
  }

  protected override firstUpdated() {
    this.dialog.showModal();
  }

  override render() {
    const left = findPrivateData(this.text).map(({ start, end }) => this.text.slice(start, end));
    const isReady = this.text.trim() !== '' && (left.length === 0 || this.none) && !this.busy;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new ParleyOverlayCloseEvent())}
    >
      <form @submit=${(event: Event) => event.preventDefault()}>
        <h2 id="title">${msg('Publish this answer', { id: 'publish-title' })}</h2>
        <p class="hint">
          ${msg('The customer is asked in the chat. Nothing is public before they agree.', { id: 'publish-hint' })}
        </p>
        <label for="text">${msg('What everybody will read', { id: 'publish-text' })}</label>
        <textarea
          id="text"
          rows="6"
          dir="auto"
          maxlength=${LIMITS.offerText}
          .value=${this.text}
          aria-describedby=${left.length > 0 ? 'left' : nothing}
          @input=${(event: Event) => {
            this.text = (event.target as HTMLTextAreaElement).value;
            this.none = false;
          }}
        ></textarea>
        ${left.length > 0 ? this.renderLeft(left) : nothing} ${this.renderTopic()}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="buttons">
          <parley-button variant="quiet" @click=${this.close}
            >${msg('Cancel', { id: 'publish-cancel' })}</parley-button
          >
          <parley-button class="send" variant="primary" ?disabled=${!isReady} @click=${this.send}
            >${msg('Ask the customer', { id: 'publish-send' })}</parley-button
          >
        </div>
      </form>
    </dialog>`;
  }

  private renderLeft(left: string[]) {
    const pieces = left.join(', ');
    return html`<div class="left">
      <p id="left" role="status">${msg(str`Still looks like personal data: ${pieces}`, { id: 'publish-left' })}</p>
      <label class="none"
        ><input
          type="checkbox"
          .checked=${this.none}
          @change=${(event: Event) => {
            this.none = (event.target as HTMLInputElement).checked;
          }}
        />${msg('This is no personal data', { id: 'publish-none' })}</label
      >
    </div>`;
  }

  private renderTopic() {
    const { topic } = this;
    if (topic) {
      const place = topic.title ?? topic.key;
      return html`<p class="hint">${msg(str`Will stand in: ${place}`, { id: 'publish-to' })}</p>`;
    }
    return html`<label for="key">${msg('Key of the discussion', { id: 'publish-topic' })}</label>
      <input id="key" type="text" dir="auto" maxlength=${LIMITS.topicKey} />`;
  }

  private send() {
    if (this.busy) return;
    const key = this.key?.value.trim();
    this.dispatchEvent(
      new ParleyPublishEvent({
        text: this.text.trim(),
        ...(key && { topic: key }),
        ...(this.none && { allowPrivateData: true }),
      }),
    );
  }
}

define('parley-publish-dialog', ParleyPublishDialog);

declare global {
  interface HTMLElementTagNameMap {
    'parley-publish-dialog': ParleyPublishDialog;
  }
}
