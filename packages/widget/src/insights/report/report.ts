/**
 * The page of the figures, read from top to bottom: a sentence, four figures, what earns, how it went, when hands are short,
 * where the next hour pays. Draws what it is given and asks by events; it never fetches.
 */
import type { Metric, MetricId, Site } from '@parley/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError } from '../../client/api-error.js';
import { grainOf, writeChoice } from '../../client/insights-choice.js';
import type { InsightsPart, InsightsState } from '../../client/insights-store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { aboutWords, missingWords } from '../about.js';
import { answerStyles, answersView } from '../answers.js';
import '../chart-frame/chart-frame.js';
import type { ParleyChartFrame } from '../chart-frame/chart-frame.js';
import { type InsightsAct, ParleyInsightsActEvent } from '../events/act.js';
import '../figure-card/figure-card.js';
import { fieldStyles } from '../field.styles.js';
import '../filters/filters.js';
import { days, number } from '../format.js';
import { isUnmeasured, liftStyles, liftView, unmeasuredView } from '../lift-view.js';
import { metricName } from '../metric-words.js';
import { nextHourView, rankStyles } from '../next-hour.js';
import '../profit-bars/profit-bars.js';
import { isNothing, sentenceOf, sentenceView } from '../sentence.js';
import { courseTable, SERVICE, splitTable, staffingTable, tableStyles } from '../tables.js';
import { courseOf } from '../time-chart/course.js';
import { insightsErrorWords } from '../words.js';
import { FIRST, splitHeading } from './parts.js';
import { reportStyles } from './report.styles.js';

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
  static override styles = [
    resetStyles,
    fieldStyles,
    tableStyles,
    rankStyles,
    liftStyles,
    answerStyles,
    reportStyles,
  ];

  @state() private courseMetric: MetricId = 'profit';

  @property({ attribute: false }) state!: InsightsState;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Whether it is what a public link shows, which chooses nothing. */
  @property({ type: Boolean }) linked = false;
  /** Whether the file for a spreadsheet is on its way. */
  @property({ type: Boolean }) saving = false;
  /** Why that file did not come; null for all is well. */
  @property({ attribute: false }) saveError: ApiError | null = null;
  /** The address of the page where costs are entered; '' for who may not. */
  @property({ attribute: 'costs-href' }) costsHref = '';
  /** The address of the page where the same figures are shared; '' for who may not. */
  @property({ attribute: 'share-href' }) shareHref = '';
  /** Of the page where the weekly mail is asked for; '' where `shareHref` leads there, or nothing does. */
  @property({ attribute: 'mail-href' }) mailHref = '';
  /** Of the page where it is chosen from how many messages are held back; '' for who may not. */
  @property({ attribute: 'proactive-href' }) proactiveHref = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** The chart of time brings a library, and the hours of the week are far below: they come a moment after the figures. */
  override connectedCallback() {
    super.connectedCallback();
    // Should they not come, the tables are there.
    import('../time-chart/time-chart.js').catch(() => undefined);
    import('../heat-map/heat-map.js').catch(() => undefined);
  }

  override render() {
    const { parts, errors, busy } = this.state;
    const { total, metrics } = parts;
    const failure = errors.total ?? errors.metrics;
    return html`<div class="page" aria-busy=${busy}>
      ${this.renderBar()} ${this.saveError ? this.renderSaveError(this.saveError) : nothing}
      ${failure && !busy ? this.renderFailure(failure) : nothing}
      ${total && metrics ? this.renderFigures(metrics) : failure ? nothing : this.renderLoading()}
    </div>`;
  }

  private renderBar() {
    const { choice, parts } = this.state;
    const { total, pages, campaigns } = parts;
    const keysOf = (rows: readonly { key: string | null }[] | undefined) =>
      (rows ?? []).flatMap(({ key }) => key ?? []);
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
        <parley-button ?disabled=${!total || this.saving} @click=${this.act('csv')}
          >${msg('Download CSV', { id: 'insights-csv' })}</parley-button
        >
        <parley-button ?disabled=${!total} @click=${this.act('print')}
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

  private renderSaveError(error: ApiError) {
    return html`<parley-notice kind="danger" action=${msg('Try again', { id: 'notice-retry' })} @parley-notice-act=${this.act('csv')}
      >${msg('The file was not downloaded.', { id: 'insights-csv-failed' })} ${insightsErrorWords(error, this.linked)}</parley-notice
    >`;
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
    return html`<parley-notice kind="danger" action=${msg('Try again', { id: 'notice-retry' })} @parley-notice-act=${this.act('reload')}
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
      ${isEmpty ? nothing : answersView(parts, this.show)}
      <p class="about">${[days(total.from, total.to), ...aboutWords(total, choice.compare)].join(' · ')}</p>
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
            ${this.renderStaffing()} ${this.renderLift()}
            <details @toggle=${this.handleAll}>
              <summary>${msg('All figures', { id: 'insights-all-figures' })}</summary>
              <parley-all-figures .total=${total} .metrics=${metrics}></parley-all-figures>
            </details>`
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
    return html`<parley-notice
      >${missingWords(currencies)}
      ${this.costsHref ? html`<a href=${this.costsHref}>${msg('Costs and rates', { id: 'insights-costs' })}</a>` : nothing}</parley-notice
    >`;
  }

  private renderSplit(part: 'teams' | 'pages' | 'campaigns', metrics: readonly Metric[]) {
    const by = ({ teams: 'team', pages: 'page', campaigns: 'campaign' } as const)[part];
    const heading = splitHeading(part);
    return this.renderPart(part, heading, (insights) =>
      insights.rows.length === 0
        ? null
        : html`<parley-chart-frame id=${part} heading=${heading} readable>
            <parley-profit-bars .insights=${insights} by=${by}></parley-profit-bars>
            <div slot="table">${splitTable(insights, by, metrics)}</div>
          </parley-chart-frame>`,
    );
  }

  private renderCourse(metrics: readonly Metric[]) {
    const heading = msg('Over time', { id: 'insights-course' });
    const metric = metrics.find(({ id }) => id === this.courseMetric);
    return this.renderPart('course', heading, (insights) => {
      // One point is no course.
      if (!metric || insights.rows.length < 2) return null;
      const course = courseOf(insights, metric.id, this.state.choice.compare);
      return html`<parley-chart-frame heading=${heading}>
        <select slot="tools" aria-label=${heading} @change=${this.handleCourse}>
          ${COURSES.map((id) => html`<option value=${id} ?selected=${id === metric.id}>${metricName(id)}</option>`)}
        </select>
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
        ? html`<parley-chart-frame heading=${heading}>
            <parley-heat-map .staffing=${staffing}></parley-heat-map>
            <div slot="table">${staffingTable(staffing)}</div>
          </parley-chart-frame>`
        : null,
    );
  }

  private renderNextHour() {
    const heading = msg('Where the next hour pays most', { id: 'insights-next-hour' });
    return this.renderPart('nextHour', heading, (next) =>
      next.data.length === 0
        ? null
        : html`<parley-chart-frame id="nextHour" heading=${heading} plain>${nextHourView(next)}</parley-chart-frame>`,
    );
  }

  private renderLift() {
    const heading = msg('What proactive messages bring', { id: 'insights-lift' });
    const { sites, proactiveHref } = this;
    return this.renderPart('lift', heading, (lift) => {
      const view =
        lift.data.length > 0
          ? liftView(lift, sites)
          : proactiveHref && isUnmeasured(lift, sites)
            ? unmeasuredView(proactiveHref)
            : null;
      return view && html`<parley-chart-frame heading=${heading} plain>${view}</parley-chart-frame>`;
    });
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
          ? html`<parley-notice kind="danger" action=${msg('Try again', { id: 'notice-retry' })} @parley-notice-act=${this.act('reload')}
              >${insightsErrorWords(error, this.linked)}</parley-notice
            >`
          : html`<parley-skeleton shape="rows" count="4"></parley-skeleton>`
      }
    </parley-chart-frame>`;
  }

  private handleCourse({ target }: Event) {
    if (target instanceof HTMLSelectElement) this.courseMetric = target.value as MetricId;
  }

  private act(name: InsightsAct) {
    return () => this.dispatchEvent(new ParleyInsightsActEvent(name));
  }

  private show = (part: InsightsPart) => {
    this.renderRoot.querySelector<ParleyChartFrame>(`#${part}`)?.show();
  };

  private handleAll({ currentTarget }: Event) {
    if (!(currentTarget instanceof HTMLDetailsElement) || !currentTarget.open) return;
    import('../all-figures/all-figures.js').catch(() => undefined);
  }
}

define('parley-insights-report', ParleyInsightsReport);

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights-report': ParleyInsightsReport;
  }
}
