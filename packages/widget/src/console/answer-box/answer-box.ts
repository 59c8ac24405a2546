/**
 * Where an agent writes: an answer to the customer, or a note to colleagues, which looks like one. It completes `@` and
 * `/`, hands the text over by event, and never sends or loads.
 */
import type { AttachmentRules, Colleague } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { UploadItem } from '../../client/uploads.js';
import '../../elements/composer/composer.js';
import type { ParleyComposer } from '../../elements/composer/composer.js';
import { lockIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyDraftChangeEvent } from '../events/draft-change.js';
import { ParleyWritingModeEvent } from '../events/writing-mode.js';
import { answerBoxStyles } from './answer-box.styles.js';
import { beginsLike, findToken, type Token } from './find-token.js';

/** What `/` offers: a name to find it by, and what it puts into the field. */
export interface ReadyAnswer {
  id: string;
  name: string;
  text: string;
}

interface Suggestion {
  id: string;
  label: string;
  detail: string;
  text: string;
}

/** As many as fit above the field. */
const SHOWN = 6;

/**
 * @summary A composer with two modes.
 * @event {ParleyDraftChangeEvent} parley-draft-change - Something was written.
 * @event {ParleyWritingModeEvent} parley-writing-mode - The other mode was chosen.
 * @event {ParleyMessageSendEvent} parley-message-send - It should be sent. Call `preventDefault()` to keep the text.
 */
export class ParleyAnswerBox extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, answerBoxStyles];

  @query('parley-composer') private composer!: ParleyComposer | null;
  @query('[aria-selected="true"]') private selected!: HTMLElement | null;

  @state() private token: Token | null = null;
  @state() private at = 0;

  /** What is written. */
  @property() value = '';

  /** Whether it is a note. */
  @property({ type: Boolean, reflect: true }) noting = false;

  /** Whom a note can call. */
  @property({ attribute: false }) agents: readonly Colleague[] = [];

  /** What `/` offers, ready to be put in. */
  @property({ attribute: false }) answers: readonly ReadyAnswer[] = [];

  /** What can be attached; null when nothing can. */
  @property({ attribute: false }) attach: AttachmentRules | null = null;

  @property({ attribute: false }) uploads: readonly UploadItem[] = [];

  /** Whether `value` is a message that was sent and is being changed. */
  @property({ type: Boolean }) editing = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Sends what is written, as Enter does. */
  send() {
    this.composer?.send();
  }

  override focus(options?: FocusOptions) {
    this.composer?.focus(options);
  }

  /** Only then can it take the focus. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await this.composer?.updateComplete;
    return done;
  }

  protected override updated() {
    const { composer } = this;
    if (composer?.hasUpdated) composer.suggestion = this.token ? this.selected : null;
    this.selected?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { suggestions } = this;
    return html`<div class="box" @keydown=${{ handleEvent: this.handleKeydown, capture: true }}>
      ${this.editing ? nothing : this.renderModes()} ${this.renderSuggestions(suggestions)}
      <parley-composer
        .value=${this.value}
        .attach=${this.attach}
        .uploads=${this.uploads}
        ?editing=${this.editing}
        placeholder=${
          this.noting
            ? msg('Write a note that only colleagues see…', { id: 'note-placeholder' })
            : msg('Write an answer…', { id: 'conversation-placeholder' })
        }
        @input=${this.handleInput}
        @focusout=${this.close}
      ></parley-composer>
    </div>`;
  }

  private renderModes() {
    return html`<div class="modes" role="group" aria-label=${msg('Write', { id: 'answer-modes' })}>
      ${this.renderMode(false, msg('Answer', { id: 'answer-mode' }))}
      ${this.renderMode(true, msg('Note', { id: 'note-label' }))}
    </div>`;
  }

  private renderMode(noting: boolean, label: string) {
    return html`<button
      type="button"
      aria-pressed=${this.noting === noting ? 'true' : 'false'}
      @click=${() => this.dispatchEvent(new ParleyWritingModeEvent(noting))}
    >
      ${noting ? lockIcon : nothing}${label}
    </button>`;
  }

  private renderSuggestions(suggestions: readonly Suggestion[]) {
    const count = new Intl.NumberFormat(formatLocale()).format(suggestions.length);
    return html`<div class="visually-hidden" role="status">
        ${suggestions.length > 0 ? msg(str`Suggestions: ${count}`, { id: 'answer-suggestions' }) : nothing}
      </div>
      ${
        suggestions.length > 0
          ? html`<div
              class="suggestions"
              role="listbox"
              aria-label=${msg('Suggestions', { id: 'answer-suggestions-label' })}
              @pointerdown=${(event: Event) => event.preventDefault()}
            >
              ${suggestions.map((suggestion, index) => this.renderSuggestion(suggestion, index))}
            </div>`
          : nothing
      }`;
  }

  private renderSuggestion(suggestion: Suggestion, index: number) {
    const { label, detail } = suggestion;
    return html`<div
      id="suggestion-${index}"
      role="option"
      aria-selected=${index === this.at ? 'true' : 'false'}
      @click=${() => this.take(suggestion)}
    >
      <span class="label" dir="auto">${label}</span>
      ${detail ? html`<span class="detail" dir="auto">${detail}</span>` : nothing}
    </div>`;
  }

  private get suggestions(): readonly Suggestion[] {
    const { token } = this;
    if (!token) return [];
    const { kind, query } = token;
    const all =
      kind === 'agent'
        ? (this.noting ? this.agents : []).map(
            ({ id, name }): Suggestion => ({ id, label: name, detail: '', text: `@${name} ` }),
          )
        : this.answers.map(
            ({ id, name, text }): Suggestion => ({ id, label: name, detail: text.slice(0, 120), text }),
          );
    return all.filter(({ label }) => beginsLike(label, query)).slice(0, SHOWN);
  }

  private handleInput() {
    const { composer } = this;
    if (!composer) return;
    this.token = this.editing ? null : findToken(composer.value, composer.caret);
    this.at = 0;
    this.dispatchEvent(new ParleyDraftChangeEvent(composer.value));
  }

  /** Before the composer hears it: while suggestions are shown, Enter takes one. */
  private handleKeydown = (event: KeyboardEvent) => {
    const { suggestions } = this;
    if (suggestions.length === 0 || event.isComposing || event.keyCode === 229) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = suggestions[this.at];
    if (by !== 0) this.at = (this.at + by + suggestions.length) % suggestions.length;
    else if (event.key === 'Escape') this.close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) this.take(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private take({ text }: Suggestion) {
    const { token, composer } = this;
    if (!token || !composer) return;
    composer.insert(text, token.from, composer.caret);
    this.close();
  }

  private close() {
    this.token = null;
  }
}

define('parley-answer-box', ParleyAnswerBox);

declare global {
  interface HTMLElementTagNameMap {
    'parley-answer-box': ParleyAnswerBox;
  }
}
