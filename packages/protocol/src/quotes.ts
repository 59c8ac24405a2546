/** What public messages quote: lines that begin with `>` are somebody else's words. Around and inside of them is Markdown. */
import { plainText } from './markdown.js';

const QUOTED = /^> ?/;

/** Lines of a message that belong together: its author's own, or quoted ones, without their marks. */
export interface Passage {
  quoted: boolean;
  text: string;
}

export function parsePassages(text: string): Passage[] {
  const found: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = QUOTED.test(line);
    const last = found.at(-1);
    const said = quoted ? line.replace(QUOTED, '') : line;
    if (last?.quoted === quoted) last.lines.push(said);
    else found.push({ quoted, lines: [said] });
  }
  return found
    .map(({ quoted, lines }) => ({ quoted, text: lines.join('\n').replace(/^\n+|\n+$/g, '') }))
    .filter(({ text: words }) => words.trim() !== '');
}

/** Above what one is going to write: the words of a message without what they quote themselves, marked as a quote. */
export function quote(text: string): string {
  const own = text.split('\n').filter((line) => !QUOTED.test(line));
  const lines = own.join('\n').trim().split('\n');
  return `${lines.map((line) => `> ${line}`).join('\n')}\n\n`;
}

/** All words of a public message in one line, without the signs that format them. */
export function plainWords(text: string): string {
  return parsePassages(text)
    .map((passage) => plainText(passage.text))
    .join(' ');
}
