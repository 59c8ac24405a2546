/** A message's words with what they quote: lines that begin with `>` are somebody else's. */
import { html } from 'lit';
import { renderText } from '../elements/message-list/message-text.js';

const QUOTED = /^> ?/;

/** Above what one is going to write: the words, marked as a quote. */
export function quote(text: string): string {
  const lines = text.split('\n').filter((line) => !QUOTED.test(line));
  return `${lines
    .join('\n')
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`;
}

export function renderWords(text: string): unknown {
  return parts(text).map(({ quoted, lines }) => {
    const words = renderText(lines.join('\n').replace(/^\n+|\n+$/g, ''));
    return quoted ? html`<blockquote class="quote">${words}</blockquote>` : words;
  });
}

function parts(text: string): { quoted: boolean; lines: string[] }[] {
  const result: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = QUOTED.test(line);
    const last = result.at(-1);
    const said = quoted ? line.replace(QUOTED, '') : line;
    if (last?.quoted === quoted) last.lines.push(said);
    else result.push({ quoted, lines: [said] });
  }
  return result.filter(({ lines }) => lines.some((line) => line.trim() !== ''));
}
