/** Figures as a spreadsheet takes them: the same texts as in JSON. No cell is ever read as a formula. */
import type { Figure, Insights, InsightsRow, MetricId } from '@parley/protocol';

/** RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const COLUMNS = ['', '_previous', '_low', '_high', '_n', '_enough'];

/** Figures are numbers as they are, also those below zero; nothing is nothing. */
function figureCells(figure: Figure | undefined): string[] {
  if (figure === undefined) return COLUMNS.map(() => '');
  const { value, previous, interval, n, enough } = figure;
  return [
    value ?? '',
    previous ?? '',
    interval?.low ?? '',
    interval?.high ?? '',
    String(n),
    enough ? '1' : '0',
  ];
}

/** The total, each row, and what is beyond them; times and money without units, which stand in the catalogue. */
export function insightsCsv({ total, rows, rest, currency }: Insights): string {
  const metrics = Object.keys(total.figures) as MetricId[];
  const head = [
    'row',
    'key',
    'label',
    'currency',
    ...metrics.flatMap((id) => COLUMNS.map((column) => id + column)),
  ];
  const line = (name: string, row: InsightsRow) => [
    name,
    cell(row.key ?? ''),
    cell(row.label ?? ''),
    currency,
    ...metrics.flatMap((id) => figureCells(row.figures[id])),
  ];
  const lines = [head, line('total', total), ...rows.map((row) => line('row', row))];
  if (rest !== null) lines.push(line('rest', rest));
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}
