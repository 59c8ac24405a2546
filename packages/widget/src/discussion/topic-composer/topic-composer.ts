/**
 * Where one writes into a discussion: one line until it is used, then a field that grows, a name and a button. It hands
 * the words over by event and never sends; whoever listens decides when it is empty again.
 */
import { LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { ParleyEditCancelEvent } from '../../events/edit-cancel.js';
import { ParleyTopicWriteEvent } from '../../events/topic-write.js';
import { formatLocale, msg, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { topicComposerStyles } from './topic-composer.styles.js';

/** The count is shown from here on; before, it would only make people nervous. */
const COUNT_FROM = 300;
const DAY_MS = 86_400_000;

/**
 * @summary A field for a public message. Ctrl or ⌘ with Enter sends, Escape closes an answer.
 * @event {ParleyTopicWriteEvent} parley-topic-write - The words are to be sent, or saved.
 * @event {ParleyEditCancelEvent} parley-edit-cancel - It is not wanted any more.
 */
export class ParleyTopicComposer extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, topicComposerStyles];

  @query('textarea') private field!: HTMLTextAreaElement;
  @query('.name input') private nameField!: HTMLInputElement | null;
  @query('.trap input') private trapField!: HTMLInputElement;
  @state() private used = false;
  private began = 0;

  /** What is written. */
  @property() value = '';

  /** The words in the empty field. */
  @property() placeholder = '';

  /** The name under which it will stand; empty to offer a field for one. */
  @property() name = '';

  /** `open` begins a branch, `reply` answers, `edit` changes what was said. */
  @property({ reflect: true }) purpose: 'open' | 'reply' | 'edit' = 'open';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Puts the caret behind what is written. */
  override focus(options?: FocusOptions) {
    this.field?.focus(options);
    this.field?.setSelectionRange(this.value.length, this.value.length);
  }

  override render() {
    const remaining = LIMITS.messageText - this.value.trim().length;
    const open = this.used || this.purpose !== 'open' || this.value !== '';
    return html`<div class="box ${open ? 'open' : ''}" @keydown=${this.handleKeydown} @focusin=${this.handleFocus}>
      <div class="field">
        <div class="twin" aria-hidden="true">${this.value}&#8203;</div>
        <textarea
          rows="1"
          dir=${this.value.trim() ? 'auto' : nothing}
          aria-label=${msg('Your message', { id: 'topic-field' })}
          aria-describedby=${remaining < COUNT_FROM ? 'remaining' : nothing}
          aria-invalid=${remaining < 0 ? 'true' : nothing}
          placeholder=${this.placeholder}
          .value=${this.value}
          @input=${this.handleInput}
        ></textarea>
      </div>
      <div class="trap" aria-hidden="true">
        <label>Website <input type="text" name="website" tabindex="-1" autocomplete="off" /></label>
      </div>
      ${open ? this.renderFoot(remaining) : nothing}
    </div>`;
  }

  private renderFoot(remaining: number) {
    const editing = this.purpose === 'edit';
    return html`<div class="foot">
      ${
        this.name || editing
          ? nothing
          : html`<label class="name">
              <span class="visually-hidden">${msg('Your name (optional)', { id: 'topic-name' })}</span>
              <input
                type="text"
                autocomplete="name"
                maxlength=${LIMITS.name}
                placeholder=${msg('Your name (optional)', { id: 'topic-name' })}
              />
            </label>`
      }
      ${remaining < COUNT_FROM ? this.renderRemaining(remaining) : nothing}
      <span class="buttons">
        ${
          this.purpose === 'open' && this.value === ''
            ? nothing
            : html`<parley-button variant="quiet" @click=${this.cancel}
                >${msg('Cancel', { id: 'composer-cancel' })}</parley-button
              >`
        }
        <parley-button class="send" variant="primary" ?disabled=${!this.sendable} @click=${this.send}
          >${editing ? msg('Save', { id: 'composer-save' }) : msg('Post', { id: 'topic-post' })}</parley-button
        >
      </span>
    </div>`;
  }

  private renderRemaining(remaining: number) {
    const count = new Intl.NumberFormat(formatLocale()).format(Math.abs(remaining));
    const text =
      remaining < 0
        ? plural(
            -remaining,
            { one: str`${count} character too long`, other: str`${count} characters too long` },
            { id: 'composer-too-long' },
          )
        : plural(
            remaining,
            { one: str`${count} character left`, other: str`${count} characters left` },
            { id: 'composer-remaining' },
          );
    return html`<p id="remaining" class="remaining ${remaining < 0 ? 'over' : ''}" aria-live="polite">${text}</p>`;
  }

  private handleFocus() {
    this.used = true;
    // From here on, and not from the first key: what is pasted is written as well.
    this.began ||= performance.now();
  }

  private handleInput() {
    this.value = this.field.value;
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'Escape' && this.purpose !== 'open') {
      event.stopPropagation();
      this.cancel();
    }
  }

  private get sendable(): boolean {
    const { length } = this.value.trim();
    return length > 0 && length <= LIMITS.messageText;
  }

  private send() {
    if (!this.sendable) return;
    const writtenMs = this.began ? Math.min(DAY_MS, Math.round(performance.now() - this.began)) : 0;
    this.began = 0;
    const name = this.nameField?.value.trim() ?? '';
    const writing = { text: this.value.trim(), name, trap: this.trapField.value, writtenMs };
    this.dispatchEvent(new ParleyTopicWriteEvent(writing));
  }

  private cancel() {
    this.used = false;
    this.began = 0;
    this.dispatchEvent(new ParleyEditCancelEvent());
  }
}

define('parley-topic-composer', ParleyTopicComposer);

declare global {
  interface HTMLElementTagNameMap {
    'parley-topic-composer': ParleyTopicComposer;
  }
}
