/** The place of figures: the page itself, and beside it what hours, services and coins cost. Keeps what is chosen in the address. */
import type { Agent, Site } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import '../../insights/parley-insights/parley-insights.js';
import { RatesApi } from '../../client/rates-api.js';
import { StaffApi } from '../../client/staff-api.js';
import type { ParleyInsightsAddressEvent } from '../../insights/parley-insights/parley-insights.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { conversationHref } from '../hash-route.js';
import { sectionHref } from '../sections.js';

const PLACE = 'insights';
const COSTS = 'costs';

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

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Days and filters, as they stand in the address; or the page of costs. */
  @property() path = '';

  @state() private costsReady = false;

  protected override willUpdate() {
    if (this.isCosts && !this.costsReady) void this.loadCosts();
  }

  override render() {
    if (this.isCosts) {
      if (!this.costsReady) return nothing;
      return html`<parley-costs-page
        .rates=${new RatesApi(this.api)}
        .staff=${new StaffApi(this.api)}
        .agent=${this.agent}
        .sites=${this.sites}
      ></parley-costs-page>`;
    }
    return html`<parley-insights
      inside
      alone
      .api=${this.api}
      .sites=${this.sites}
      .address=${this.path}
      costs-href=${this.isAdmin ? sectionHref(PLACE, COSTS) : ''}
      .hrefOf=${this.agent.role === 'analyst' ? null : conversationHref}
      @parley-insights-address=${this.handleAddress}
    ></parley-insights>`;
  }

  private get isAdmin(): boolean {
    return this.agent.role === 'owner' || this.agent.role === 'admin';
  }

  private get isCosts(): boolean {
    return this.path === COSTS && this.isAdmin;
  }

  /** Its code and the texts of forms are only for those who come here. */
  private async loadCosts(): Promise<void> {
    const [{ loadTexts }] = await Promise.all([import('../settings/texts.js'), import('./costs-page.js')]);
    await loadTexts().catch(() => undefined);
    this.costsReady = true;
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
