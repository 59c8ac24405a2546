/**
 * The page of the figures, read from top to bottom: a sentence, four figures, what earns, how it went, when hands are short,
 * where the next hour pays. Draws what it is given and asks by events; it never fetches.
 */
import type { Metric, MetricId, Site } from '@parley/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { grainOf, writeChoice } from '../../client/insights-choice.js';
import type { InsightsPart, InsightsState } from '../../client/insights-store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../chart-frame/chart-frame.js';
import { ParleyInsightsActEvent } from '../events/act.js';
import '../figure-card/figure-card.js';
import { fieldStyles } from '../field.styles.js';
import '../filters/filters.js';
import { days, moment, number } from '../format.js';
import '../heat-map/heat-map.js';
import { liftView } from '../lift-view.js';
import { metricMeaning, metricName } from '../metric-words.js';
import { nextHourView, rankStyles } from '../next-hour.js';
import '../profit-bars/profit-bars.js';
import { isNothing, sentenceOf, sentenceView } from '../sentence.js';
import { courseTable, SERVICE, splitTable, staffingTable, tableStyles, totalTable } from '../tables.js';
import { courseOf } from '../time-chart/course.js';
import { attributionWords, insightsErrorWords, reportTitle } from '../words.js';
import { reportStyles } from './report.styles.js';

/** The four that everything else explains. */
const FIRST: readonly MetricId[] = ['profit', 'profit_per_conversation', 'conversations', 'time'];
const COURSES: readonly MetricId[] = [
  ...(['profit', 'profit_per_conversation', 'conversations', 'time'] as const),
  ...(['first_response', 'satisfaction'] as const),
];

/**
 * @summary The page of the figures.
 * @event {ParleyInsightsChooseEvent} parley-insights-choose - Other days or filters are wanted.
 * @event {ParleyInsightsOpenEvent} parley-insights-open - A figure's meaning is asked for.
 * @event {ParleyInsightsActEvent} parley-insights-act - It shall be printed, saved or loaded again.
 */
export class ParleyInsightsReport extends ParleyElement {
  static override styles = [resetStyles, fieldStyles, tableStyles, rankStyles, reportStyles];

  @state() private courseMetric: MetricId = 'profit';

  @property({ attribute: false }) state!: InsightsState;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Whether it is what a public link shows, which chooses nothing. */
  @property({ type: Boolean }) linked = false;
  /** Whether it is for paper. */
  @property({ type: Boolean, reflect: true }) paper = false;
  /** The address of the page where costs are entered; '' for who may not. */
  @property({ attribute: 'costs-href' }) costsHref = '';
  /** The address of the page where the same figures are shared; '' for who may not. */
  @property({ attribute: 'share-href' }) shareHref = '';
  /** Of the page where the weekly mail is asked for; '' where `shareHref` leads there, or nothing does. */
  @property({ attribute: 'mail-href' }) mailHref = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** The chart of time brings a library: it comes a moment after the figures. */
  override connectedCallback() {
    super.connectedCallback();
    // Should it not come, the table is there.
    import('../time-chart/time-chart.js').catch(() => undefined);
  }

  override render() {
    const { parts, errors, busy } = this.state;
    const { total, metrics } = parts;
    const failure = errors.total ?? errors.metrics;
    return html`<div class="page" aria-busy=${busy}>
      ${this.paper ? this.renderCover() : this.renderBar()}
      ${failure && !busy ? this.renderFailure(failure) : nothing}
      ${total && metrics ? this.renderFigures(metrics) : failure ? nothing : this.renderLoading()}
    </div>`;
  }

  private renderBar() {
    const { choice, parts } = this.state;
    const { total, pages, campaigns } = parts;
    const keysOf = (rows: readonly { key: string | null }[] | undefined) =>
      (rows ?? []).flatMap(({ key }) => key ?? []);
    const act = (name: 'print' | 'csv') => () => this.dispatchEvent(new ParleyInsightsActEvent(name));
    return html`<div class="bar">
      ${
        this.linked
          ? nothing
          : html`<parley-insights-filters
              .choice=${choice}
              .shown=${total ? { from: total.from, to: total.to } : null}
              .sites=${this.sites}
              .teams=${this.teams}
              .pages=${keysOf(pages?.rows)}
              .campaigns=${keysOf(campaigns?.rows)}
            ></parley-insights-filters>`
      }
      <div class="actions">
        ${this.costsHref ? html`<a href=${this.costsHref}>${msg('Costs and rates', { id: 'insights-costs' })}</a>` : nothing}
        ${this.shareHref ? html`<a href=${this.here(this.shareHref)}>${msg('Share', { id: 'insights-share' })}</a>` : nothing}
        ${this.mailHref ? html`<a href=${this.here(this.mailHref)}>${msg('Weekly mail', { id: 'insights-weekly-mail' })}</a>` : nothing}
        <parley-button ?disabled=${!total} @click=${act('csv')}
          >${msg('Download CSV', { id: 'insights-csv' })}</parley-button
        >
        <parley-button ?disabled=${!total} @click=${act('print')}
          >${msg('Print', { id: 'insights-print' })}</parley-button
        >
      </div>
    </div>`;
  }

