/** Who is signed in, and the way out. */
import type { Agent, AgentRole } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ApiError } from '../../client/api-error.js';
import type { NotifyKind } from '../../client/notify-choice.js';
import '../../elements/avatar/avatar.js';
import '../../elements/notice/notice.js';
import { signOutIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { loadErrorWords } from '../error-words.js';
import { ParleyAvailabilityChangeEvent } from '../events/availability-change.js';
import { ParleySignOutEvent } from '../events/sign-out.js';
import { switchStyles } from '../switch.styles.js';
import { accountMenuStyles } from './account-menu.styles.js';

/** Width of the menu in px, as in the styles. */
const WIDTH = 264;
/** Its distance from the button and from the window's sides. */
const GAP = 6;

/**
 * @summary The agent's picture; pressed, it shows name, e-mail and role, and signs out.
 * @event {ParleyAvailabilityChangeEvent} parley-availability-change - The agent goes away, or is there again.
 * @event {ParleyNotifyChooseEvent} parley-notify-choose - The desktop is to tell of other messages.
 * @event {ParleySignOutEvent} parley-sign-out - The agent wants to sign out.
 */
export class ParleyAccountMenu extends ParleyElement {
  static override styles = [resetStyles, switchStyles, accountMenuStyles];

  @query('.menu') private menu!: HTMLElement;
  @query('.who') private button!: HTMLElement;

  /** Who is signed in. */
  @property({ attribute: false }) agent: Agent | null = null;

  /** Whether they said that they are away; null while that is not known. */
  @property({ attribute: false }) away: boolean | null = null;

  /** Why that is not known, or was not changed. */
  @property({ attribute: false }) trouble: ApiError | null = null;

  /** Of which messages the desktop tells. */
  @property({ attribute: false }) notify: ReadonlySet<NotifyKind> = new Set();

  /** Whether signing out is on its way. */
  @property({ type: Boolean }) busy = false;

  /** Whether the last sign-out failed. */
  @property({ type: Boolean }) failed = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.addEventListener('keydown', (event) => this.handleKeydown(event));
  }

  override render() {
    const { agent } = this;
    if (!agent) return nothing;
    // Its name is inside it, because the initials that are seen would contradict an `aria-label`.
    return html`<button type="button" class="who" popovertarget="menu">
        <parley-avatar name=${agent.name} aria-hidden="true"></parley-avatar>
        ${this.away ? html`<span class="badge" title=${msg('Away', { id: 'availability-away' })}></span>` : nothing}
        <span class="visually-hidden"
          >${msg(str`Account of ${agent.name}`, { id: 'account-label' })}</span
        >
      </button>
      <div id="menu" class="menu" popover @beforetoggle=${this.handleToggle}>
        <div class="person">
          <p class="name" dir="auto">${agent.name}</p>
          <p class="detail" dir="ltr">${agent.email}</p>
          <p class="detail">${roleName(agent.role)}</p>
        </div>
        ${this.renderAvailability()}
        <parley-notify-choices .kinds=${this.notify}></parley-notify-choices>
        ${
          this.trouble
            ? html`<parley-notice kind="danger">${loadErrorWords(this.trouble)}</parley-notice>`
            : nothing
        }
        ${
          this.failed
            ? html`<parley-notice kind="danger"
                >${msg('You are still signed in: the server could not be reached.', { id: 'account-failed' })}</parley-notice
              >`
            : nothing
        }
        <button type="button" class="leave" ?disabled=${this.busy} @click=${this.handleLeave}>
          ${signOutIcon} ${msg('Sign out', { id: 'account-sign-out' })}
        </button>
      </div>`;
  }

  private renderAvailability() {
    const { away } = this;
    if (away === null) return nothing;
    return html`<button
        type="button"
        class="there"
        role="switch"
        aria-checked=${away ? 'false' : 'true'}
        aria-describedby="there-means"
        @click=${() => this.dispatchEvent(new ParleyAvailabilityChangeEvent(!away))}
      >
        <span>${msg('Available for conversations', { id: 'availability-label' })}</span>
        <span class="track" aria-hidden="true"></span>
      </button>
      <p id="there-means" class="means">
        ${msg('While you are away, you are given no new conversations.', { id: 'availability-means' })}
      </p>`;
  }

  /** The top layer knows nothing of the button, so the menu is laid at it when it opens. */
  private handleToggle(event: ToggleEvent) {
    if (event.newState !== 'open') return;
    // Who never opens the menu need not have it; without it there is only that less.
    import('../notify-choices/notify-choices.js').catch(() => undefined);
    const { left, right, bottom } = this.button.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const wished = getComputedStyle(this).direction === 'rtl' ? left : right - WIDTH;
    const { style } = this.menu;
    style.insetBlockStart = `${bottom + GAP}px`;
    style.left = `${Math.max(GAP, Math.min(wished, clientWidth - WIDTH - GAP))}px`;
  }

  /** Escape closes the menu, which the browser does, and nothing behind it. */
  private handleKeydown(event: KeyboardEvent) {
    if (event.key === 'Escape' && this.menu.matches(':popover-open')) event.stopPropagation();
  }

  private handleLeave() {
    this.dispatchEvent(new ParleySignOutEvent());
  }
}

function roleName(role: AgentRole): string {
  switch (role) {
    case 'owner':
      return msg('Owner', { id: 'role-owner' });
    case 'admin':
      return msg('Administrator', { id: 'role-admin' });
    case 'agent':
      return msg('Agent', { id: 'role-agent' });
    case 'moderator':
      return msg('Moderator', { id: 'role-moderator' });
    case 'analyst':
      return msg('Analyst', { id: 'role-analyst' });
  }
}

define('parley-account-menu', ParleyAccountMenu);

declare global {
  interface HTMLElementTagNameMap {
    'parley-account-menu': ParleyAccountMenu;
  }
}
