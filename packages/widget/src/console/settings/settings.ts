/**
 * The settings: a list of pages, the page that is open, and a bar that saves what was edited on any of them. What was edited
 * stays while one goes elsewhere in the console, and is never lost to somebody else's edit.
 */
import type { Agent, Settings, SettingsClash, Site } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import { type DraftState, SettingsDraft } from '../../client/settings-draft.js';
import { StaffApi } from '../../client/staff-api.js';
import { Store } from '../../client/store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { sectionHref } from '../sections.js';
import './audit-page.js';
import './identity-page.js';
import './keys-page.js';
import './password-page.js';
import './people-page.js';
import './privacy-page.js';
import { settingsStyles } from './settings.styles.js';
import './sites-page.js';
import './teams-page.js';
import './webhooks-page.js';
import { actionErrorWords } from './words.js';

interface Means {
  staff: StaffApi;
  draft: SettingsDraft;
}

/** Kept while the console is: whoever leaves for the inbox finds their edit again. */
const means = new WeakMap<Api, Means>();

function meansOf(api: Api): Means {
  const known = means.get(api);
  if (known) return known;
  const staff = new StaffApi(api);
  const made = { staff, draft: new SettingsDraft(staff) };
  means.set(api, made);
  return made;
}

const NOTHING = new Store<DraftState>({
  ...{ phase: 'loading', base: null, draft: null, saving: false, saved: false, error: null },
  conflicts: [],
});

const isAdmin = ({ role }: Agent) => role === 'owner' || role === 'admin';

export class ParleySettings extends ParleyElement {
  static override styles = [resetStyles, settingsStyles];

