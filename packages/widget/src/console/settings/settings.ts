/**
 * The settings: a list of pages, the page that is open, and a bar that saves what was edited on any of them. What was edited
 * stays while one goes elsewhere in the console, and is never lost to somebody else's edit.
 */
import type { Agent, Site } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { AgentTeamsState } from '../../client/agent-teams.js';
import type { Api } from '../../client/api.js';
import type { DraftState } from '../../client/settings-draft.js';
import type { Readable } from '../../client/store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import type { ParleyAuditActEvent } from '../events/audit-act.js';
import type { ParleyDraftActEvent } from '../events/draft-act.js';
import type { ParleyIdentityActEvent } from '../events/identity-act.js';
import type { ParleyKeysActEvent } from '../events/keys-act.js';
import type { ParleyMembershipChangeEvent } from '../events/membership-change.js';
import type { ParleyPasswordChangeEvent } from '../events/password-change.js';
import type { ParleyPeopleActEvent } from '../events/people-act.js';
import type { ParleySettingsEditEvent } from '../events/settings-edit.js';
import type { ParleyWebhooksActEvent } from '../events/webhooks-act.js';
import { sectionHref } from '../sections.js';
import { sideNavStyles } from '../side-nav.styles.js';
import './audit-page.js';
import './identity-page.js';
import './keys-page.js';
import './password-page.js';
import './people-page.js';
import './privacy-page.js';
import './routing-page.js';
import './save-bar.js';
import { settingsStyles } from './settings.styles.js';
import { meansOf, type PageStores, type SettingsMeans } from './settings-means.js';
import './sites-page.js';
import './teams-page.js';
import './webhooks-page.js';
import { actionErrorWords } from './words.js';

/** Stands in until there is a store to listen to. */
const NOTHING: Readable<null> = { state: null, subscribe: () => () => undefined };

const isAdmin = ({ role }: Agent) => role === 'owner' || role === 'admin';

/** Which page shows this part of the document. */
const PAGE_OF: Record<string, string> = {
  sites: 'sites',
  hours: 'teams',
  teams: 'teams',
  routing: 'routing',
  privacy: 'privacy',
};

/** Pages that hold what is shown only once, or how the last thing went: forgotten when somebody goes. */
const SECRETIVE = ['people', 'keys', 'webhooks', 'identity', 'password'] as const;

/** @summary The settings of the workspace. */
export class ParleySettings extends ParleyElement {
  static override styles = [resetStyles, sideNavStyles, settingsStyles];

