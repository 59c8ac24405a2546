/**
 * The frame of a chart: its name, the chart, and the same as a table, which readers of screens always have and everybody can
 * turn to. What is drawn for the eye alone must be hidden from others by whoever draws it.
 */
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';

const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    scroll-margin-block-start: 16px;
  }

  section {
    display: flex;
    flex-direction: column;
    gap: 16px;
    block-size: 100%;
    padding: 20px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    min-block-size: 32px;
  }

  h2 {
    flex: 1 1 160px;
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
  }

  .table:not(.visually-hidden) {
    overflow-x: auto;
  }

  /* It never scrolls: nobody must be able to get lost in it by the keyboard. */
  .table.visually-hidden {
    overflow: clip;
  }

  @media print {
    section {
      display: block;
      padding: 0;
      border: 0;
    }

    header {
      break-after: avoid;
    }

    .chart {
      margin-block-end: 12px;
      break-inside: avoid;
    }

    parley-button {
      display: none;
    }

    .table.visually-hidden {
      position: static;
      inline-size: auto;
      block-size: auto;
      margin: 0;
      overflow: visible;
      clip-path: none;
      white-space: normal;
    }

    .table[hidden] {
      display: block !important;
    }
  }
`;

/**
 * @summary A chart with its table.
 * @slot - The chart.
 * @slot tools - What is chosen about it.
 * @slot table - The same as a table.
 */
export class ParleyChartFrame extends ParleyElement {
  static override styles = [resetStyles, styles];

  @state() private tabled = false;

  /** Its name. */
  @property() heading = '';

  /** Whether the chart is a table already that everybody can read: then the other one only says more. */
  @property({ type: Boolean }) readable = false;

  /** Whether there is a table to turn to. */
  @property({ type: Boolean }) plain = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { tabled, readable } = this;
    const away = !tabled && readable;
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading" tabindex="-1">${this.heading}</h2>
        <slot name="tools"></slot>
        ${
          this.plain
            ? nothing
            : html`<parley-button
                label=${`${this.heading}: ${this.words}`}
                @click=${() => {
                  this.tabled = !tabled;
                }}
                >${this.words}</parley-button
              >`
        }
      </header>
      <div class="chart" ?hidden=${tabled}><slot></slot></div>
      ${
        this.plain
          ? nothing
          : html`<div
              class="table ${tabled ? '' : 'visually-hidden'}"
              ?hidden=${away}
              tabindex=${tabled ? '0' : nothing}
              role=${tabled ? 'region' : nothing}
              aria-label=${tabled ? this.heading : nothing}
            >
              <slot name="table"></slot>
            </div>`
      }
    </section>`;
  }

  /** Brings it into sight, and readers of screens and keys to it. */
  show(): void {
    this.scrollIntoView({ block: 'start' });
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  private get words(): string {
    return this.tabled
      ? msg('As a chart', { id: 'insights-as-chart' })
      : msg('As a table', { id: 'insights-as-table' });
  }
}

define('parley-chart-frame', ParleyChartFrame);

declare global {
  interface HTMLElementTagNameMap {
    'parley-chart-frame': ParleyChartFrame;
  }
}
