/** Tables for people, in plain text: the first column to the left, figures to the right. */

export type Cell = string | number;

/** @param rows each as long as `head` */
export function formatTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => toText(cell)));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const rule = widths.map((width) => '─'.repeat(width));
  const [first = [], ...rest] = lines;
  return [first, rule, ...rest].map((line) => align(line, widths)).join('\n');
}

function align(line: readonly string[], widths: readonly number[]): string {
  return line
    .map((text, column) =>
      column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
    )
    .join('  ')
    .trimEnd();
}

function toText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return '–';
  return cell.toLocaleString('en', { maximumFractionDigits: Math.abs(cell) < 100 ? 2 : 0 });
}
