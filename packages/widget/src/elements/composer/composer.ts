/**
 * Where a message is written. It hands the text over by event and empties itself only when the listener has not
 * called `preventDefault()`; it never sends, and never cuts off what somebody wrote.
 */
import { type AttachmentRules, LIMITS } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { UploadItem } from '../../client/uploads.js';
import { ParleyEditCancelEvent } from '../../events/edit-cancel.js';
import type { ParleyEmojiPickEvent } from '../../events/emoji-pick.js';
import { ParleyFilesAddEvent } from '../../events/files-add.js';
import { ParleyMessageSendEvent } from '../../events/message-send.js';
import { clipIcon, closeIcon, sendIcon, smileIcon } from '../../internal/icons.js';
import { formatLocale, msg, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { composerStyles } from './composer.styles.js';

/** The count is shown from here on; before, it would only make people nervous. */
const COUNT_FROM = 300;

// Most messages need neither.
const loadEmoji = () => import('../emoji-picker/emoji-picker.js');
const loadUploads = () => import('../upload-list/upload-list.js');

/**
 * @summary A field that grows to six lines. Enter sends, Shift+Enter breaks the line.
 * @event {ParleyMessageSendEvent} parley-message-send - Enter or the button was pressed. Call `preventDefault()` to keep the text.
 * @event {ParleyFilesAddEvent} parley-files-add - Files were chosen or pasted.
 * @event {ParleyUploadCancelEvent} parley-upload-cancel - A file should be left out.
 * @event {ParleyUploadRetryEvent} parley-upload-retry - A file should be tried again.
 * @event {ParleyEditCancelEvent} parley-edit-cancel - The message that is being changed should stay as it is.
 * @csspart send - The button that sends.
 * @csspart box - The frame around field and button.
 */
export class ParleyComposer extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, composerStyles];

  @query('textarea') private field!: HTMLTextAreaElement;
  @query('input') private picker!: HTMLInputElement;
  @query('.emoji') private emojiButton!: HTMLElement;

  @state() private choosing = false;

  /** What is written. */
  @property() value = '';

  /** The words in the empty field; "Write a message…" by default. */
  @property() placeholder = '';

  /** Whether nothing can be written now. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** What can be attached; null when nothing can. */
  @property({ attribute: false }) attach: AttachmentRules | null = null;

  /** Files that go with the message. */
  @property({ attribute: false }) uploads: readonly UploadItem[] = [];

  /** Whether `value` is a message that was sent and is being changed. */
  @property({ type: Boolean }) editing = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Puts the caret into the field. */
  override focus(options?: FocusOptions) {
    this.field?.focus(options);
    // A window that has just closed gives the focus back, and sometimes not the caret: what is typed would be lost.
    this.field?.setSelectionRange(this.field.selectionStart, this.field.selectionEnd);
  }

  /** Where the caret stands in `value`. */
  get caret(): number {
    return this.field?.selectionStart ?? this.value.length;
  }

  /** Which suggestion beside the composer Enter would take, for those who do not see it; null for none. */
  set suggestion(option: Element | null) {
    this.field.ariaAutoComplete = option ? 'list' : null;
    this.field.ariaActiveDescendantElement = option;
  }

  /** Puts `text` where the caret is, or in place of what is written from one place to another. */
  insert(text: string, from = this.field.selectionStart, to = this.field.selectionEnd) {
    const { field } = this;
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.focus();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.choose(false);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('uploads') && this.uploads.length > 0) void loadUploads();
  }

  override render() {
    const remaining = LIMITS.messageText - this.value.trim().length;
    const written = this.value.trim() !== '';
    const describe = remaining < COUNT_FROM ? 'remaining' : nothing;
    return html`<div part="box" class="box" @click=${this.handleBoxClick} @keydown=${this.handleEscape}>
        ${this.editing ? this.renderEditing() : nothing}
        ${
          this.uploads.length > 0
            ? html`<parley-upload-list .items=${this.uploads}></parley-upload-list>`
            : nothing
        }
        <div class="row">
          <div class="field">
            <div class="twin" aria-hidden="true">${this.value}&#8203;</div>
            <textarea
              rows="1"
              dir=${written ? 'auto' : nothing}
              enterkeyhint="send"
              aria-label=${msg('Message', { id: 'composer-label' })}
              aria-describedby=${describe}
              aria-invalid=${remaining < 0 ? 'true' : nothing}
              placeholder=${this.placeholder || msg('Write a message…', { id: 'composer-placeholder' })}
              .value=${this.value}
              ?disabled=${this.disabled}
              @input=${this.handleInput}
              @keydown=${this.handleKeydown}
              @paste=${this.handlePaste}
            ></textarea>
          </div>
          <button
            type="button"
            class="tool emoji"
            aria-label=${msg('Emoji', { id: 'emoji-label' })}
            aria-expanded=${this.choosing ? 'true' : 'false'}
            ?disabled=${this.disabled}
            @click=${() => this.choose(!this.choosing)}
          >
            ${smileIcon}
          </button>
          ${this.attach && !this.editing ? this.renderAttach(this.attach) : nothing}
          <button
            type="button"
            part="send"
            class="send ${written || this.uploads.length > 0 ? '' : 'away'}"
            aria-label=${this.editing ? msg('Save', { id: 'composer-save' }) : msg('Send', { id: 'composer-send' })}
            ?disabled=${!this.sendable && (written || this.uploads.length > 0)}
            @click=${this.send}
          >
            ${sendIcon}
          </button>
        </div>
        ${
          this.choosing
            ? html`<parley-emoji-picker @parley-emoji-pick=${this.handleEmoji}></parley-emoji-picker>`
            : nothing
        }
      </div>
      ${remaining < COUNT_FROM ? this.renderRemaining(remaining) : nothing}`;
  }

  private renderEditing() {
    return html`<p class="editing">
      <span>${msg('Change your message', { id: 'composer-editing' })}</span>
      <button
        type="button"
        class="tool"
        aria-label=${msg('Cancel', { id: 'composer-cancel' })}
        @click=${this.cancelEdit}
      >
        ${closeIcon}
      </button>
    </p>`;
  }

  private renderAttach({ types }: AttachmentRules) {
    return html`<button
        type="button"
        class="tool"
        aria-label=${msg('Attach files', { id: 'composer-attach' })}
        ?disabled=${this.disabled}
        @click=${() => this.picker.click()}
      >
        ${clipIcon}
      </button>
      <input type="file" hidden multiple tabindex="-1" accept=${types.join(',') || nothing} @change=${this.handlePick} />`;
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

  private handleInput() {
    this.value = this.field.value;
  }

  private handleBoxClick(event: MouseEvent) {
    if (event.target === event.currentTarget) this.focus();
  }

  /** Escape ends the innermost thing first, and only when there is none left the chat around it. */
  private handleEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (this.choosing) {
      this.choose(false);
      this.emojiButton.focus();
    } else if (this.editing) this.cancelEdit();
    else return;
    event.stopPropagation();
  }

  private cancelEdit() {
    this.dispatchEvent(new ParleyEditCancelEvent());
    this.focus();
  }

  private choose(choosing: boolean) {
    this.choosing = choosing;
    if (choosing) {
      void loadEmoji();
      document.addEventListener('pointerdown', this.handleAway);
    } else document.removeEventListener('pointerdown', this.handleAway);
  }

  /** A press anywhere else closes what is open. */
  private handleAway = (event: Event) => {
    const path = event.composedPath();
    const inside = path.some((target) => target === this.emojiButton || isPicker(target));
    if (!inside) this.choose(false);
  };

  private handleEmoji(event: ParleyEmojiPickEvent) {
    event.stopPropagation();
    this.insert(event.emoji);
    this.choose(false);
  }

  private handlePick() {
    const files = [...(this.picker.files ?? [])];
    // The same file may be chosen again.
    this.picker.value = '';
    if (files.length > 0) this.dispatchEvent(new ParleyFilesAddEvent(files));
    this.focus();
  }

  private handlePaste(event: ClipboardEvent) {
    const { clipboardData } = event;
    const files = [...(clipboardData?.files ?? [])];
    // Office programs put a picture of the text beside the text, which is what is meant.
    if (!this.attach || this.editing || files.length === 0 || clipboardData?.types.includes('text/plain'))
      return;
    event.preventDefault();
    this.dispatchEvent(new ParleyFilesAddEvent(files));
  }

  private handleKeydown(event: KeyboardEvent) {
    // While an input method composes, Enter chooses a candidate. Safari ends the composition before its keydown,
    // which then carries 229: https://bugs.webkit.org/show_bug.cgi?id=165004
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    this.send();
  }

  private get sendable(): boolean {
    const { length } = this.value.trim();
    const ready = this.uploads.every(({ phase }) => phase === 'done');
    return !this.disabled && ready && length <= LIMITS.messageText && (length > 0 || this.uploads.length > 0);
  }

  /** Sends what is written, as Enter does. */
  send() {
    if (!this.sendable) return;
    const here = this.shadowRoot?.activeElement;
    if (this.dispatchEvent(new ParleyMessageSendEvent(this.value.trim()))) this.value = '';
    if (here) this.focus();
  }
}

function isPicker(target: EventTarget): boolean {
  return target instanceof Element && target.localName === 'parley-emoji-picker';
}

define('parley-composer', ParleyComposer);

declare global {
  interface HTMLElementTagNameMap {
    'parley-composer': ParleyComposer;
  }
}
