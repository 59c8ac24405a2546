/**
 * Where a message is written. It hands the text over by event and empties itself only when the listener has not
 * called `preventDefault()`; it never sends, and never cuts off what somebody wrote.
 */
import { LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ParleyMessageSendEvent } from '../../events/message-send.js';
import { sendIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { composerStyles } from './composer.styles.js';

/** The count is shown from here on; before, it would only make people nervous. */
const COUNT_FROM = 300;

/**
 * @summary A field that grows to six lines. Enter sends, Shift+Enter breaks the line.
 * @event {ParleyMessageSendEvent} parley-message-send - Enter or the button was pressed. Call `preventDefault()` to keep the text.
 * @csspart box - The frame around field and button.
 */
export class ParleyComposer extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, composerStyles];

  @query('textarea') private field!: HTMLTextAreaElement;

  /** What is written. */
  @property() value = '';

  /** The words in the empty field; "Write a message…" by default. */
  @property() placeholder = '';

  /** Whether nothing can be written now. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Puts the caret into the field. */
  override focus(options?: FocusOptions) {
    this.field?.focus(options);
  }

  override render() {
    const remaining = LIMITS.messageText - this.value.trim().length;
    const empty = this.value.trim() === '';
    return html`<div part="box" class="box" @click=${this.handleBoxClick}>
        <div class="field">
          <div class="twin" aria-hidden="true">${this.value}&#8203;</div>
          <textarea
            rows="1"
            dir=${empty ? nothing : 'auto'}
            enterkeyhint="send"
            aria-label=${msg('Message', { id: 'composer-label' })}
            aria-describedby=${remaining < COUNT_FROM ? 'remaining' : nothing}
            aria-invalid=${remaining < 0 ? 'true' : nothing}
            placeholder=${this.placeholder || msg('Write a message…', { id: 'composer-placeholder' })}
            .value=${this.value}
            ?disabled=${this.disabled}
            @input=${this.handleInput}
            @keydown=${this.handleKeydown}
          ></textarea>
        </div>
        <button
          type="button"
          class="send ${empty ? 'away' : ''}"
          aria-label=${msg('Send', { id: 'composer-send' })}
          ?disabled=${this.disabled || remaining < 0}
          @click=${this.submit}
        >
          ${sendIcon}
        </button>
      </div>
      ${remaining < COUNT_FROM ? this.renderRemaining(remaining) : nothing}`;
  }

  private renderRemaining(remaining: number) {
    const count = new Intl.NumberFormat(formatLocale()).format(Math.abs(remaining));
    const text =
      remaining < 0
        ? msg(str`${count} characters too long`, { id: 'composer-too-long' })
        : msg(str`${count} characters left`, { id: 'composer-remaining' });
    return html`<p id="remaining" class="remaining ${remaining < 0 ? 'over' : ''}" aria-live="polite">${text}</p>`;
  }

  private handleInput() {
    this.value = this.field.value;
  }

  private handleBoxClick(event: MouseEvent) {
    if (event.target === event.currentTarget) this.focus();
  }

  private handleKeydown(event: KeyboardEvent) {
    // While an input method composes, Enter chooses a candidate. Safari ends the composition before its keydown,
    // which then carries 229: https://bugs.webkit.org/show_bug.cgi?id=165004
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    this.submit();
  }

  private submit() {
    const text = this.value.trim();
    if (text === '' || text.length > LIMITS.messageText || this.disabled) return;
    if (this.dispatchEvent(new ParleyMessageSendEvent(text))) this.value = '';
    this.focus();
  }
}

define('parley-composer', ParleyComposer);

declare global {
  interface HTMLElementTagNameMap {
    'parley-composer': ParleyComposer;
  }
}
