/**
 * Cost to one side and value to the other of a line of zero, profit as a figure at the end: one row a team, page or campaign. It
 * is a table, so that every reader has it.
 */
import type { Figure, Insights, InsightsDimension, InsightsRow } from '@parley/protocol';
import { html, nothing, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyInsightsOpenEvent } from '../events/open.js';
import { money, sumsOf } from '../format.js';
import { metricName } from '../metric-words.js';
import { rowWords } from '../words.js';
import { profitBarsStyles } from './profit-bars.styles.js';

interface Scale {
  low: number;
  high: number;
}

/**
 * @summary Profit of teams, pages or campaigns.
 * @event {ParleyInsightsOpenEvent} parley-insights-open - The conversations behind a row are asked for.
 */
export class ParleyProfitBars extends ParleyElement {
  static override styles = [resetStyles, profitBarsStyles];

  @property({ attribute: false }) insights!: Insights;
  @property() by: Extract<InsightsDimension, 'team' | 'page' | 'campaign'> = 'team';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { rows, rest } = this.insights;
    const all = rest ? [...rows, rest] : rows;
    const scale = {
      low: Math.min(0, ...all.map((row) => Math.min(-amount(row, 'cost'), amount(row, 'value')))),
      high: Math.max(0, ...all.map((row) => amount(row, 'value'))),
    };
    const sum = sumsOf(
      all.map(({ figures }) => figures.profit?.value),
      this.insights.currency,
    );
    return html`<table>
      <thead>
        <tr>
          <th class="key" scope="col"><span class="visually-hidden">${headOf(this.by)}</span></th>
          <th scope="col">
            <span class="heads">
              <span><i class="ink cost"></i>${metricName('cost')}</span>
              <span><i class="ink value"></i>${metricName('value')}</span>
            </span>
          </th>
          <th class="sum" scope="col">${metricName('profit')}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map((row) => this.renderRow(row, scale, sum))}
      </tbody>
    </table>`;
  }

  private renderRow(row: InsightsRow, scale: Scale, sum: (text: string) => string) {
    const { currency, rest } = this.insights;
    const isRest = row === rest;
    const words = isRest ? msg('All others', { id: 'insights-rest' }) : rowWords(row, this.by);
    const profit = row.figures.profit;
    const [cost, value] = [row.figures.cost?.value ?? '0', row.figures.value?.value ?? '0'];
    return html`<tr>
      <th scope="row" class=${isRest ? 'rest' : ''}>
        ${
          isRest
            ? words
            : html`<button type="button" title=${words} aria-haspopup="dialog" @click=${() => this.open(row, words)}>
                <bdi>${words}</bdi>
              </button>`
        }
      </th>
      <td>
        <span class="visually-hidden"
          >${metricName('cost')}: ${money(cost, currency)}, ${metricName('value')}: ${money(value, currency)}</span
        >
        ${bar({ cost: Number(cost), value: Number(value) }, scale)}
      </td>
      <td>
        <bdi class=${Number(profit?.value) < 0 ? 'loss' : ''}>${profit?.value ? sum(profit.value) : '–'}</bdi>
      </td>
    </tr>`;
  }

  private open(row: InsightsRow, of: string) {
    const figure: Figure | undefined = row.figures.profit;
    if (!figure) return;
    const filter = { [this.by]: row.key ?? 'none' };
    this.dispatchEvent(new ParleyInsightsOpenEvent({ metric: 'profit', of, figure, filter }));
  }
}

function headOf(by: ParleyProfitBars['by']): string {
  switch (by) {
    case 'team':
      return msg('Team', { id: 'insights-team' });
    case 'page':
      return msg('Page', { id: 'insights-page' });
    case 'campaign':
      return msg('Campaign', { id: 'insights-campaign' });
  }
}

function amount({ figures }: InsightsRow, id: 'cost' | 'value'): number {
  return Number(figures[id]?.value ?? 0);
}

function bar({ cost, value }: { cost: number; value: number }, { low, high }: Scale) {
  const width = high - low || 1;
  const x = (at: number) => ((at - low) / width) * 1000;
  // What was paid back beyond what was earned lies on the side of the cost.
  const paidBack =
    value < 0 ? svg`<rect class="back" x=${x(value)} y="0" width=${x(0) - x(value)} height="6" />` : nothing;
  const earned =
    value > 0 ? svg`<rect class="value" x=${x(0)} y="0" width=${x(value) - x(0)} height="20" />` : nothing;
  return html`<svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="cost" x=${x(-cost)} y="0" width=${x(0) - x(-cost)} height="20" />${earned}${paidBack}
      <path class="zero" vector-effect="non-scaling-stroke" d="M${x(0)} 0V20" />`}
  </svg>`;
}

define('parley-profit-bars', ParleyProfitBars);

declare global {
  interface HTMLElementTagNameMap {
    'parley-profit-bars': ParleyProfitBars;
  }
}
