/**
 * The figures as a report on paper: the answer on the first sheet, what explains it on the next, then the tables and what each figure
 * means. It is drawn in place of whatever page it was asked for in, so that no host's looks are printed, and must leave that as it was.
 */
import type { Insights, Metric, MetricId, Site } from '@parley/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { grainOf } from '../../client/insights-choice.js';
import type { InsightsState } from '../../client/insights-store.js';
import { msg } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { tokenStyles } from '../../internal/tokens.styles.js';
import { aboutWords, missingWords } from '../about.js';
import '../all-figures/all-figures.js';
import { answerStyles, answersView } from '../answers.js';
import '../chart-frame/chart-frame.js';
import '../figure-card/figure-card.js';
import { days } from '../format.js';
import '../heat-map/heat-map.js';
import { liftStyles, liftView } from '../lift-view.js';
import { nextHourView, rankStyles } from '../next-hour.js';
import '../profit-bars/profit-bars.js';
import { FIRST, splitHeading } from '../report/parts.js';
import { isNothing, sentenceOf, sentenceView } from '../sentence.js';
import { courseTable, SERVICE, splitTable, tableStyles } from '../tables.js';
import { type Course, courseOf } from '../time-chart/course.js';
import { reportTitle } from '../words.js';
import { paperStyles } from './paper.styles.js';
import { sheetOf } from './sheet.js';

type Split = 'teams' | 'pages' | 'campaigns';
const BY = { teams: 'team', pages: 'page', campaigns: 'campaign' } as const;

/** @summary The figures on paper. */
export class ParleyInsightsPaper extends ParleyElement {
  static override styles = [
    tokenStyles,
    resetStyles,
    tableStyles,
    rankStyles,
    liftStyles,
    answerStyles,
    paperStyles,
  ];

  @property({ attribute: false }) state: InsightsState | null = null;
  @property({ attribute: false }) sites: readonly Site[] = [];

  override render() {
    const { total, metrics } = this.state?.parts ?? {};
    if (!this.state || !total || !metrics) return nothing;
    return html`${this.renderCover(total, this.state)}
      ${
        isNothing(total)
          ? nothing
          : html`${this.renderFigures(FIRST, { total, metrics })}
            <div class="two">${this.renderBars('teams')} ${this.renderBars('pages')}</div>
            ${this.renderCourse(metrics)} ${this.renderReasons(total, metrics)} ${this.renderTables(total, metrics)}`
      }`;
  }

  private renderCover(total: Insights, { choice, parts }: InsightsState) {
    const [asOf, about] = aboutWords(total, choice.compare);
    return html`<header>
        <h1>${reportTitle()}</h1>
        <p>${[...coverWords(this.state, this.sites), asOf].join(' · ')}</p>
      </header>
      <p class="sentence">${sentenceView(sentenceOf(total, parts.teams))}</p>
      ${answersView(parts, null)}
      <p class="about">${about}</p>
      ${total.missingRates.length > 0 ? html`<p class="about">${missingWords(total.missingRates)}</p>` : nothing}`;
  }

  private renderFigures(ids: readonly MetricId[], { total, metrics, small = false }: Cards) {
    const { parts, choice } = this.state as InsightsState;
    return html`<div class="figures ${small ? 'service' : ''}">${ids.map((id) => {
      const metric = metrics.find((known) => known.id === id);
      const figure = total.total.figures[id];
      if (!metric || !figure) return nothing;
      return html`<parley-figure-card
        .metric=${metric}
        .figure=${figure}
        .course=${small ? [] : (parts.course?.rows ?? []).map(({ figures }) => figures[id]?.value)}
        currency=${total.currency}
        ?compare=${choice.compare}
        ?small=${small}
      ></parley-figure-card>`;
    })}</div>`;
  }

  private renderBars(part: Split) {
    const insights = this.state?.parts[part];
    if (!insights || insights.rows.length === 0) return nothing;
    const bars = html`<parley-profit-bars .insights=${insights} by=${BY[part]}></parley-profit-bars>`;
    return frame(splitHeading(part), bars);
  }

  private get course() {
    const course = this.state?.parts.course;
    const drawn = course && course.rows.length > 1 ? courseOf(course, 'profit', false) : null;
    return course && drawn ? { insights: course, drawn } : null;
  }

  private renderCourse(metrics: readonly Metric[]) {
    const metric = metrics.find(({ id }) => id === 'profit');
    const { course } = this;
    if (!metric || !course) return nothing;
    const { insights, drawn } = course;
    return frame(
      msg('Over time', { id: 'insights-course' }),
      html`<parley-time-chart
        .course=${drawn}
        .metric=${metric}
        currency=${insights.currency}
        grain=${grainOf(insights)}
      ></parley-time-chart>`,
    );
  }

