/**
 * The place of figures: the page itself, and beside it what hours, services and coins cost, and how figures are shared. Keeps what is
 * chosen in the address.
 */
import type { Agent, Site } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import '../../insights/parley-insights/parley-insights.js';
import { dayCountOf, periodOf, readChoice } from '../../client/insights-choice.js';
import { localDay } from '../../client/insights-store.js';
import { RatesApi } from '../../client/rates-api.js';
import { Sharing, type SharingState } from '../../client/sharing.js';
import { SharingApi } from '../../client/sharing-api.js';
import { StaffApi } from '../../client/staff-api.js';
import { Store } from '../../client/store.js';
import type { ParleyInsightsAddressEvent } from '../../insights/parley-insights/parley-insights.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import type { ParleySharingActEvent } from '../events/sharing-act.js';
import { conversationHref } from '../hash-route.js';
import { sectionHref } from '../sections.js';

const PLACE = 'insights';
const COSTS = 'costs';
const SHARE = 'share';
const NOT_SHARING = new Store<SharingState | null>(null);

/** A page beside the figures. */
type SubPage = typeof COSTS | typeof SHARE;

export class ParleyInsightsPlace extends ParleyElement {
  static override styles = [
    resetStyles,
    css`
      :host {
        display: block;
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
      }
    `,
  ];

  private sharing = new StoreController<SharingState | null>(this, NOT_SHARING);
  private sharingStore: Sharing | undefined;

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Days and filters, as they stand in the address; or a page beside the figures. */
  @property() path = '';

  /** Pages whose code and texts are there. */
  @state() private ready: readonly SubPage[] = [];

  protected override willUpdate() {
    const { subPage } = this;
    if (subPage === SHARE && !this.sharingStore) this.beginSharing();
    // With it goes the address that was shown once.
    else if (subPage !== SHARE && this.sharingStore) this.endSharing();
    if (subPage && !this.ready.includes(subPage)) void this.load(subPage);
  }

  override render() {
    const { subPage } = this;
    if (subPage && !this.ready.includes(subPage)) return nothing;
    switch (subPage) {
      case COSTS:
        return html`<parley-costs-page
          .rates=${new RatesApi(this.api)}
          .staff=${new StaffApi(this.api)}
          .agent=${this.agent}
          .sites=${this.sites}
        ></parley-costs-page>`;
      case SHARE:
        return this.renderShare();
      case null:
        return html`<parley-insights
          inside
          alone
          .api=${this.api}
          .sites=${this.sites}
          .address=${this.path}
          costs-href=${this.isAdmin ? sectionHref(PLACE, COSTS) : ''}
          share-href=${this.isAdmin ? sectionHref(PLACE, SHARE) : ''}
          mail-href=${this.isAdmin ? '' : sectionHref(PLACE, SHARE)}
          proactive-href=${this.isAdmin ? this.proactiveHref : ''}
          .hrefOf=${this.agent.role === 'analyst' ? null : conversationHref}
          @parley-insights-address=${this.handleAddress}
        ></parley-insights>`;
    }
  }

  private renderShare() {
    const known = this.sharing.state;
    if (!known) return nothing;
    const chosen = this.path.slice(SHARE.length + 1);
    const choice = readChoice(chosen);
    return html`<parley-share-page
      .known=${known}
      .sites=${this.sites}
      .filter=${choice.filter}
      .days=${dayCountOf(periodOf(choice, localDay()))}
      ?links=${this.isAdmin}
      back=${sectionHref(PLACE, chosen)}
      @parley-sharing-act=${({ intent }: ParleySharingActEvent) => void this.sharingStore?.act(intent)}
    ></parley-share-page>`;
  }

  private get proactiveHref(): string {
    const [site, another] = this.sites;
    return sectionHref('settings', site && !another ? `sites/${site.id}` : 'sites');
  }

  private get isAdmin(): boolean {
    return this.agent.role === 'owner' || this.agent.role === 'admin';
  }

  private get subPage(): SubPage | null {
    const [first] = this.path.split('/');
    if (first === SHARE) return SHARE;
    return this.path === COSTS && this.isAdmin ? COSTS : null;
  }

  private beginSharing() {
    const store = new Sharing(new SharingApi(this.api));
    this.sharingStore = store;
    this.sharing.use(store);
    void store.act({ do: 'load-digest' });
    if (this.isAdmin) void store.act({ do: 'load' });
  }

  private endSharing() {
    this.sharingStore = undefined;
    this.sharing.use(NOT_SHARING);
  }

  /** Its code and the texts of forms are only for those who come here. */
  private async load(page: SubPage): Promise<void> {
    const [texts] = await Promise.all([
      Promise.all([import('../settings/texts.js'), page === SHARE ? import('./texts.js') : undefined]),
      page === SHARE ? import('./share-page.js') : import('./costs-page.js'),
    ]);
    // Without its own words it speaks English.
    await Promise.all(texts.map((module) => module?.loadTexts().catch(() => undefined)));
    if (!this.ready.includes(page)) this.ready = [...this.ready, page];
  }

  /** It is the same page of the same place: back leads to where one came from. */
  private handleAddress({ address }: ParleyInsightsAddressEvent) {
    history.replaceState(history.state, '', sectionHref(PLACE, address));
  }
}

define('parley-insights-place', ParleyInsightsPlace);

export { loadTexts } from '../../insights/texts.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights-place': ParleyInsightsPlace;
  }
}