  /** An address that takes along what is chosen here. */
  private here(href: string): string {
    const chosen = writeChoice(this.state.choice);
    return chosen ? `${href}/${chosen}` : href;
  }

  /** Teams are the company's: each site names the same; without sites those that have figures. */
  private get teams() {
    const known = new Map(this.sites.flatMap(({ teams }) => teams.map((team) => [team.id, team] as const)));
    for (const { key, label } of this.state.parts.teams?.rows ?? []) {
      if (key !== null && !known.has(key)) known.set(key, { id: key, name: label ?? key });
    }
    return [...known.values()];
  }

  private renderCover() {
    const { total } = this.state.parts;
    return html`<header class="cover">
      <h1>${reportTitle()}</h1>
      <p>${total ? days(total.from, total.to) : ''}${this.filterWords()}</p>
    </header>`;
  }

  private filterWords(): string {
    const { filter } = this.state.choice;
    const names = new Map([...this.sites, ...this.teams].map(({ id, name }) => [id, name]));
    return Object.values(filter)
      .filter((value) => value !== undefined)
      .map((value) => ` · ${names.get(value) ?? value}`)
      .join('');
  }

  private renderLoading() {
    return html`<p class="visually-hidden" role="status">${msg('Loading the figures', { id: 'insights-loading' })}</p>
      <parley-skeleton shape="rows" count="8"></parley-skeleton>`;
  }

  private renderFailure(error: Parameters<typeof insightsErrorWords>[0]) {
    const words = insightsErrorWords(error, this.linked);
    if (error.code === 'forbidden' || error.code === 'unauthenticated') {
      return html`<p class="state" role="alert">${words}</p>`;
    }
    return html`<parley-notice kind="danger" action=${msg('Try again', { id: 'notice-retry' })} @parley-notice-act=${this.reload}
      >${words}</parley-notice
    >`;
  }

  private renderFigures(metrics: readonly Metric[]) {
    const { parts, choice } = this.state;
    const { total, teams, course } = parts;
    if (!total) return nothing;
    const isEmpty = isNothing(total);
    const card = (id: MetricId, small: boolean) => {
      const metric = metrics.find((known) => known.id === id);
      const figure = total.total.figures[id];
      if (!metric || !figure) return nothing;
      return html`<li><parley-figure-card
        .metric=${metric}
        .figure=${figure}
        .course=${small ? [] : (course?.rows ?? []).map(({ figures }) => figures[id]?.value)}
        currency=${total.currency}
        ?compare=${choice.compare}
        ?small=${small}
      ></parley-figure-card></li>`;
    };
    return html`<p class="sentence">${sentenceView(sentenceOf(total, teams))}</p>
      <p class="about">
        ${days(total.from, total.to)} · ${msg(str`as of ${moment(total.asOf, total.zone)}`, { id: 'insights-as-of' })} ·
        ${attributionWords(total.attribution)}
      </p>
      ${this.renderProgress(total.progress)} ${this.renderMissing(total.missingRates)}
      ${
        isEmpty
          ? html`<p class="state">${msg('Figures appear as soon as somebody talks with you. Choose other days, or clear the filters.', { id: 'insights-empty' })}</p>`
          : html`<ul class="figures">${FIRST.map((id) => card(id, false))}</ul>
            <div class="two">
              ${this.renderSplit('teams', metrics)} ${this.renderSplit('pages', metrics)}
            </div>
            ${this.renderCourse(metrics)}
            <ul class="figures service" aria-label=${msg('Service', { id: 'insights-service' })}>
              ${SERVICE.map((id) => card(id, true))}
            </ul>
            <div class="two">${this.renderNextHour()} ${this.renderSplit('campaigns', metrics)}</div>
            ${this.renderStaffing()} ${this.renderLift()} ${this.paper ? this.renderDefinitions(metrics) : nothing}`
      }`;
  }

  private renderProgress(progress: number | null) {
    if (progress === null) return nothing;
    const share = number(String(progress), { style: 'percent', maximumFractionDigits: 0 });
    return html`<parley-notice
      >${msg(str`The figures are being reckoned anew: ${share}. Until then the old ones stand.`, { id: 'insights-progress' })}</parley-notice
    >`;
  }

  private renderMissing(currencies: readonly string[]) {
    if (currencies.length === 0) return nothing;
    const words = msg(
      str`No exchange rate is known for ${currencies.join(', ')}. Such amounts are left out until there is one.`,
      {
        id: 'insights-missing-rates',
      },
    );
    return html`<parley-notice
      >${words}
      ${this.costsHref ? html`<a href=${this.costsHref}>${msg('Costs and rates', { id: 'insights-costs' })}</a>` : nothing}</parley-notice
    >`;
  }

