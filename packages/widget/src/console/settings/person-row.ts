/** One account: who it is, its role, its teams, and for moderators the sites. */
import type {
  Account,
  Agent,
  AgentRole,
  Colleague,
  Site,
  TeamSettings,
  UpdateAccountInput,
} from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import '../../elements/button/button.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyMembershipChangeEvent } from '../events/membership-change.js';
import { ParleyPeopleActEvent } from '../events/people-act.js';
import type { ParleyTickEvent } from '../events/tick.js';
import { check } from './form.js';
import { pageStyles } from './page.styles.js';
import './sure-button.js';
import './tick-list.js';
import { ROLES, roleWords } from './words.js';

const styles = css`
  .all {
    display: grid;
    gap: 8px;
  }
`;

/**
 * @summary An agent's account.
 * @event {ParleyPeopleActEvent} parley-people-act - Somebody changes the account.
 * @event {ParleyMembershipChangeEvent} parley-membership-change - Somebody puts the agent into a team, or takes them out.
 */
export class ParleyPersonRow extends ParleyElement {
  static override styles = [resetStyles, pageStyles, styles];

  @property({ attribute: false }) person!: Account;
  /** Who looks. */
  @property({ attribute: false }) agent!: Agent;
  /** The person as colleagues see them, with their teams; null while that is not known, and for closed accounts. */
  @property({ attribute: false }) colleague: Colleague | null = null;
  @property({ attribute: false }) sites: readonly Site[] = [];
  @property({ attribute: false }) teams: readonly TeamSettings[] = [];
  /** Whether a change is on its way. */
  @property({ type: Boolean }) busy = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { person, busy } = this;
    const above = person.role === 'owner' && this.agent.role !== 'owner';
    const roles = ROLES.filter(
      (role) => role !== 'owner' || this.agent.role === 'owner' || person.role === 'owner',
    );
    return html`<div class="all">
      <div class="item">
        <div>
          <p class="name">
            <bdi>${person.name}</bdi>
            ${person.active ? nothing : html`<span class="tag">${msg('Closed', { id: 'settings-closed' })}</span>`}
          </p>
          <p class="quiet"><bdi dir="ltr">${person.email}</bdi></p>
        </div>
        <div class="row">
          <select
            aria-label=${msg(str`Role of ${person.name}`, { id: 'settings-role-of' })}
            ?disabled=${above || busy}
            .value=${live(person.role)}
            @change=${(event: Event) =>
              this.change({ role: (event.currentTarget as HTMLSelectElement).value as AgentRole })}
          >
            ${roles.map(
              (role) =>
                html`<option value=${role} ?selected=${role === person.role}>${roleWords(role)}</option>`,
            )}
          </select>
          ${above || person.id === this.agent.id ? nothing : this.renderDeeds()}
        </div>
      </div>
      ${person.role === 'moderator' && !above ? this.renderSites() : nothing} ${this.renderTeams()}
    </div>`;
  }

  private renderDeeds() {
    const { person } = this;
    return html`<parley-button
        variant="quiet"
        @click=${() => this.dispatchEvent(new ParleyPeopleActEvent({ do: 'renew', id: person.id }))}
        >${msg('New password', { id: 'settings-password-new' })}</parley-button
      >
      ${
        person.active
          ? html`<parley-sure-button
            label=${msg('Close account', { id: 'settings-close' })}
            what=${person.name}
            @parley-sure=${() => this.change({ active: false })}
          ></parley-sure-button>`
          : html`<parley-button @click=${() => this.change({ active: true })}
            >${msg('Open again', { id: 'settings-reopen' })}</parley-button
          >`
      }`;
  }

  /** None chosen: all of them. */
  private renderSites() {
    const { person, sites } = this;
    return html`<div class="row">
      ${sites.map((site) =>
        check({
          label: site.name,
          checked: person.siteIds?.includes(site.id) ?? true,
          disabled: this.busy,
          change: (on) => {
            const all = sites.map(({ id }) => id);
            const now = all.filter((id) => (id === site.id ? on : (person.siteIds?.includes(id) ?? true)));
            this.change({ siteIds: now.length === all.length ? null : now });
          },
        }),
      )}
    </div>`;
  }

  private renderTeams() {
    const { colleague, teams } = this;
    if (!colleague || teams.length === 0) return nothing;
    return html`<parley-tick-list
      label=${msg('Teams', { id: 'settings-person-teams' })}
      what=${colleague.name}
      none=${msg('none', { id: 'settings-person-teams-none' })}
      .options=${teams.map(({ id, name }) => {
        return { id, label: name, ticked: colleague.teams.includes(id), disabled: this.busy };
      })}
      @parley-tick=${({ optionId, isOn }: ParleyTickEvent) =>
        this.dispatchEvent(
          new ParleyMembershipChangeEvent({ agentId: colleague.id, teamId: optionId, isIn: isOn }),
        )}
    ></parley-tick-list>`;
  }

  private change(input: UpdateAccountInput) {
    this.dispatchEvent(new ParleyPeopleActEvent({ do: 'change', id: this.person.id, input }));
  }
}

define('parley-person-row', ParleyPersonRow);

declare global {
  interface HTMLElementTagNameMap {
    'parley-person-row': ParleyPersonRow;
  }
}
