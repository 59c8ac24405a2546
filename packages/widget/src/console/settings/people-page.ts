/** The people on the company's side: who they are, what they may do, in which teams, and whom one has invited. */
import type { Agent, Invitation, Site, TeamSettings } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { AgentTeamsState } from '../../client/agent-teams.js';
import type { PeopleIntent, PeopleState } from '../../client/people.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyPeopleActEvent } from '../events/people-act.js';
import '../copy-line/copy-line.js';
import './invite-form.js';
import { pageStyles } from './page.styles.js';
import { pagedList } from './paged-list.js';
import './person-row.js';
import './sure-button.js';
import { actionErrorWords, momentWords, roleWords } from './words.js';

/**
 * @summary Who works here.
 * @event {ParleyPeopleActEvent} parley-people-act - Somebody changes an account, invites, or takes an invitation back.
 * @event {ParleyMembershipChangeEvent} parley-membership-change - Somebody puts an agent into a team, or takes them out.
 */
export class ParleyPeoplePage extends ParleyElement {
  static override styles = [resetStyles, pageStyles];

  @property({ attribute: false }) people!: PeopleState;
  /** Who is in which team; null while that is not known. */
  @property({ attribute: false }) members: AgentTeamsState | null = null;
  @property({ attribute: false }) teams: readonly TeamSettings[] = [];
  /** Who looks. */
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Origin of the server. */
  @property() server = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { people, members, agent, sites, teams } = this;
    const error = people.error ?? members?.error;
    return html`<h2>${msg('People', { id: 'settings-people' })}</h2>
      <p class="lead">${msg('Who works here, and what each may do.', { id: 'settings-people-lead' })}</p>
      ${error ? html`<parley-notice class="apart" kind="danger">${actionErrorWords(error)}</parley-notice>` : nothing}
      <section>
        ${pagedList(people.accounts, {
          item: (person) => html`<parley-person-row
            .person=${person}
            .agent=${agent}
            .sites=${sites}
            .teams=${teams}
            .colleague=${members?.agents.find(({ id }) => id === person.id) ?? null}
            ?busy=${people.busy || (members?.saving.has(person.id) ?? false)}
          ></parley-person-row>`,
          empty: '',
          load: () => this.act({ do: 'load', list: 'accounts' }),
          more: () => this.act({ do: 'more', list: 'accounts' }),
        })}
      </section>
      <section>
        <h3>${msg('Invite somebody', { id: 'settings-invite' })}</h3>
        <parley-invite-form
          .sites=${sites}
          .error=${people.error}
          .link=${people.link}
          ?owner=${agent.role === 'owner'}
          ?busy=${people.busy}
        ></parley-invite-form>
        ${this.renderLink()}
      </section>
      ${people.invitations.items.length > 0 ? this.renderInvitations(people.invitations) : nothing}`;
  }

  private renderLink() {
    const { link } = this.people;
    if (!link) return nothing;
    const words = msg(
      str`For ${link.email}, good once, until ${momentWords(link.expiresAt)}. It is shown only now.`,
      {
        id: 'settings-link-note',
      },
    );
    return html`<parley-copy-line
      role="status"
      value=${`${this.server}/console#/welcome/${link.token}`}
      label=${msg('Link', { id: 'settings-link' })}
      note=${words}
    ></parley-copy-line>`;
  }

  private renderInvitations(invitations: PeopleState['invitations']) {
    return html`<section>
      <h3>${msg('Invited', { id: 'settings-invited' })}</h3>
      ${pagedList(invitations, {
        item: (one) => this.renderInvitation(one),
        empty: '',
        load: () => this.act({ do: 'load', list: 'invitations' }),
        more: () => this.act({ do: 'more', list: 'invitations' }),
      })}
    </section>`;
  }

  private renderInvitation(one: Invitation) {
    return html`<div class="item">
      <div>
        <p class="name"><bdi dir="ltr">${one.email}</bdi></p>
        <p class="quiet">
          ${one.agentId ? msg('New password', { id: 'settings-password-new' }) : roleWords(one.role)} ·
          ${msg(str`until ${momentWords(one.expiresAt)}`, { id: 'settings-until' })}
        </p>
      </div>
      <parley-sure-button
        label=${msg('Take back', { id: 'settings-revoke-invitation' })}
        what=${one.email}
        @parley-sure=${() => this.act({ do: 'revoke', id: one.id })}
      ></parley-sure-button>
    </div>`;
  }

  private act(intent: PeopleIntent) {
    this.dispatchEvent(new ParleyPeopleActEvent(intent));
  }
}

define('parley-people-page', ParleyPeoplePage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-people-page': ParleyPeoplePage;
  }
}
