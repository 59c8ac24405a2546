/** The place of figures: the page itself, and beside it what hours, services and coins cost. Keeps what is chosen in the address. */
import type { Agent, Site } from '@parley/protocol';
import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import '../../insights/parley-insights/parley-insights.js';
import type { ParleyInsightsAddressEvent } from '../../insights/parley-insights/parley-insights.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { conversationHref } from '../hash-route.js';
import { sectionHref } from '../sections.js';

const PLACE = 'insights';

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
  /** Days and filters, as they stand in the address. */
  @property() path = '';

  override render() {
    return html`<parley-insights
      inside
      alone
      .api=${this.api}
      .sites=${this.sites}
      .address=${this.path}
      .hrefOf=${this.agent.role === 'analyst' ? null : conversationHref}
      @parley-insights-address=${this.handleAddress}
    ></parley-insights>`;
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
