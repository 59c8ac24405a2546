/** One figure as a key that opens what it means and what is behind it: value, change, interval where little is known. */
import type { Figure, Metric } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyInsightsOpenEvent } from '../events/open.js';
import { changeOf, unitWords } from '../format.js';
import { metricName } from '../metric-words.js';
import { sparkLine } from '../spark-line.js';
import { figureCardStyles } from './figure-card.styles.js';

/** From so many on a mean is steady enough to stand alone. */
const MANY = 400;

/**
 * @summary A figure.
 * @event {ParleyInsightsOpenEvent} parley-insights-open - Its meaning is asked for.
 */
export class ParleyFigureCard extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, figureCardStyles];

  @property({ attribute: false }) metric!: Metric;
  @property({ attribute: false }) figure!: Figure;
  @property() currency = '';
  /** Its course, for the small line. */
  @property({ attribute: false }) course: readonly (string | null | undefined)[] = [];
  /** Whether the period before stands beside it. */
  @property({ type: Boolean }) compare = false;
  /** Whether it is one of the lesser ones. */
  @property({ type: Boolean, reflect: true }) small = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { metric, figure } = this;
    const known = figure.value !== null && figure.enough;
    return html`<button type="button" aria-haspopup="dialog" @click=${this.handleClick}>
      <span class="name">${metricName(metric.id)}</span>
      ${
        known
          ? html`<span class="value"><bdi>${this.words(figure.value ?? '')}</bdi></span>`
          : html`<span class="value few">${msg('Too few to say', { id: 'insights-few' })}</span>`
      }
      ${known ? this.renderNotes() : nothing} ${this.small || !known ? nothing : sparkLine(this.course)}
    </button>`;
  }

  private renderNotes() {
    const { figure, metric, currency } = this;
    const change = this.compare ? changeOf(figure, metric, currency) : null;
    const interval = figure.n < MANY ? figure.interval : null;
    return html`${
      change
        ? html`<span class="note"
            ><span class="change ${change.tone}"><bdi>${change.words}</bdi></span>
            ${
              figure.previous === null
                ? nothing
                : msg(str`from ${this.words(figure.previous)}`, { id: 'insights-from-before' })
            }</span
          >`
        : nothing
    }
    ${
      interval
        ? html`<span class="note"
            >${msg(str`Between ${this.words(interval.low)} and ${this.words(interval.high)}`, { id: 'insights-interval' })}</span
          >`
        : nothing
    }`;
  }

  private words(text: string): string {
    return unitWords(text, { unit: this.metric.unit, currency: this.currency });
  }

  private handleClick() {
    const { metric, figure } = this;
    this.dispatchEvent(new ParleyInsightsOpenEvent({ metric: metric.id, of: '', figure, filter: {} }));
  }
}

define('parley-figure-card', ParleyFigureCard);

declare global {
  interface HTMLElementTagNameMap {
    'parley-figure-card': ParleyFigureCard;
  }
}
