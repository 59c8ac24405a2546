/** A course of figures as lines for a chart: what is drawn, on screen by uPlot and on paper as SVG, and read as a table. */
import type { Insights, InsightsRow, MetricId } from '@parley/protocol';
import { msg } from '../../internal/localize.js';
import { metricName } from '../metric-words.js';

export type Ink = 'accent' | 'strong' | 'quiet';

export interface Line {
  label: string;
  ink: Ink;
  dashed: boolean;
  values: (number | null)[];
}

export interface Course {
  /** The first days, in their order. */
  days: string[];
  lines: Line[];
  /** 95 % of what it may be, for a single line. */
  band: { low: (number | null)[]; high: (number | null)[] } | null;
}

/** Profit is shown with what it is made of; anything else alone, beside the period before. */
export function courseOf(insights: Insights, metric: MetricId, compare: boolean): Course {
  const { rows } = insights;
  const days = rows.map(({ key }) => key ?? '');
  if (metric === 'profit') {
    const lines: Line[] = [
      { ...line(rows, 'value'), ink: 'accent' },
      { ...line(rows, 'cost'), ink: 'quiet' },
      { ...line(rows, 'profit'), ink: 'strong' },
    ];
    return { days, lines, band: null };
  }
  const lines: Line[] = [line(rows, metric)];
  if (compare) {
    const values = rows.map(({ figures }) => numberOf(figures[metric]?.previous));
    if (values.some((value) => value !== null)) {
      lines.push({
        label: msg('Period before', { id: 'insights-before' }),
        ...{ ink: 'quiet', dashed: true, values },
      });
    }
  }
  return { days, lines, band: bandOf(rows, metric) };
}

function line(rows: readonly InsightsRow[], metric: MetricId): Line {
  const values = rows.map(({ figures }) => numberOf(figures[metric]?.value));
  return { label: metricName(metric), ink: 'accent', dashed: false, values };
}

function bandOf(rows: readonly InsightsRow[], metric: MetricId): Course['band'] {
  const ends = (end: 'low' | 'high') => rows.map(({ figures }) => numberOf(figures[metric]?.interval?.[end]));
  const [low, high] = [ends('low'), ends('high')];
  return low.some((value) => value !== null) ? { low, high } : null;
}

function numberOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text);
}
