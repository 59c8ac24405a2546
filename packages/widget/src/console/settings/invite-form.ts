/** Asks whom to invite, and as what. */
import type { AgentRole, InvitationWithToken, Site } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError } from '../../client/api-error.js';
import '../../elements/button/button.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyPeopleActEvent } from '../events/people-act.js';
import { check, choice, field } from './form.js';
import { pageStyles } from './page.styles.js';
import { ROLES, roleWords } from './words.js';

/**
 * @summary A form that makes an invitation.
 * @event {ParleyPeopleActEvent} parley-people-act - Somebody is to be invited.
 */
export class ParleyInviteForm extends ParleyElement {
  static override styles = [resetStyles, pageStyles];

  @state() private email = '';
  @state() private wanted: AgentRole = 'agent';
  @state() private siteIds: readonly string[] = [];

  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Why the last one was refused. */
  @property({ attribute: false }) error: ApiError | null = null;
  /** What came of the last one. */
  @property({ attribute: false }) link: InvitationWithToken | null = null;
  /** Whether an owner asks, who may make owners. */
  @property({ type: Boolean }) owner = false;
  @property({ type: Boolean }) busy = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    // What was asked for is there: the next one begins empty.
    const made = changed.has('link') ? this.link?.email.toLowerCase() : undefined;
    if (made === this.email.trim().toLowerCase()) this.email = '';
  }

  override render() {
    return html`<form novalidate @submit=${this.invite}>
      <div class="pair">
        ${field({
          id: 'email',
          label: msg('E-mail', { id: 'settings-email' }),
          type: 'email',
          value: this.email,
          mistake: this.error?.details.find(({ path }) => path === 'email')?.message,
          change: (value) => {
            this.email = value;
          },
        })}
        ${choice({
          id: 'role',
          label: msg('Role', { id: 'settings-role' }),
          value: this.wanted,
          options: ROLES.filter((role) => role !== 'owner' || this.owner).map(
            (role) => [role, roleWords(role)] as const,
          ),
          change: (value) => {
            this.wanted = value as AgentRole;
          },
        })}
      </div>
      ${this.wanted === 'moderator' ? this.renderSites() : nothing}
      <div>
        <parley-button variant="primary" ?disabled=${this.busy} @click=${this.invite}
          >${msg('Make a link', { id: 'settings-invite-make' })}</parley-button
        >
      </div>
    </form>`;
  }

  private renderSites() {
    return html`<fieldset>
      <legend class="hint">${msg('Only these sites (none: all)', { id: 'settings-invite-sites' })}</legend>
      <div class="row">
        ${this.sites.map((site) =>
          check({
            label: site.name,
            checked: this.siteIds.includes(site.id),
            change: (on) => {
              const others = this.siteIds.filter((id) => id !== site.id);
              this.siteIds = on ? [...others, site.id] : others;
            },
          }),
        )}
      </div>
    </fieldset>`;
  }

  private invite = (event: Event) => {
    event.preventDefault();
    const { email, wanted: role, siteIds } = this;
    const chosen = role === 'moderator' && siteIds.length > 0 ? [...siteIds] : null;
    this.dispatchEvent(new ParleyPeopleActEvent({ do: 'invite', input: { email, role, siteIds: chosen } }));
  };
}

define('parley-invite-form', ParleyInviteForm);

declare global {
  interface HTMLElementTagNameMap {
    'parley-invite-form': ParleyInviteForm;
  }
}
