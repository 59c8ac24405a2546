/** Rows of CSV (RFC 4180) that a spreadsheet shows as text: what would be a formula gets an apostrophe in front. */
type Cell = string | number | boolean | null;

/** What spreadsheets would calculate, and what would be mistaken for our own apostrophe. */
const FORMULA = /^'*[=+\-@\t\r]/;

function encode(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(encode).join(',')}\n`;
}

/** The cells of a row as they were given; what was null is. */
export function csvCells(row: string): (string | null)[] {
  const cells: (string | null)[] = [];
  for (const [, quoted, end] of row.matchAll(/(?:"((?:[^"]|"")*)")?(,|$)/g)) {
    const text = quoted?.replaceAll('""', '"');
    if (text === undefined) cells.push(null);
    else cells.push(text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
    if (end === '') break;
  }
  return cells;
}

/** Whether the row goes on in the next line: a text with line breaks is within quotes. */
export function isOpen(lines: string): boolean {
  return (lines.split('"').length - 1) % 2 === 1;
}
