/**
 * All emoji, by group, in a grid for pointer and keyboard. Loaded when it is first opened. It has no styles or markup
 * of its own making at run time, so that it works under the strictest policy of a page.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { ParleyEmojiPickEvent } from '../../events/emoji-pick.js';
import { language, msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { EMOJI } from './emoji-data.js';
import { type EmojiNames, hasNames, loadNames } from './emoji-names.js';
import { emojiPickerStyles } from './emoji-picker.styles.js';

type Group = keyof typeof EMOJI;

const GROUPS = Object.keys(EMOJI) as Group[];

/** More are not looked through by anybody. */
const FOUND_MOST = 80;

/**
 * @summary Emoji to choose from. Arrow keys move in the grid, Enter chooses.
 * @event {ParleyEmojiPickEvent} parley-emoji-pick - One was chosen.
 */
export class ParleyEmojiPicker extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, emojiPickerStyles];

  private namedIn = '';

  @query('.grid') private grid!: HTMLElement;

  @state() private group: Group = 'people';

  @state() private search = '';

  /** What they are called in the reader's language; null where nobody knows, and until it has loaded. */
  @state() private names: EmojiNames | null = null;

  /** Which of the shown ones Tab comes to. */
  @state() private at = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate() {
    if (this.namedIn !== language()) void this.loadNames(language());
  }

  protected override firstUpdated() {
    // On a touch screen the caret would bring the keyboard up over what one came to look at.
    if (!matchMedia('(pointer: coarse)').matches) this.focus();
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('group') || changed.has('search')) this.grid.scrollTop = 0;
  }

  override render() {
    const shown = this.shown;
    return html`${this.renderSearch()}
      <div class="groups" role="group" aria-label=${msg('Kinds of emoji', { id: 'emoji-groups' })}>
        ${GROUPS.map((group) => this.renderGroup(group))}
      </div>
      <div class="grid" role="group" aria-label=${msg('Emoji', { id: 'emoji-label' })} @keydown=${this.handleKeydown}>
        ${shown.map(
          (emoji, i) =>
            html`<button
              type="button"
              tabindex=${i === this.at ? '0' : '-1'}
              title=${this.names?.nameOf(emoji) ?? nothing}
              aria-label=${emoji}
              @click=${() => this.dispatchEvent(new ParleyEmojiPickEvent(emoji))}
            >
              ${emoji}
            </button>`,
        )}
      </div>
      ${
        shown.length === 0
          ? html`<p role="status">${msg('Nothing found.', { id: 'emoji-none' })}</p>`
          : nothing
      }`;
  }

  /** It stands there from the start where there will be names, so that it can take the focus. */
  private renderSearch() {
    if (!hasNames(language())) return nothing;
    return html`<input
      type="search"
      aria-label=${msg('Search emoji', { id: 'emoji-search' })}
      placeholder=${msg('Search emoji', { id: 'emoji-search' })}
      .value=${this.search}
      @input=${this.handleSearch}
    />`;
  }

  private renderGroup(group: Group) {
    const [first] = EMOJI[group].split(' ');
    return html`<button
      type="button"
      aria-pressed=${group === this.group && !this.search ? 'true' : 'false'}
      aria-label=${this.nameOf(group)}
      title=${this.nameOf(group)}
      @click=${() => this.handleGroup(group)}
    >
      ${first}
    </button>`;
  }

  private nameOf(group: Group): string {
    switch (group) {
      case 'people':
        return msg('Smileys and people', { id: 'emoji-people' });
      case 'nature':
        return msg('Animals and nature', { id: 'emoji-nature' });
      case 'food':
        return msg('Food and drink', { id: 'emoji-food' });
      case 'travel':
        return msg('Travel and places', { id: 'emoji-travel' });
      case 'activities':
        return msg('Activities', { id: 'emoji-activities' });
      case 'objects':
        return msg('Objects', { id: 'emoji-objects' });
      case 'symbols':
        return msg('Symbols', { id: 'emoji-symbols' });
      case 'flags':
        return msg('Flags', { id: 'emoji-flags' });
    }
  }

  private get shown(): readonly string[] {
    if (this.search && this.names) return this.names.find(this.search).slice(0, FOUND_MOST);
    return EMOJI[this.group].split(' ');
  }

  private async loadNames(language: string) {
    this.namedIn = language;
    this.names = null;
    const names = await loadNames(language);
    if (this.namedIn === language) this.names = names;
  }

  private handleSearch(event: Event) {
    this.search = (event.target as HTMLInputElement).value.trim();
    this.at = 0;
  }

  private handleGroup(group: Group) {
    this.search = '';
    this.group = group;
    this.at = 0;
  }

  private handleKeydown(event: KeyboardEvent) {
    const buttons = [...this.grid.querySelectorAll('button')];
    const across = getComputedStyle(this.grid).gridTemplateColumns.split(' ').length;
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: across,
      ArrowUp: -across,
      Home: -buttons.length,
      End: buttons.length,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    this.at = Math.min(buttons.length - 1, Math.max(0, this.at + step));
    buttons[this.at]?.focus();
  }
}

define('parley-emoji-picker', ParleyEmojiPicker);

declare global {
  interface HTMLElementTagNameMap {
    'parley-emoji-picker': ParleyEmojiPicker;
  }
}