  private renderSplit(part: 'teams' | 'pages' | 'campaigns', metrics: readonly Metric[]) {
    const by = ({ teams: 'team', pages: 'page', campaigns: 'campaign' } as const)[part];
    const heading = {
      teams: msg('Profit by function', { id: 'insights-by-team' }),
      pages: msg('Pages that pay', { id: 'insights-by-page' }),
      campaigns: msg('Campaigns', { id: 'insights-by-campaign' }),
    }[part];
    return this.renderPart(part, heading, (insights) =>
      insights.rows.length === 0
        ? null
        : html`<parley-chart-frame heading=${heading} readable>
            <parley-profit-bars .insights=${insights} by=${by}></parley-profit-bars>
            <div slot="table">${splitTable(insights, by, metrics)}</div>
          </parley-chart-frame>`,
    );
  }

  private renderCourse(metrics: readonly Metric[]) {
    const heading = msg('Over time', { id: 'insights-course' });
    const metric = metrics.find(({ id }) => id === this.courseMetric);
    return this.renderPart('course', heading, (insights) => {
      if (!metric) return null;
      const course = courseOf(insights, metric.id, this.state.choice.compare);
      return html`<parley-chart-frame heading=${heading}>
        ${
          this.paper
            ? nothing
            : html`<select slot="tools" aria-label=${heading} @change=${this.handleCourse}>
                ${COURSES.map((id) => html`<option value=${id} ?selected=${id === metric.id}>${metricName(id)}</option>`)}
              </select>`
        }
        <parley-time-chart
          .course=${course}
          .metric=${metric}
          currency=${insights.currency}
          grain=${grainOf(insights)}
        ></parley-time-chart>
        <div slot="table">${courseTable(course, metric, insights.currency)}</div>
      </parley-chart-frame>`;
    });
  }

  private renderStaffing() {
    const heading = msg('Demand and staffing', { id: 'insights-staffing' });
    return this.renderPart('staffing', heading, (staffing) =>
      staffing.hours.some(({ demand }) => demand > 0)
        ? html`<parley-chart-frame heading=${heading} ?plain=${this.paper}>
            <parley-heat-map .staffing=${staffing}></parley-heat-map>
            ${
              // On paper 168 rows say less than the picture.
              this.paper ? nothing : html`<div slot="table">${staffingTable(staffing)}</div>`
            }
          </parley-chart-frame>`
        : null,
    );
  }

  private renderNextHour() {
    const heading = msg('Where the next hour pays most', { id: 'insights-next-hour' });
    return this.renderPart('nextHour', heading, (next) =>
      next.data.length === 0
        ? null
        : html`<parley-chart-frame heading=${heading} plain>${nextHourView(next)}</parley-chart-frame>`,
    );
  }

  private renderLift() {
    const heading = msg('What proactive messages bring', { id: 'insights-lift' });
    return this.renderPart('lift', heading, (lift) =>
      lift.data.length === 0
        ? null
        : html`<parley-chart-frame heading=${heading} plain>${liftView(lift)}</parley-chart-frame>`,
    );
  }

  /** A part, its outline while it comes, or why it does not; nothing where it is not for this reader. */
  private renderPart<P extends InsightsPart>(
    part: P,
    heading: string,
    draw: (data: NonNullable<InsightsState['parts'][P]>) => TemplateResult | null,
  ) {
    const { parts, errors } = this.state;
    const data = parts[part];
    const error = errors[part];
    if (data) return draw(data) ?? nothing;
    if (error && (this.linked || ['forbidden', 'not_found'].includes(error.code))) return nothing;
    return html`<parley-chart-frame heading=${heading} plain>
      ${
        error
          ? html`<parley-notice kind="danger" action=${msg('Try again', { id: 'notice-retry' })} @parley-notice-act=${this.reload}
              >${insightsErrorWords(error, this.linked)}</parley-notice
            >`
          : html`<parley-skeleton shape="rows" count="4"></parley-skeleton>`
      }
    </parley-chart-frame>`;
  }

  private renderDefinitions(metrics: readonly Metric[]) {
    const { total } = this.state.parts;
    return html`<section class="definitions">
      <h2>${msg('All figures', { id: 'insights-all-figures' })}</h2>
      ${total ? totalTable(total, metrics) : nothing}
      <h2>${msg('What they mean', { id: 'insights-definitions' })}</h2>
      <dl>
        ${metrics.map(({ id }) => html`<div><dt>${metricName(id)}</dt><dd>${metricMeaning(id)}</dd></div>`)}
      </dl>
    </section>`;
  }

  private handleCourse({ target }: Event) {
    if (target instanceof HTMLSelectElement) this.courseMetric = target.value as MetricId;
  }

  private reload = () => {
    this.dispatchEvent(new ParleyInsightsActEvent('reload'));
  };
}

define('parley-insights-report', ParleyInsightsReport);

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights-report': ParleyInsightsReport;
  }
}
