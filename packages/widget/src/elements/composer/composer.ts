/**
 * Where a message is written. It hands the text over by event and empties itself only when the listener has not
 * called `preventDefault()`; it never sends, and never cuts off what somebody wrote.
 */
import type { AttachmentRules } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { UploadItem } from '../../client/uploads.js';
import { ParleyEditCancelEvent } from '../../events/edit-cancel.js';
import type { ParleyEmojiPickEvent } from '../../events/emoji-pick.js';
import { ParleyFilesAddEvent } from '../../events/files-add.js';
import { ParleyMessageSendEvent } from '../../events/message-send.js';
import { clipIcon, closeIcon, sendIcon, smileIcon } from '../../internal/icons.js';
import { msg } from '../../internal/localize.js';
import { define, resetStyles } from '../../internal/parley-element.js';
import { BaseComposer } from './base-composer.js';
import { baseComposerStyles } from './base-composer.styles.js';
import { composerStyles } from './composer.styles.js';

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
export class ParleyComposer extends BaseComposer {
  static override styles = [resetStyles, baseComposerStyles, composerStyles];

  @query('input') private picker!: HTMLInputElement;
  @query('.emoji') private emojiButton!: HTMLElement;

  @state() private choosing = false;

  /** Whether nothing can be written now. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** What can be attached; null when nothing can. */
  @property({ attribute: false }) attach: AttachmentRules | null = null;

  /** Files that go with the message. */
  @property({ attribute: false }) uploads: readonly UploadItem[] = [];

  /** Whether `value` is a message that was sent and is being changed. */
  @property({ type: Boolean }) editing = false;

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

  protected override updated() {
    this.field.enterKeyHint = 'send';
    this.field.disabled = this.disabled;
  }

  override render() {
    const written = this.text !== '' || this.uploads.length > 0;
    return html`<div part="box" class="box" @click=${this.handleBoxClick} @keydown=${this.handleEscape}>
        ${this.editing ? this.renderEditing() : nothing}
        ${
          this.uploads.length > 0
            ? html`<parley-upload-list .items=${this.uploads}></parley-upload-list>`
            : nothing
        }
        <div class="row" @keydown=${this.handleKeydown} @paste=${this.handlePaste}>
          ${this.renderField(
            msg('Message', { id: 'composer-label' }),
            this.placeholder || msg('Write a message…', { id: 'composer-placeholder' }),
          )}
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
            class="send ${written ? '' : 'away'}"
            aria-label=${this.editing ? msg('Save', { id: 'composer-save' }) : msg('Send', { id: 'composer-send' })}
            ?disabled=${!this.sendable && written}
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
      ${this.renderRemaining()}`;
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
    if (event.target !== this.field || event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    this.send();
  }

  private get sendable(): boolean {
    const ready = this.uploads.every(({ phase }) => phase === 'done');
    return !this.disabled && ready && this.remaining >= 0 && (this.text !== '' || this.uploads.length > 0);
  }

  /** Sends what is written, as Enter does. */
  send() {
    if (!this.sendable) return;
    const here = this.shadowRoot?.activeElement;
    if (this.dispatchEvent(new ParleyMessageSendEvent(this.text))) this.value = '';
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