  private editing = new StoreController<DraftState>(this, NOTHING);

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
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
    const { draft } = meansOf(this.api);
    this.editing.use(draft);
    void draft.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.handleUnload);
    document.removeEventListener('visibilitychange', this.handleVisibility);
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
    const [page = ''] = this.path.split('/');
    const pages = this.pages();
    const open = pages.some(([id]) => id === page) ? page : (pages[0]?.[0] ?? '');
    return html`<div class="room">
      <nav aria-label=${msg('Settings', { id: 'settings-label' })}>
        <ul>
          ${pages.map(
            ([id, label]) => html`<li>
              <a href=${sectionHref('settings', id)} aria-current=${id === open ? 'page' : nothing}>${label}</a>
            </li>`,
          )}
        </ul>
      </nav>
      <div class="page">${this.renderPage(open)} ${this.renderBar()}</div>
    </div>`;
  }

  private pages(): [id: string, label: string][] {
    const own: [string, string] = ['password', msg('Your password', { id: 'settings-password' })];
    if (!isAdmin(this.agent)) return [own];
    return [
      ['sites', msg('Sites', { id: 'settings-sites' })],
      ['teams', msg('Teams and hours', { id: 'settings-teams' })],
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
    const { staff } = meansOf(this.api);
    const { agent, sites, server } = this;
    switch (page) {
      case 'people':
        return html`<parley-people-page .staff=${staff} .agent=${agent} .sites=${sites} .server=${server}></parley-people-page>`;
      case 'keys':
        return html`<parley-keys-page .staff=${staff} .agent=${agent} .sites=${sites}></parley-keys-page>`;
      case 'webhooks':
        return html`<parley-webhooks-page .staff=${staff} .agent=${agent} .sites=${sites}></parley-webhooks-page>`;
      case 'identity':
        return html`<parley-identity-page .staff=${staff} .agent=${agent} .sites=${sites}></parley-identity-page>`;
      case 'audit':
        return html`<parley-audit-page .staff=${staff} .agent=${agent} .sites=${sites}></parley-audit-page>`;
      case 'password':
        return html`<parley-password-page .staff=${staff} .agent=${agent}></parley-password-page>`;
      default:
        return this.renderDocument(page);
    }
  }

  /** The pages on the document itself. */
  private renderDocument(page: string) {
    const { phase, draft: settings, error } = this.editing.state;
    if (phase === 'failed' && error) {
      return html`<parley-notice
        kind="danger"
        action=${msg('Try again', { id: 'notice-retry' })}
        @parley-notice-act=${() => void meansOf(this.api).draft.load()}
        >${actionErrorWords(error)}</parley-notice
      >`;
    }
    if (!settings) return html`<parley-skeleton shape="rows" count="6"></parley-skeleton>`;
    const { staff, draft } = meansOf(this.api);
    const { agent, sites, server } = this;
    const mistakes = this.mistakes();
    switch (page) {
      case 'teams':
        return html`<parley-teams-page .draft=${draft} .settings=${settings} .mistakes=${mistakes} .staff=${staff} .agent=${agent}></parley-teams-page>`;
      case 'privacy':
        return html`<parley-privacy-page .draft=${draft} .settings=${settings} .staff=${staff} .agent=${agent}></parley-privacy-page>`;
      default: {
        const [, open = ''] = this.path.split('/');
        return html`<parley-sites-page
          .draft=${draft}
          .settings=${settings}
          .mistakes=${mistakes}
          .open=${open}
          .staff=${staff}
          .agent=${agent}
          .sites=${sites}
          .server=${server}
        ></parley-sites-page>`;
      }
    }
  }

  private renderBar() {
    if (!isAdmin(this.agent)) return nothing;
    const { draft } = meansOf(this.api);
    const { conflicts, error, phase, saved, saving } = this.editing.state;
    if (phase !== 'ready') return nothing;
    if (!draft.dirty && !error) {
      return html`<div role="status">
        ${saved ? html`<div class="bar"><parley-notice kind="done">${msg('Saved.', { id: 'settings-saved' })}</parley-notice></div>` : nothing}
      </div>`;
    }
    return html`<div class="bar" role="region" aria-label=${msg('Unsaved changes', { id: 'settings-unsaved' })}>
      ${error ? html`<parley-notice kind="danger">${actionErrorWords(error)}</parley-notice>` : nothing}
      ${conflicts.length > 0 ? this.renderConflicts(draft, conflicts) : nothing}
      <div class="row">
        <p role="status">${msg('Unsaved changes', { id: 'settings-unsaved' })}</p>
        <parley-button variant="quiet" ?disabled=${saving} @click=${() => draft.reset()}
          >${msg('Discard', { id: 'settings-discard' })}</parley-button
        >
        <parley-button
          variant="primary"
          ?disabled=${saving || conflicts.length > 0}
          @click=${() => void draft.save()}
          >${msg('Save', { id: 'settings-save' })}</parley-button
        >
      </div>
    </div>`;
  }

  private renderConflicts(draft: SettingsDraft, conflicts: readonly SettingsClash[]) {
    return html`<parley-notice kind="warning"
        >${msg('Somebody else changed the same meanwhile. Which shall be?', { id: 'settings-conflict' })}</parley-notice
      >
      <ul class="conflicts">
        ${conflicts.map(
          (conflict) => html`<li>
            <p dir="ltr">${this.nameOf(conflict.path)}</p>
            <dl>
              <dt>${msg('Yours', { id: 'settings-mine' })}</dt>
              <dd dir="auto">${shown(conflict.mine)}</dd>
              <dt>${msg('Theirs', { id: 'settings-theirs' })}</dt>
              <dd dir="auto">${shown(conflict.theirs)}</dd>
            </dl>
            <parley-button @click=${() => draft.resolve(conflict, 'mine')}
              >${msg('Take yours', { id: 'settings-take-mine' })}</parley-button
            >
            <parley-button @click=${() => draft.resolve(conflict, 'theirs')}
              >${msg('Take theirs', { id: 'settings-take-theirs' })}</parley-button
            >
          </li>`,
        )}
      </ul>`;
  }

  /** The path, with names in the place of ids. */
  private nameOf(path: readonly string[]): string {
    const { base } = this.editing.state;
    const named = (id: string) => nameOfId(base, id) ?? id;
    return path
      .slice(path.length > 1 ? 1 : 0)
      .map(named)
      .join(' › ');
  }

  private mistakes(): ReadonlyMap<string, string> {
    const { error } = this.editing.state;
    return new Map(error?.details.map(({ path, message }) => [path, message]));
  }

  private handleUnload = (event: BeforeUnloadEvent) => {
    if (isAdmin(this.agent) && meansOf(this.api).draft.dirty) event.preventDefault();
  };

  /** Back from elsewhere: others may have been here. */
  private handleVisibility = () => {
    if (document.visibilityState !== 'visible' || !isAdmin(this.agent)) return;
    const { draft } = meansOf(this.api);
    if (!draft.dirty && !draft.state.saving) void draft.load();
  };
}

function nameOfId(settings: Settings | null, id: string): string | undefined {
  return (
    settings?.sites.find((site) => site.id === id)?.name ??
    settings?.teams.find((team) => team.id === id)?.name
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

define('parley-settings', ParleySettings);

export { loadTexts } from './texts.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-settings': ParleySettings;
  }
}
