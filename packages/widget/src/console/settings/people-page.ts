/** The people on the company's side: who they are, what they may do, and whom one has invited. */
import type {
  Account,
  AgentRole,
  Invitation,
  InvitationWithToken,
  UpdateAccountInput,
} from '@parley/protocol';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { PagedList } from '../../client/paged-list.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import './copy-line.js';
import { check, choice, field } from './form.js';
import { SettingsPage } from './settings-page.js';
import './sure-button.js';
import { momentWords, roleWords } from './words.js';

const ROLES: readonly AgentRole[] = ['owner', 'admin', 'agent', 'moderator', 'analyst'];

export class ParleyPeoplePage extends SettingsPage {
  private accounts = new PagedList<Account>((cursor) => this.staff.accounts({ cursor }));
  private invited = new PagedList<Invitation>((cursor) => this.staff.invitations({ cursor }));
  private showing = new StoreController(this, this.accounts);
  private waiting = new StoreController(this, this.invited);

  @state() private email = '';
  @state() private wanted: AgentRole = 'agent';
  @state() private siteIds: readonly string[] = [];
  @state() private link: InvitationWithToken | null = null;

  protected override firstUpdated() {
    void this.accounts.load();
    void this.invited.load();
  }

  override render() {
    return html`<h2>${msg('People', { id: 'settings-people' })}</h2>
      <p class="lead">${msg('Who works here, and what each may do.', { id: 'settings-people-lead' })}</p>
      ${this.renderError()}
      <section>
        ${this.renderList(this.accounts, this.showing.state, { item: (one) => this.renderPerson(one), empty: '' })}
      </section>
      ${this.renderInvite()}
      ${
        this.waiting.state.items.length > 0
          ? html`<section>
            <h3>${msg('Invited', { id: 'settings-invited' })}</h3>
            ${this.renderList(this.invited, this.waiting.state, {
              item: (one) => this.renderInvitation(one),
              empty: '',
            })}
          </section>`
          : nothing
      }`;
  }

  private renderPerson(person: Account) {
    const mine = person.id === this.agent.id;
    const above = person.role === 'owner' && this.agent.role !== 'owner';
    const roles = ROLES.filter(
      (role) => role !== 'owner' || this.agent.role === 'owner' || person.role === 'owner',
    );
    return html`<div class="item">
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
            ?disabled=${above || this.busy}
            @change=${(event: Event) =>
              this.change(person, { role: (event.currentTarget as HTMLSelectElement).value as AgentRole })}
          >
            ${roles.map(
              (role) =>
                html`<option value=${role} ?selected=${role === person.role}>${roleWords(role)}</option>`,
            )}
          </select>
          ${
            above || mine
              ? nothing
              : html`<parley-button variant="quiet" @click=${() => this.renew(person)}
                  >${msg('New password', { id: 'settings-password-new' })}</parley-button
                >
                ${
                  person.active
                    ? html`<parley-sure-button
                      label=${msg('Close account', { id: 'settings-close' })}
                      what=${person.name}
                      @parley-sure=${() => this.change(person, { active: false })}
                    ></parley-sure-button>`
                    : html`<parley-button @click=${() => this.change(person, { active: true })}
                      >${msg('Open again', { id: 'settings-reopen' })}</parley-button
                    >`
                }`
          }
        </div>
      </div>
      ${person.role === 'moderator' && !above ? this.renderSites(person) : nothing}`;
  }

  /** None chosen: all of them. */
  private renderSites(person: Account) {
    return html`<div class="row">
      ${this.sites.map((site) =>
        check({
          label: site.name,
          checked: person.siteIds?.includes(site.id) ?? true,
          disabled: this.busy,
          change: (on) => {
            const all = this.sites.map(({ id }) => id);
            const now = all.filter((id) => (id === site.id ? on : (person.siteIds?.includes(id) ?? true)));
            void this.change(person, { siteIds: now.length === all.length ? null : now });
          },
        }),
      )}
    </div>`;
  }

  private renderInvite() {
    return html`<section>
      <h3>${msg('Invite somebody', { id: 'settings-invite' })}</h3>
      <form novalidate @submit=${this.invite}>
        <div class="pair">
          ${field({
            id: 'email',
            label: msg('E-mail', { id: 'settings-email' }),
            type: 'email',
            value: this.email,
            mistake: this.mistake('email'),
            change: (value) => {
              this.email = value;
            },
          })}
          ${choice({
            id: 'role',
            label: msg('Role', { id: 'settings-role' }),
            value: this.wanted,
            options: ROLES.filter((role) => role !== 'owner' || this.agent.role === 'owner').map(
              (role) => [role, roleWords(role)] as const,
            ),
            change: (value) => {
              this.wanted = value as AgentRole;
            },
          })}
        </div>
        ${
          this.wanted === 'moderator'
            ? html`<fieldset>
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
            </fieldset>`
            : nothing
        }
        <div>
          <parley-button variant="primary" ?disabled=${this.busy} @click=${this.invite}
            >${msg('Make a link', { id: 'settings-invite-make' })}</parley-button
          >
        </div>
      </form>
      ${this.renderLink()}
    </section>`;
  }

  private renderLink() {
    const { link } = this;
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
        @parley-sure=${() =>
          this.act(async () => {
            await this.staff.revokeInvitation(one.id);
            this.invited.remove(({ id }) => id === one.id);
          })}
      ></parley-sure-button>
    </div>`;
  }

  private async change(person: Account, input: UpdateAccountInput) {
    await this.act(async () => {
      const changed = await this.staff.updateAccount(person.id, input);
      this.accounts.put(changed, ({ id }) => id === person.id);
    });
    // A choice that was refused goes back to what is so.
    this.accounts.update({ items: [...this.accounts.state.items] });
  }

  private renew(person: Account) {
    return this.act(async () => {
      this.link = await this.staff.inviteAgain(person.id);
      await this.invited.load();
    });
  }

  private invite = (event: Event) => {
    event.preventDefault();
    const { email, wanted: role, siteIds } = this;
    const chosen = role === 'moderator' && siteIds.length > 0 ? [...siteIds] : null;
    void this.act(async () => {
      this.link = await this.staff.invite({ email, role, siteIds: chosen });
      this.email = '';
      await this.invited.load();
    });
  };
}

define('parley-people-page', ParleyPeoplePage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-people-page': ParleyPeoplePage;
  }
}
