/**
 * The command palette: a word or two, Enter, done. The caret stays in the field; the arrows move what Enter would
 * run. It runs nothing itself.
 */
import { LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { type Command, findCommands, tagCommand } from '../commands.js';
import { ParleyCommandRunEvent } from '../events/command-run.js';
import { ParleyOverlayCloseEvent } from '../events/overlay-close.js';
import { overlayStyles } from '../overlay.styles.js';
import { paletteStyles } from './palette.styles.js';

/** As many as can be looked through; more are found by one more letter. */
const SHOWN = 30;

/**
 * @summary Finds commands, places and conversations by their words.
 * @event {ParleyCommandRunEvent} parley-command-run - One was chosen. It comes after the window has closed.
 * @event {ParleyOverlayCloseEvent} parley-overlay-close - It was closed.
 */
export class ParleyPalette extends ParleyElement {
  static override styles = [resetStyles, overlayStyles, paletteStyles];

  private chosen: string | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;
  @query('[aria-selected="true"]') private selected!: HTMLElement | null;

  @state() private words = '';
  @state() private at = 0;

  @property({ attribute: false }) commands: readonly Command[] = [];

  /** What alone is offered, as the ids of its commands begin: `snooze`, `tag`. Everything when empty. */
  @property() only = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    this.dialog.showModal();
    this.input.focus();
  }

  protected override updated() {
    this.selected?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { found } = this;
    const title = msg('Commands', { id: 'palette-title' });
    return html`<dialog aria-label=${title} @close=${this.handleClose} @keydown=${this.handleKeydown}>
      <div class="field">
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${found.length > 0 ? `found-${this.at}` : nothing}
          aria-label=${msg('Find a command or a conversation', { id: 'palette-hint' })}
          placeholder=${msg('Find a command or a conversation', { id: 'palette-hint' })}
          autocomplete="off"
          spellcheck="false"
          @input=${this.handleInput}
        />
      </div>
      <div id="found" role="listbox" aria-label=${title}>
        ${found.map((command, index) => this.renderOption(command, index))}
      </div>
      <div role="status">
        ${found.length === 0 ? html`<p class="none">${msg('Nothing found.', { id: 'palette-none' })}</p>` : nothing}
      </div>
    </dialog>`;
  }

  private renderOption({ id, label, keys }: Command, index: number) {
    return html`<div
      id="found-${index}"
      role="option"
      aria-selected=${index === this.at ? 'true' : 'false'}
      @click=${() => this.choose(id)}
    >
      <span dir="auto">${label}</span>
      ${keys.length > 0 ? html`<span class="keys" dir="ltr">${keys.map((key) => html`<kbd>${key}</kbd>`)}</span>` : nothing}
    </div>`;
  }

  /** What one does by keys alone makes no sense to choose from a list. */
  private get found(): readonly Command[] {
    const { only, commands } = this;
    const useful = commands.filter(({ id }) => (only ? id.startsWith(`${only}:`) : !KEYS_ONLY.has(id)));
    const found = findCommands(useful, this.words).slice(0, SHOWN);
    const tag = this.words.trim().toLowerCase().slice(0, LIMITS.tag);
    // A tag need not be there already.
    const isNew = only === 'tag' && tag !== '' && !found.some(({ id }) => id === `tag:${tag}`);
    return isNew ? [...found, tagCommand(tag)] : found;
  }

  private choose(id: string) {
    this.chosen = id;
    this.dialog.close();
  }

  private handleInput() {
    this.words = this.input.value;
    this.at = 0;
  }

  private handleKeydown(event: KeyboardEvent) {
    // Nothing behind the window may hear what is typed into it.
    event.stopPropagation();
    if (event.isComposing) return;
    const { length } = this.found;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      if (length > 0) this.at = (this.at + by + length) % length;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const command = this.found[this.at];
      if (command) this.choose(command.id);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      this.dialog.close();
    }
  }

  private handleClose() {
    this.dispatchEvent(new ParleyOverlayCloseEvent());
    // Only now: the browser has given the focus back, and the command may move it.
    if (this.chosen) this.dispatchEvent(new ParleyCommandRunEvent(this.chosen));
  }
}

const KEYS_ONLY: ReadonlySet<string> = new Set(['next', 'open', 'palette', 'choose']);

define('parley-palette', ParleyPalette);

declare global {
  interface HTMLElementTagNameMap {
    'parley-palette': ParleyPalette;
  }
}
