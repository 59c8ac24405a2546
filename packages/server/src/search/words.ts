/**
 * Cuts text of any script into the words that it is found by, folded so that case and accents make no difference. What is
 * searched and what is looked for must be cut by this same code.
 */

/** Written without spaces: found by each character and each pair of neighbours. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';
const RUNS = new RegExp(`[${UNSPACED}]+|[\\p{L}\\p{M}\\p{N}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const LETTERS_BETWEEN = new RegExp(
  `(?<=[${UNSPACED}])(?=[^${UNSPACED}])|(?<=[^${UNSPACED}])(?=[${UNSPACED}])`,
  'u',
);

/** Longer ones are found by their beginning. */
const MOST_LETTERS = 40;
/** Of one text: nobody looks for more, and it bounds what a text of random letters can cost. */
const MOST_WORDS = 1000;

/** A stretch of text that holds a word, or several of a script without spaces. */
interface Run {
  start: number;
  text: string;
  unspaced: boolean;
}

function runsOf(text: string): Run[] {
  return Array.from(text.matchAll(RUNS)).flatMap(({ 0: found, index }) => {
    let start = index;
    return found.split(LETTERS_BETWEEN).map((part) => {
      const run = { start, text: part, unspaced: IS_UNSPACED.test(part) };
      start += part.length;
      return run;
    });
  });
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC');
}

function cut({ text, unspaced }: Run): string[] {
  const folded = fold(text);
  if (!unspaced) return [folded.slice(0, MOST_LETTERS)];
  const letters = [...folded];
  return [...letters, ...letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)];
}

/** The words of a text, each once. */
export function wordsOf(text: string): string[] {
  const words = new Set(runsOf(text).flatMap(cut));
  words.delete('');
  return [...words].slice(0, MOST_WORDS);
}

/** What is looked for: all of the words, and one more that only begins so. */
export interface Query {
  words: string[];
  prefix: string | null;
  /** As they were typed, for showing where they are. */
  parts: { text: string; unspaced: boolean; isPrefix: boolean }[];
}

/** So short a beginning says too little. */
const SHORTEST_PREFIX = 2;

/** The last word is taken for a beginning: whoever types is not done yet. */
export function queryOf(text: string): Query {
  const runs = runsOf(text);
  const parts = runs.map((run, index) => {
    const folded = fold(run.text).slice(0, MOST_LETTERS);
    const isLast = index === runs.length - 1 && !run.unspaced;
    return { text: folded, unspaced: run.unspaced, isPrefix: isLast && folded.length >= SHORTEST_PREFIX };
  });
  const last = parts.at(-1);
  const whole = last?.isPrefix ? runs.slice(0, -1) : runs;
  const words = [...new Set(whole.flatMap(cutForQuery))].filter((word) => word !== '');
  return { words, prefix: last?.isPrefix ? last.text : null, parts };
}

/** Pairs say more than single characters, which stand for themselves only alone. */
function cutForQuery(run: Run): string[] {
  const words = cut(run);
  return run.unspaced && words.length > 1 ? words.filter((word) => [...word].length > 1) : words;
}

/** Where in a text something stands, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** Where the text holds what is looked for; null unless it holds all of it. */
export function rangesOf(text: string, { parts }: Query): Range[] | null {
  const runs = runsOf(text).map((run) => ({ ...run, folded: fold(run.text) }));
  const ranges: Range[] = [];
  for (const part of parts) {
    const found = runs.flatMap((run) => (run.unspaced ? inside(run, part.text) : whole(run, part)));
    if (found.length === 0) return null;
    ranges.push(...found);
  }
  return joined(ranges);
}

function whole(run: Run & { folded: string }, part: Query['parts'][number]): Range[] {
  const word = run.folded.slice(0, MOST_LETTERS);
  const fits = part.isPrefix ? word.startsWith(part.text) : word === part.text;
  return fits ? [{ start: run.start, end: run.start + run.text.length }] : [];
}

function inside(run: Run & { folded: string }, text: string): Range[] {
  const ranges: Range[] = [];
  // Where folding changes the length, the place cannot be told: then the whole stretch is shown.
  const isSameLength = run.folded.length === run.text.length;
  for (let at = run.folded.indexOf(text); at >= 0; at = run.folded.indexOf(text, at + text.length)) {
    if (!isSameLength) return [{ start: run.start, end: run.start + run.text.length }];
    ranges.push({ start: run.start + at, end: run.start + at + text.length });
  }
  return ranges;
}

/** In order, without overlaps. */
function joined(ranges: Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.start > last.end) result.push({ ...range });
    else last.end = Math.max(last.end, range.end);
  }
  return result;
}

/** A text cut to what fits on a line or two, with its ranges. */
export interface Snippet {
  text: string;
  ranges: Range[];
}

const BEFORE = 40;
const MOST = 160;

/** The piece of a text around the first range. Never cuts a character in two. */
export function snippetOf(text: string, ranges: Range[]): Snippet {
  const first = ranges[0]?.start ?? 0;
  let start = first <= BEFORE || text.length <= MOST ? 0 : first - BEFORE;
  let end = Math.min(text.length, start + MOST);
  if (isLowSurrogate(text, start)) start += 1;
  if (isLowSurrogate(text, end)) end -= 1;
  const lead = start > 0 ? '…' : '';
  const shift = lead.length - start;
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    ranges: ranges
      .filter((range) => range.start < end && range.end > start)
      .map((range) => ({
        start: Math.max(range.start, start) + shift,
        end: Math.min(range.end, end) + shift,
      })),
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
