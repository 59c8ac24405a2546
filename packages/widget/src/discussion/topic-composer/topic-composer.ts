/**
 * Where one writes into a discussion: one line until it is used, then a field that grows, a name and a button. It hands
 * the words over by event and never sends; whoever listens decides when it is empty again.
 */
import { LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { BaseComposer } from '../../elements/composer/base-composer.js';
import { baseComposerStyles } from '../../elements/composer/base-composer.styles.js';
import { ParleyEditCancelEvent } from '../../events/edit-cancel.js';
import { ParleyTopicWriteEvent } from '../../events/topic-write.js';
import { msg } from '../../internal/localize.js';
import { define, resetStyles } from '../../internal/parley-element.js';
import { topicComposerStyles } from './topic-composer.styles.js';

const DAY_MS = 86_400_000;

/**
 * @summary A field for a public message. Ctrl or ⌘ with Enter sends, Escape closes an answer.
 * @event {ParleyTopicWriteEvent} parley-topic-write - The words are to be sent, or saved.
 * @event {ParleyEditCancelEvent} parley-edit-cancel - It is not wanted any more.
 */
export class ParleyTopicComposer extends BaseComposer {
  static override styles = [resetStyles, baseComposerStyles, topicComposerStyles];

  @query('.name input') private nameField!: HTMLInputElement | null;
  @query('.trap input') private trapField!: HTMLInputElement;
  @state() private used = false;
  private began = 0;

  /** The name under which it will stand; empty to offer a field for one. */
  @property() name = '';

  /** `open` begins a branch, `reply` answers, `edit` changes what was said. */
  @property({ reflect: true }) purpose: 'open' | 'reply' | 'edit' = 'open';

  /** Puts the caret behind what is written. */
  override focus(options?: FocusOptions) {
    this.field?.focus(options);
    this.field?.setSelectionRange(this.value.length, this.value.length);
  }

  override render() {
    const open = this.used || this.purpose !== 'open' || this.value !== '';
    return html`<div class="box ${open ? 'open' : ''}" @keydown=${this.handleKeydown} @focusin=${this.handleFocus}>
      ${this.renderField(msg('Your message', { id: 'topic-field' }))}
      <div class="trap" aria-hidden="true">
        <label>Website <input type="text" name="website" tabindex="-1" autocomplete="off" /></label>
      </div>
      ${open ? this.renderFoot() : nothing}
    </div>`;
  }

  private renderFoot() {
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
      ${this.renderRemaining()}
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

  private handleFocus() {
    this.used = true;
    // From here on, and not from the first key: what is pasted is written as well.
    this.began ||= performance.now();
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
    return this.text !== '' && this.remaining >= 0;
  }

  private send() {
    if (!this.sendable) return;
    const writtenMs = this.began ? Math.min(DAY_MS, Math.round(performance.now() - this.began)) : 0;
    this.began = 0;
    const name = this.nameField?.value.trim() ?? '';
    const writing = { text: this.text, name, trap: this.trapField.value, writtenMs };
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