  private renderReasons(total: Insights, metrics: readonly Metric[]) {
    const { nextHour, staffing, lift } = this.state?.parts ?? {};
    return html`<div class="sheet">
      ${this.renderFigures(SERVICE, { total, metrics, small: true })}
      <div class="two">
        ${nextHour?.data.length ? frame(msg('Where the next hour pays most', { id: 'insights-next-hour' }), nextHourView(nextHour)) : nothing}
        ${this.renderBars('campaigns')}
      </div>
      ${
        staffing?.hours.some(({ demand }) => demand > 0)
          ? frame(
              msg('Demand and staffing', { id: 'insights-staffing' }),
              html`<parley-heat-map .staffing=${staffing}></parley-heat-map>`,
            )
          : nothing
      }
      ${lift?.data.length ? frame(msg('What proactive messages bring', { id: 'insights-lift' }), liftView(lift, this.sites)) : nothing}
    </div>`;
  }

  private renderTables(total: Insights, metrics: readonly Metric[]) {
    const { parts } = this.state as InsightsState;
    const metric = metrics.find(({ id }) => id === 'profit');
    const split = (part: Split) => {
      const insights = parts[part];
      return insights && insights.rows.length > 0
        ? table(splitHeading(part), splitTable(insights, BY[part], metrics))
        : nothing;
    };
    const { course } = this;
    return html`<div class="sheet">
        ${split('teams')} ${split('pages')} ${split('campaigns')}
        ${
          course && metric
            ? table(
                msg('Over time', { id: 'insights-course' }),
                html`<div class="halves">${halvesOf(course.drawn).map((half) => courseTable(half, metric, course.insights.currency))}</div>`,
              )
            : nothing
        }
      </div>
      <section class="sheet">
        <h2>${msg('All figures', { id: 'insights-all-figures' })}</h2>
        <parley-all-figures .total=${total} .metrics=${metrics}></parley-all-figures>
      </section>`;
  }
}

interface Cards {
  total: Insights;
  metrics: readonly Metric[];
  small?: boolean;
}

/** A long table of four narrow columns leaves half of the sheet empty: two of them stand beside each other. */
function halvesOf(course: Course): Course[] {
  const middle = Math.ceil(course.days.length / 2);
  const part = (from: number, to: number): Course => ({
    days: course.days.slice(from, to),
    lines: course.lines.map((line) => ({ ...line, values: line.values.slice(from, to) })),
    band: null,
  });
  return [part(0, middle), part(middle, course.days.length)];
}

const frame = (heading: string, content: TemplateResult) =>
  html`<parley-chart-frame heading=${heading} plain>${content}</parley-chart-frame>`;

const table = (heading: string, content: TemplateResult) =>
  html`<section class="table"><h2>${heading}</h2>${content}</section>`;

/** Whose figures, of which days, and of what part of them. */
function coverWords(state: InsightsState | null, sites: readonly Site[]): string[] {
  const { total, teams } = state?.parts ?? {};
  const { site, ...filter } = state?.choice.filter ?? {};
  const names = new Map<string, string | null>([
    ...(teams?.rows ?? []).map(({ key, label }) => [key ?? '', label] as const),
    ...sites.flatMap(({ teams: known }) => known.map(({ id, name }) => [id, name] as const)),
  ]);
  const shown = sites.filter(({ id }) => site === undefined || id === site).map(({ name }) => name);
  const parts = [
    ...(shown.length > 0 ? [shown.join(', ')] : []),
    ...(total ? [days(total.from, total.to)] : []),
    ...Object.values(filter).flatMap((value) => (value ? [names.get(value) ?? value] : [])),
  ];
  // Names of another script keep apart from the day beside them.
  return parts.map((part) => `\u2068${part}\u2069`);
}

define('parley-insights-paper', ParleyInsightsPaper);

/** Lays the paper out. @returns what takes it away again */
export function layPaper(state: InsightsState, sites: readonly Site[]): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetOf({ above: coverWords(state, sites).join(' · '), below: reportTitle() }));
  const paper = document.createElement('parley-insights-paper');
  // Paper is white.
  paper.setAttribute('theme', 'light');
  // It is for printers: nobody shall meet it by ear or by key.
  paper.inert = true;
  Object.assign(paper, { state, sites });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  return () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights-paper': ParleyInsightsPaper;
  }
}
