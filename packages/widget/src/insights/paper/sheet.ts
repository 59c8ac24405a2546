/** The rules of the whole document while it is printed: what is on paper, what stands above and below it. The paper's size is the printer's. */

const FONT = 'font: 8.5pt system-ui, sans-serif; color: #666;';

/** @param lines what stands above each sheet but the first, and below each */
export function sheetOf({ above, below }: { above: string; below: string }): string {
  return `
@page {
  margin: 16mm;
  @top-left { content: ${quoted(above)}; ${FONT} }
  @bottom-left { content: ${quoted(below)}; ${FONT} }
  @bottom-right { content: counter(page) ' / ' counter(pages); ${FONT} }
}
@page :first { @top-left { content: none; } }
@media screen { parley-insights-paper { position: absolute; inset: 0 auto auto -10000px; inline-size: 660px; } }
@media print {
  html, body { block-size: auto !important; overflow: visible !important; background: #fff !important; }
  body > :not(parley-insights-paper) { display: none !important; }
}`;
}

/** A text as CSS has it: what could end it, or the sheet, is written by its number. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\f<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
