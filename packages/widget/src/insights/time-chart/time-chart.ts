/**
 * The course of a figure over days, weeks or months. Read by pointer or arrow keys, point by point; on paper it is drawn as
 * SVG. It must never leave a plot behind when it goes.
 */
import type { Metric } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type uPlot from 'uplot';
import { direction, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { axisWords, day, unitWords } from '../format.js';
import type { Course } from './course.js';
import { paperChart } from './paper.js';
import { drawPlot, type Inks } from './plot.js';
import { timeChartStyles } from './time-chart.styles.js';

const INKS = ['accent', 'soft', 'quiet', 'text', 'strong', 'line', 'zero'] as const;
const HEIGHT = 240;

/** @summary A figure over time. */
export class ParleyTimeChart extends ParleyElement {
  static override styles = [resetStyles, timeChartStyles];

  private plot: uPlot | undefined;
  private width = 0;
  private sizes = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === this.width) return;
    this.width = width;
    this.redraw();
  });
  private scheme = matchMedia('(prefers-color-scheme: dark)');

  @state() private at: number | null = null;

  @property({ attribute: false }) course!: Course;
  @property({ attribute: false }) metric!: Metric;
  @property() currency = '';
  /** What a point spans. */
  @property() grain: 'day' | 'week' | 'month' = 'day';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.scheme.addEventListener('change', this.redraw);
    this.watch();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.scheme.removeEventListener('change', this.redraw);
    this.sizes.disconnect();
    this.width = 0;
    this.plot?.destroy();
    this.plot = undefined;
  }

  protected override firstUpdated() {
    this.watch();
  }

  private get place(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.plot') ?? null;
  }

  private watch() {
    if (this.place) this.sizes.observe(this.place);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('course')) this.at = null;
  }

  protected override updated(changed: PropertyValues<this>) {
    const drawn = ['course', 'metric', 'currency'] as const;
    if (drawn.some((name) => changed.has(name))) this.redraw();
  }

  override render() {
    const { course, metric, currency } = this;
    const last = course.days.length - 1;
    const at = Math.min(this.at ?? last, last);
    return html`<p class="now" aria-hidden="true">${this.renderPoint(at)}</p>
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${msg('Point in time', { id: 'insights-point' })}
        aria-valuemin="0"
        aria-valuemax=${Math.max(0, last)}
        aria-valuenow=${Math.max(0, at)}
        aria-valuetext=${this.wordsAt(at)}
        @keydown=${this.handleKeydown}
      ></div>
      ${paperChart({ course, mirrored: direction() === 'rtl', words: (value) => axisWords(value, { unit: metric.unit, currency }) })}
      ${INKS.map((ink) => html`<span class="ink ${ink}"></span>`)}`;
  }

  private renderPoint(at: number) {
    const { days, lines } = this.course;
    const first = days[at];
    if (first === undefined) return nothing;
    return html`<span>${this.when(first)}</span> ${lines.map(
      ({ label, values }) => html`<span>${label} <b><bdi>${this.words(values[at])}</bdi></b></span>`,
    )}`;
  }

  private wordsAt(at: number): string {
    const { days, lines } = this.course;
    const first = days[at];
    if (first === undefined) return '';
    return [
      this.when(first),
      ...lines.map(({ label, values }) => `${label}: ${this.words(values[at])}`),
    ].join(', ');
  }

  private when(first: string): string {
    if (this.grain === 'month') return day(first, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return this.grain === 'week' ? msg(str`Week from ${day(first)}`, { id: 'insights-week' }) : day(first);
  }

  private words(value: number | null | undefined): string {
    if (value === null || value === undefined) return '–';
    return unitWords(String(value), { unit: this.metric.unit, currency: this.currency });
  }

  private redraw = () => {
    const { place } = this;
    if (!this.isConnected || this.width === 0 || !place) return;
    this.plot?.destroy();
    const style = (selector: string) => {
      const found = this.renderRoot.querySelector(selector);
      return found ? getComputedStyle(found) : undefined;
    };
    const inks = Object.fromEntries(INKS.map((ink) => [ink, style(`.ink.${ink}`)?.color ?? ''])) as Inks;
    const { course, metric, currency } = this;
    this.plot = drawPlot(place, {
      ...{ course, inks, width: this.width, height: HEIGHT, mirrored: direction() === 'rtl' },
      unit: { unit: metric.unit, currency },
      font: getComputedStyle(this).fontFamily,
      looked: (index) => {
        this.at = index;
      },
    });
  };

  private handleKeydown(event: KeyboardEvent) {
    const ahead = direction() === 'rtl' ? -1 : 1;
    const last = this.course.days.length - 1;
    const from = this.at ?? last;
    const places: Record<string, number> = {
      ArrowRight: from + ahead,
      ArrowLeft: from - ahead,
      ArrowUp: from + 1,
      ArrowDown: from - 1,
      Home: 0,
      End: last,
    };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = Math.max(0, Math.min(last, to));
    this.at = at;
    const { plot } = this;
    const time = plot?.data[0][at];
    if (plot && time !== undefined) plot.setCursor({ left: plot.valToPos(time, 'x'), top: 0 });
  }
}

define('parley-time-chart', ParleyTimeChart);

declare global {
  interface HTMLElementTagNameMap {
    'parley-time-chart': ParleyTimeChart;
  }
}
