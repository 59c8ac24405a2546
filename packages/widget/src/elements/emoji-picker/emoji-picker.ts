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
import { emojiPickerStyles } from './emoji-picker.styles.js';

interface Emoji {
  emoji: string;
  words: string;
}

type Group = keyof typeof EMOJI;

const GROUPS = Object.keys(EMOJI) as Group[];

/** More are not looked through by anybody. */
const FOUND_MOST = 80;

function read(text: string): Emoji[] {
  return text.split(';').map((entry) => {
    const space = entry.indexOf(' ');
    return { emoji: entry.slice(0, space), words: entry.slice(space + 1) };
  });
}

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

  @query('.grid') private grid!: HTMLElement;

  @state() private group: Group = 'people';

  @state() private search = '';

  /** Which of the shown ones Tab comes to. */
  @state() private at = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
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
          ({ emoji, words }, i) =>
            html`<button
              type="button"
              tabindex=${i === this.at ? '0' : '-1'}
              title=${this.english ? words : nothing}
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

  /** The names are English: a search in any other language would find nothing, and say so of everything. */
  private renderSearch() {
    if (!this.english) return nothing;
    return html`<input
      type="search"
      aria-label=${msg('Search emoji', { id: 'emoji-search' })}
      placeholder=${msg('Search emoji', { id: 'emoji-search' })}
      .value=${this.search}
      @input=${this.handleSearch}
    />`;
  }

  private renderGroup(group: Group) {
    const [first] = read(EMOJI[group].slice(0, 100));
    return html`<button
      type="button"
      aria-pressed=${group === this.group && !this.search ? 'true' : 'false'}
      aria-label=${this.nameOf(group)}
      title=${this.nameOf(group)}
      @click=${() => this.handleGroup(group)}
    >
      ${first?.emoji}
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

  private get english(): boolean {
    return language() === 'en';
  }

  private get shown(): Emoji[] {
    if (!this.search) return read(EMOJI[this.group]);
    const search = this.search.toLowerCase();
    const words = search.split(/\s+/);
    const all = GROUPS.flatMap((group) => read(EMOJI[group]));
    const found = all.filter((one) => words.every((word) => ` ${one.words}`.includes(` ${word}`)));
    // What is called so comes before what has to do with it.
    const isCalled = (one: Emoji) => Number(one.words.startsWith(search));
    return found.sort((a, b) => isCalled(b) - isCalled(a)).slice(0, FOUND_MOST);
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
