/** What rules would have done to the last month: how many of what, by which rule, and what would not be public now. */
import type { SimulationResult } from '@parley/protocol';
import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { reasonWords, ruleWords } from './words.js';

const styles = css`
  :host {
    display: grid;
    gap: 16px;
  }

  dl,
  dd,
  ul,
  p,
  h4 {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  h4 {
    font-size: 13px;
    font-weight: 600;
  }

  .sums {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(110px, 1fr));
    gap: 8px;
  }

  .sums div {
    display: flex;
    flex-direction: column-reverse;
    padding: 12px;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface-2);
  }

  .sums dt,
  .quiet {
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .sums dd {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }

  .rules {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 16px;
    font-size: 13px;
  }

  .rules div {
    display: contents;
  }

  .rules dd {
    font-variant-numeric: tabular-nums;
  }

  li {
    padding-block: 8px;
    border-block-end: 1px solid var(--parley-border);
  }

  .words {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
`;

/** @summary The outcome of a simulation. */
export class ParleySimulation extends ParleyElement {
  static override styles = [resetStyles, styles];

  @property({ attribute: false }) result!: SimulationResult;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { looked, publish, hold, reject, byRule, examples } = this.result;
    const number = (value: number) => new Intl.NumberFormat(formatLocale()).format(value);
    const rules = Object.entries(byRule).toSorted(([, a], [, b]) => b - a);
    return html`<p>${msg(str`Messages looked at: ${number(looked)}`, { id: 'mod-sim-looked' })}</p>
      <dl class="sums">
        <div><dt>${msg('Let through', { id: 'mod-sim-publish' })}</dt><dd>${number(publish)}</dd></div>
        <div><dt>${msg('Held', { id: 'mod-sim-hold' })}</dt><dd>${number(hold)}</dd></div>
        <div><dt>${msg('Refused', { id: 'mod-status-rejected' })}</dt><dd>${number(reject)}</dd></div>
      </dl>
      <dl class="rules">
        ${rules.map(([rule, count]) => html`<div><dt>${ruleWords(rule)}</dt><dd>${number(count)}</dd></div>`)}
      </dl>
      <div>
        <h4>${msg('Public now, but these rules would have stopped it', { id: 'mod-sim-examples' })}</h4>
        ${
          examples.length === 0
            ? html`<p class="quiet">${msg('Nothing.', { id: 'mod-sim-none' })}</p>`
            : html`<ul>
                ${examples.map(
                  ({ text, reasons }) => html`<li>
                    <p class="words" dir="auto">${text}</p>
                    <p class="quiet" dir="auto">${reasons.map(reasonWords).join(' · ')}</p>
                  </li>`,
                )}
              </ul>`
        }
      </div>`;
  }
}

define('parley-simulation', ParleySimulation);

declare global {
  interface HTMLElementTagNameMap {
    'parley-simulation': ParleySimulation;
  }
}
