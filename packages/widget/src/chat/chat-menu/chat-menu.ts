/** The chat's menu. It takes the focus when it appears; whoever shows it takes it away again. */
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { type MenuChoice, ParleyMenuChooseEvent } from '../../events/menu-choose.js';
import { bellIcon, checkIcon, downloadIcon, mailIcon, signOutIcon, soundIcon } from '../../internal/icons.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { chatMenuStyles } from './chat-menu.styles.js';

const ICONS = {
  sound: soundIcon,
  notify: bellIcon,
  'transcript-mail': mailIcon,
  transcript: downloadIcon,
  'log-out': signOutIcon,
} as const;

/** Those that are switched on and off. */
const SWITCHES: ReadonlySet<MenuChoice> = new Set(['sound', 'notify']);

/**
 * @summary What can be done with the chat as a whole. Arrow keys move in it.
 * @event {ParleyMenuChooseEvent} parley-menu-choose - One was chosen.
 */
export class ParleyChatMenu extends ParleyElement {
  static override styles = [resetStyles, chatMenuStyles];

  /** What it offers, in order. */
  @property({ attribute: false }) choices: readonly MenuChoice[] = [];

  /** Those that are switched on. */
  @property({ attribute: false }) chosen: readonly MenuChoice[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    this.items[0]?.focus();
  }

  override render() {
    return html`<div role="menu" aria-label=${msg('More', { id: 'chat-more' })} @keydown=${this.handleKeydown}>
      ${this.choices.map((choice) => this.renderChoice(choice))}
    </div>`;
  }

  private renderChoice(choice: MenuChoice) {
    const on = this.chosen.includes(choice);
    const isSwitch = SWITCHES.has(choice);
    return html`<button
      type="button"
      role=${isSwitch ? 'menuitemcheckbox' : 'menuitem'}
      aria-checked=${isSwitch ? (on ? 'true' : 'false') : nothing}
      tabindex="-1"
      @click=${() => this.dispatchEvent(new ParleyMenuChooseEvent(choice))}
    >
      ${ICONS[choice]}<span>${this.nameOf(choice)}</span>${isSwitch && on ? checkIcon : ''}
    </button>`;
  }

  private nameOf(choice: MenuChoice): string {
    switch (choice) {
      case 'sound':
        return msg('Sound for new messages', { id: 'menu-sound' });
      case 'notify':
        return msg('Notify me of answers', { id: 'menu-notify' });
      case 'transcript-mail':
        return msg('Send me this conversation', { id: 'menu-transcript-mail' });
      case 'transcript':
        return msg('Download this conversation', { id: 'menu-transcript' });
      case 'log-out':
        return msg('Log out', { id: 'menu-log-out' });
    }
  }

  private get items(): HTMLButtonElement[] {
    return [...(this.shadowRoot?.querySelectorAll('button') ?? [])];
  }

  private handleKeydown(event: KeyboardEvent) {
    const { items } = this;
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
    const targets: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    items[target]?.focus();
  }
}

define('parley-chat-menu', ParleyChatMenu);

declare global {
  interface HTMLElementTagNameMap {
    'parley-chat-menu': ParleyChatMenu;
  }
}
