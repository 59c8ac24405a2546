/** Every figure of the whole beside the period before, and what each one means: for who wants to know it all. */
import type { Insights, Metric } from '@parley/protocol';
import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { metricMeaning, metricName } from '../metric-words.js';
import { tableStyles, totalTable } from '../tables.js';

const styles = css`
  :host {
    display: grid;
    gap: 24px;
  }

  dl {
    margin: 0;
    columns: 280px 3;
    column-gap: 24px;
    font-size: 13px;
    line-height: 1.5;
  }

  dl div {
    margin-block-end: 12px;
    break-inside: avoid;
  }

  dt {
    font-weight: 600;
  }

  dd {
    margin: 0;
    color: var(--parley-text-2);
    text-wrap: pretty;
  }

  h3 {
    margin: 0 0 12px;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
  }

  /* A row whose name is far from its figures cannot be read. */
  .table {
    max-inline-size: 720px;
    overflow-x: auto;
  }

  @media print {
    :host {
      display: block;
    }

    .table {
      max-inline-size: none;
      margin-block-end: 12px;
      overflow: visible;
    }

    :is(th, td) {
      padding-block: 1.5px;
    }

    dl {
      columns: 2;
      font-size: 10px;
      line-height: 1.35;
    }

    dl div {
      margin-block-end: 4px;
    }

    h3 {
      margin-block-end: 8px;
      break-after: avoid;
    }
  }
`;

/** @summary Every figure, and what it means. */
export class ParleyAllFigures extends ParleyElement {
  static override styles = [resetStyles, tableStyles, styles];

  @property({ attribute: false }) total!: Insights;
  @property({ attribute: false }) metrics: readonly Metric[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const heading = msg('All figures', { id: 'insights-all-figures' });
    return html`<div class="table" tabindex="0" role="region" aria-label=${heading}>
        ${totalTable(this.total, this.metrics)}
      </div>
      <div>
        <h3>${msg('What they mean', { id: 'insights-definitions' })}</h3>
        <dl>
          ${this.metrics.map(({ id }) => html`<div><dt>${metricName(id)}</dt><dd>${metricMeaning(id)}</dd></div>`)}
        </dl>
      </div>`;
  }
}

define('parley-all-figures', ParleyAllFigures);

declare global {
  interface HTMLElementTagNameMap {
    'parley-all-figures': ParleyAllFigures;
  }
}
