/**
 * The Markdown that messages may hold: paragraphs, lists and fenced code, with marks inside (markdown-inline.ts). One
 * pass over the lines, and a tree of plain text as the result: no HTML is ever made or understood.
 */
import { type Inline, parseInline } from './markdown-inline.js';

export type Block =
  | { type: 'text'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'list'; ordered: boolean; items: ListItem[] };

export interface ListItem {
  /** The number that was typed; null in a list of points. */
  value: number | null;
  children: Inline[];
}

const FENCE = /^ {0,3}```[\w+#.-]*\s*$/;
const ITEM = /^ {0,3}(?:[-*•]|(\d{1,3})[.)])[ \t]+(\S[\s\S]*)$/;

export function parseMarkdown(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let plain: string[] = [];
  // A fence that nothing closes is no fence.
  const lastFence = lines.findLastIndex((line) => FENCE.test(line));

  const endText = (last = false) => {
    // Blank lines between blocks are the blocks' own distance.
    const isWords = (line: string) => line.trim() !== '';
    const from = blocks.length > 0 ? plain.findIndex(isWords) : 0;
    const to = last ? plain.length : plain.findLastIndex(isWords) + 1;
    if (from >= 0 && from < to) blocks.push({ type: 'text', children: parseLines(plain.slice(from, to)) });
    plain = [];
  };

  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const item = ITEM.exec(line);
    if (i < lastFence && FENCE.test(line)) {
      endText();
      const start = i + 1;
      do i += 1;
      while (!FENCE.test(lines[i] ?? '```'));
      blocks.push({ type: 'code', text: lines.slice(start, i).join('\n') });
    } else if (item) {
      endText();
      addItem(blocks, item, lines[i - 1]);
    } else {
      plain.push(line);
    }
  }
  endText(true);
  return blocks;
}

/** Goes on with the list of the line before, or begins one. */
function addItem(blocks: Block[], [, number, words = '']: RegExpExecArray, before: string | undefined): void {
  const ordered = number !== undefined;
  const item: ListItem = { value: ordered ? Number(number) : null, children: parseInline(words) };
  const list = blocks.at(-1);
  const goesOn = before !== undefined && (ITEM.test(before) || before.trim() === '');
  if (goesOn && list?.type === 'list' && list.ordered === ordered) list.items.push(item);
  else blocks.push({ type: 'list', ordered, items: [item] });
}

/** Marks end with their line: an asterisk somewhere says nothing about the next paragraph. */
function parseLines(lines: readonly string[]): Inline[] {
  return lines.flatMap((line, i) => (i === 0 ? parseInline(line) : ['\n', ...parseInline(line)]));
}

/** The words alone, in one line, for previews. */
export function plainText(text: string): string {
  const words = (nodes: readonly Inline[]): string =>
    nodes
      .map((node) => (typeof node === 'string' ? node : 'text' in node ? node.text : words(node.children)))
      .join('');
  return parseMarkdown(text)
    .map((block) => {
      if (block.type === 'code') return block.text;
      return block.type === 'list'
        ? block.items.map((item) => words(item.children)).join(' ')
        : words(block.children);
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
