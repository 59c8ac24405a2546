/** Asks where mails about a discussion are to go, and about what. It sends nothing itself; whoever shows it says what became of it. */
import { type FollowScope, LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { ParleyFollowEvent } from '../../events/follow.js';
import { ParleyFollowCloseEvent } from '../../events/follow-close.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { followDialogStyles } from './follow-dialog.styles.js';

/**
 * @summary A dialog with a field for an address and a choice of what to be told of.
 * @event {ParleyFollowEvent} parley-follow - The address is to be asked.
 * @event {ParleyFollowCloseEvent} parley-follow-close - It has been closed.
 */
export class ParleyFollowDialog extends ParleyElement {
  static override styles = [resetStyles, followDialogStyles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input[type="email"]') private field!: HTMLInputElement;
  @state() private scope: FollowScope = 'all';

  /** What stands in the field at first; what was entered from then on. */
  @property() email = '';

  /** How far it has got. */
  @property() phase: 'asking' | 'sending' | 'sent' = 'asking';

  /** What went wrong, in words; empty for nothing. */
  @property() problem = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new ParleyFollowCloseEvent())}
    >
      <h2 id="title">${msg('Follow this discussion', { id: 'follow-title' })}</h2>
      ${this.phase === 'sent' ? this.renderSent() : this.renderForm()}
    </dialog>`;
  }

  private renderForm() {
    const { problem } = this;
    return html`<form novalidate @submit=${this.handleSubmit}>
      <label for="email">${msg('Your e-mail address', { id: 'follow-email' })}</label>
      <input
        id="email"
        type="email"
        autocomplete="email"
        required
        dir="ltr"
        maxlength=${LIMITS.email}
        .value=${this.email}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? 'problem hint' : 'hint'}
        @input=${() => {
          this.email = this.field.value;
        }}
      />
      ${problem ? html`<p id="problem" class="problem" role="alert">${problem}</p>` : nothing}
      <fieldset>
        <legend class="visually-hidden">${msg('Tell me of', { id: 'follow-what' })}</legend>
        ${this.renderScope('all', msg('Every new message', { id: 'follow-all' }))}
        ${this.renderScope('replies', msg('Only answers to what I say', { id: 'follow-replies' }))}
      </fieldset>
      <p id="hint" class="hint">
        ${msg('One e-mail asks you to confirm. Every e-mail after it has a link that ends them.', {
          id: 'follow-hint',
        })}
      </p>
      <div class="buttons">
        <parley-button variant="quiet" @click=${() => this.dialog.close()}
          >${msg('Cancel', { id: 'composer-cancel' })}</parley-button
        >
        <parley-button class="send" variant="primary" ?disabled=${this.phase === 'sending'} @click=${this.send}
          >${msg('Follow by e-mail', { id: 'follow-send' })}</parley-button
        >
      </div>
    </form>`;
  }

  private renderScope(value: FollowScope, words: string) {
    return html`<label class="choice">
      <input
        type="radio"
        name="scope"
        value=${value}
        .checked=${this.scope === value}
        @change=${() => {
          this.scope = value;
        }}
      />${words}
    </label>`;
  }

  private renderSent() {
    const { email } = this;
    return html`<p role="status">
        ${msg(str`We have written to ${email}. Please confirm in that e-mail.`, { id: 'follow-sent' })}
      </p>
      <div class="buttons">
        <parley-button variant="primary" @click=${() => this.dialog.close()}
          >${msg('Close', { id: 'notice-close' })}</parley-button
        >
      </div>`;
  }

  private handleSubmit(event: Event) {
    event.preventDefault();
    this.send();
  }

  private send() {
    if (this.phase === 'sending') return;
    this.email = this.field.value.trim();
    if (this.email === '' || !this.field.checkValidity()) {
      this.problem = msg('Please enter your e-mail address.', { id: 'follow-email-missing' });
      this.field.focus();
      return;
    }
    this.dispatchEvent(new ParleyFollowEvent({ email: this.email, scope: this.scope }));
  }
}

define('parley-follow-dialog', ParleyFollowDialog);

declare global {
  interface HTMLElementTagNameMap {
    'parley-follow-dialog': ParleyFollowDialog;
  }
}
