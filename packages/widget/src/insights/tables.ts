/** The charts' tables: what is drawn, to the last digit. */
import type { Insights, InsightsDimension, Metric, MetricId, Staffing } from '@parley/protocol';
import { css, html } from 'lit';
import { msg } from '../internal/localize.js';
import { day, duration, hourOfDay, number, unitWords, weekday } from './format.js';
import { metricName } from './metric-words.js';
import type { Course } from './time-chart/course.js';
import { rowWords } from './words.js';

export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13px;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }

  :is(th, td) {
    padding: 8px 12px;
    border-block-end: 1px solid var(--parley-border);
    text-align: end;
    white-space: nowrap;
  }

  thead th {
    font-weight: 500;
    color: var(--parley-text-2);
  }

  :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  tbody th {
    font-weight: 400;
  }

  @media print {
    :is(th, td) {
      padding: 3px 8px;
      font-size: 11px;
      white-space: normal;
    }

    tr {
      break-inside: avoid;
    }
  }
`;

/** Rows by figures: teams, pages, campaigns. */
export function splitTable(insights: Insights, by: InsightsDimension, metrics: readonly Metric[]) {
  const { rows, rest, currency } = insights;
  const shown = metrics.filter(({ id }) => rows.some(({ figures }) => figures[id]));
  const all = rest ? [...rows, rest] : rows;
  return html`<table>
    <thead>
      <tr>
        <td></td>
        ${shown.map(({ id }) => html`<th scope="col">${metricName(id)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${all.map(
        (row) => html`<tr>
          <th scope="row"><bdi>${row === rest ? msg('All others', { id: 'insights-rest' }) : rowWords(row, by)}</bdi></th>
          ${shown.map(({ id, unit }) => {
            const figure = row.figures[id];
            const known = figure?.enough && figure.value !== null;
            return html`<td><bdi>${known ? unitWords(figure.value ?? '', { unit, currency, exact: true }) : '–'}</bdi></td>`;
          })}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

export function courseTable(course: Course, metric: Metric, currency: string) {
  const words = (value: number | null | undefined) =>
    value === null || value === undefined
      ? '–'
      : unitWords(String(value), { unit: metric.unit, currency, exact: true });
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${msg('From', { id: 'insights-from' })}</th>
        ${course.lines.map(({ label }) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${course.days.map(
        (first, index) => html`<tr>
          <th scope="row">${day(first)}</th>
          ${course.lines.map(({ values }) => html`<td><bdi>${words(values[index])}</bdi></td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Weekdays by figures, and each hour in which something happened. */
export function staffingTable({ hours }: Staffing) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${msg('Hour of the week', { id: 'insights-hour' })}</th>
        <th scope="col">${msg('Messages of customers', { id: 'insights-demand' })}</th>
        <th scope="col">${msg('Minutes worked', { id: 'insights-minutes' })}</th>
        <th scope="col">${metricName('first_response')}</th>
      </tr>
    </thead>
    <tbody>
      ${hours
        .filter(({ demand, minutes }) => demand > 0 || minutes > 0)
        .map(
          ({ weekday: index, hour, demand, minutes, firstResponse }) => html`<tr>
            <th scope="row">${weekday(index, 'long')}, ${hourOfDay(hour)}</th>
            <td>${number(String(demand), { maximumFractionDigits: 1 })}</td>
            <td>${number(String(minutes), { maximumFractionDigits: 0 })}</td>
            <td>${firstResponse === null ? '–' : duration(firstResponse)}</td>
          </tr>`,
        )}
    </tbody>
  </table>`;
}

/** Every figure of the whole, beside the period before. */
export function totalTable({ total, currency }: Insights, metrics: readonly Metric[]) {
  const words = (text: string | null | undefined, { unit }: Metric) =>
    text === null || text === undefined ? '–' : unitWords(text, { unit, currency, exact: true });
  return html`<table>
    <thead>
      <tr>
        <td></td>
        <th scope="col">${msg('In these days', { id: 'insights-now' })}</th>
        <th scope="col">${msg('Period before', { id: 'insights-before' })}</th>
      </tr>
    </thead>
    <tbody>
      ${metrics.map((metric) => {
        const figure = total.figures[metric.id];
        return html`<tr>
          <th scope="row">${metricName(metric.id)}</th>
          <td><bdi>${figure?.enough ? words(figure.value, metric) : '–'}</bdi></td>
          <td><bdi>${words(figure?.previous, metric)}</bdi></td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** The figures that a card of the lesser row has. */
export const SERVICE: readonly MetricId[] = [
  'first_response',
  'first_response_p90',
  'resolution',
  'resolution_p90',
  'satisfaction',
  'deflection',
];