  private editing = new StoreController<DraftState | null>(this, NOTHING);
  private membering = new StoreController<AgentTeamsState | null>(this, NOTHING);
  /** What the open page shows that is not of the document. */
  private showing = new StoreController<unknown>(this, NOTHING);
  private seeing = new StoreController<SettingsMeans['sightings']['state']>(this, NOTHING);

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Origin of the server. */
  @property() server = '';
  /** The page, and where in it: `sites/site_1`. */
  @property() path = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.handleUnload);
    document.addEventListener('visibilitychange', this.handleVisibility);
    if (!isAdmin(this.agent)) return;
    const { draft, members, sightings } = meansOf(this.api);
    this.editing.use(draft);
    this.membering.use(members);
    this.seeing.use(sightings);
    void draft.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.handleUnload);
    document.removeEventListener('visibilitychange', this.handleVisibility);
    const { pages, sightings } = meansOf(this.api);
    sightings.watch(null);
    for (const id of SECRETIVE) pages[id].forget();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { pages, sightings } = meansOf(this.api);
    this.showing.use(pages[this.page as keyof PageStores] ?? NOTHING);
    if (isAdmin(this.agent)) sightings.watch(this.siteInSight);
    if (changed.has('path')) this.beginPage();
  }

  protected override updated(changed: PropertyValues<this>) {
    // Where the pages stand side by side, the open one may lie beyond the edge.
    if (changed.has('path')) {
      this.renderRoot
        .querySelector('nav a[aria-current]')
        ?.scrollIntoView({ block: 'nearest', inline: 'center' });
    }
  }

  override render() {
    const page = this.page;
    const wrong = this.wrongPages();
    return html`<div class="room">
      <nav aria-label=${msg('Settings', { id: 'settings-label' })}>
        <ul>
          ${this.pages().map(
            ([id, label]) => html`<li>
              <a href=${sectionHref('settings', id)} aria-current=${id === page ? 'page' : nothing}
                >${label}${wrong.has(id) ? this.renderMark() : nothing}</a
              >
            </li>`,
          )}
          ${
            isAdmin(this.agent)
              ? html`<li class="elsewhere">
                <a href=${sectionHref('canned-replies')}>${msg('Canned replies', { id: 'replies-title' })}</a>
              </li>`
              : nothing
          }
        </ul>
      </nav>
      <div
        class="page"
        @parley-settings-edit=${this.handleEdit}
        @parley-draft-act=${this.handleDraft}
        @parley-membership-change=${this.handleMembership}
      >
        ${this.renderPage(page)}
        ${
          this.editing.state
            ? html`<parley-save-bar
              .editing=${this.editing.state}
              ?dirty=${meansOf(this.api).draft.dirty}
            ></parley-save-bar>`
            : nothing
        }
      </div>
    </div>`;
  }

  private renderMark() {
    return html`<span class="mark"></span>
      <span class="visually-hidden">(${msg('needs another look', { id: 'settings-wrong' })})</span>`;
  }

  /** The page that is open: the first where there is no such page. */
  private get page(): string {
    const [wanted = ''] = this.path.split('/');
    const pages = this.pages();
    return pages.some(([id]) => id === wanted) ? wanted : (pages[0]?.[0] ?? '');
  }

  private pages(): [id: string, label: string][] {
    const own: [string, string] = ['password', msg('Your password', { id: 'settings-password' })];
    if (!isAdmin(this.agent)) return [own];
    return [
      ['sites', msg('Sites', { id: 'settings-sites' })],
      ['teams', msg('Teams and hours', { id: 'settings-teams' })],
      ['routing', msg('Routing', { id: 'settings-routing' })],
      ['people', msg('People', { id: 'settings-people' })],
      ['keys', msg('API keys', { id: 'settings-keys' })],
      ['webhooks', msg('Webhooks', { id: 'settings-webhooks' })],
      ['identity', msg('Identity', { id: 'settings-identity' })],
      ['privacy', msg('Privacy', { id: 'settings-privacy' })],
      ['audit', msg('Audit log', { id: 'settings-audit' })],
      own,
    ];
  }

  private renderPage(page: string) {
    const { pages } = meansOf(this.api);
    const { agent, sites } = this;
    switch (page) {
      case 'people':
        return html`<parley-people-page
          .people=${pages.people.state}
          .members=${this.membering.state}
          .teams=${this.editing.state?.base?.teams ?? []}
          .agent=${agent}
          .sites=${sites}
          .server=${this.server}
          @parley-people-act=${({ intent }: ParleyPeopleActEvent) => void pages.people.act(intent)}
        ></parley-people-page>`;
      case 'keys':
        return html`<parley-keys-page
          .known=${pages.keys.state}
          .sites=${sites}
          @parley-keys-act=${({ intent }: ParleyKeysActEvent) => void pages.keys.act(intent)}
        ></parley-keys-page>`;
      case 'webhooks':
        return html`<parley-webhooks-page
          .known=${pages.webhooks.state}
          .sites=${sites}
          @parley-webhooks-act=${({ intent }: ParleyWebhooksActEvent) => void pages.webhooks.act(intent)}
        ></parley-webhooks-page>`;
      case 'identity':
        return html`<parley-identity-page
          .known=${pages.identity.state}
          .sites=${sites}
          @parley-identity-act=${({ intent }: ParleyIdentityActEvent) => void pages.identity.act(intent)}
        ></parley-identity-page>`;
      case 'audit':
        return html`<parley-audit-page
          .known=${pages.audit.state}
          .sites=${sites}
          @parley-audit-act=${({ intent }: ParleyAuditActEvent) => void pages.audit.act(intent)}
        ></parley-audit-page>`;
      case 'password':
        return html`<parley-password-page
          .known=${pages.password.state}
          @parley-password-change=${({ input }: ParleyPasswordChangeEvent) => void pages.password.change(input)}
        ></parley-password-page>`;
      default:
        return this.renderDocument(page);
    }
  }

  /** The pages on the document itself. */
  private renderDocument(page: string) {
    const { phase = 'loading', base, draft: settings, error } = this.editing.state ?? {};
    if (phase === 'failed' && error) {
      return html`<parley-notice
        kind="danger"
        action=${msg('Try again', { id: 'notice-retry' })}
        @parley-notice-act=${() => void meansOf(this.api).draft.load()}
        >${actionErrorWords(error)}</parley-notice
      >`;
    }
    if (!settings) return html`<parley-skeleton shape="rows" count="6"></parley-skeleton>`;
    const mistakes = this.mistakes();
    switch (page) {
      case 'teams':
        return html`<parley-teams-page .settings=${settings} .mistakes=${mistakes} .base=${base} .members=${this.membering.state}></parley-teams-page>`;
      case 'routing':
        return html`<parley-routing-page .settings=${settings} .mistakes=${mistakes}></parley-routing-page>`;
      case 'privacy':
        return html`<parley-privacy-page .settings=${settings}></parley-privacy-page>`;
      default:
        return html`<parley-sites-page
          .settings=${settings}
          .mistakes=${mistakes}
          .open=${this.openSite}
          .seen=${this.seeing.state}
          .server=${this.server}
        ></parley-sites-page>`;
    }
  }

  private mistakes(): ReadonlyMap<string, string> {
    const details = this.editing.state?.error?.details ?? [];
    return new Map(details.map(({ path, message }) => [path, message]));
  }

  /** Pages on which the server found something wrong: what was edited may be on several. */
  private wrongPages(): ReadonlySet<string | undefined> {
    return new Set([...this.mistakes().keys()].map((path) => PAGE_OF[path.split('.')[0] ?? '']));
  }

  private get openSite(): string {
    return this.page === 'sites' ? (this.path.split('/')[1] ?? '') : '';
  }

  /** The key of the site whose page is open, as the server knows it. */
  private get siteInSight(): string | null {
    return this.editing.state?.base?.sites.find(({ id }) => id === this.openSite)?.key ?? null;
  }

  /** Another page is open: what was shown only once is gone. */
  private beginPage() {
    const { pages } = meansOf(this.api);
    for (const id of SECRETIVE) pages[id].forget();
    if (isAdmin(this.agent)) this.loadPage();
  }

  private loadPage() {
    const { members, pages } = meansOf(this.api);
    const { page } = this;
    if (page === 'people' || page === 'teams') void members.load();
    if (page === 'identity') void pages.identity.load(this.sites[0]?.key ?? '');
    if (page === 'people' || page === 'keys' || page === 'webhooks' || page === 'audit')
      void pages[page].load();
  }

  private handleEdit({ path, value }: ParleySettingsEditEvent) {
    meansOf(this.api).draft.edit(path, value);
  }

  private handleDraft({ intent }: ParleyDraftActEvent) {
    const { draft } = meansOf(this.api);
    if ('clash' in intent) draft.resolve(intent.clash, intent.choice);
    else if (intent.do === 'save') void draft.save();
    else draft.reset();
  }

  private handleMembership({ membership }: ParleyMembershipChangeEvent) {
    void meansOf(this.api).members.put(membership);
  }

  private handleUnload = (event: BeforeUnloadEvent) => {
    if (isAdmin(this.agent) && meansOf(this.api).draft.dirty) event.preventDefault();
  };

  /** Back from elsewhere: others may have been here. */
  private handleVisibility = () => {
    if (document.visibilityState !== 'visible' || !isAdmin(this.agent)) return;
    const { draft } = meansOf(this.api);
    if (!draft.dirty && !draft.state.saving) void draft.load();
    this.loadPage();
  };
}

define('parley-settings', ParleySettings);

export { loadTexts } from './texts.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-settings': ParleySettings;
  }
}
