/**
 * The marks within a line: `**bold**`, `*italic*`, `` `code` ``, `[words](https://…)` and bare addresses. It looks at
 * each character a bounded number of times, gives a tree of plain text, and never makes a link of any scheme but
 * http and https. What is no complete mark stays exactly as it was typed.
 */

export type Inline =
  | string
  | { type: 'strong' | 'emphasis'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; text: string; href: string };

interface Mark {
  mark: string;
  text: string;
  opens: boolean;
  closes: boolean;
  /** Where the pair's other half stands; undefined while it has none. */
  partner: number | undefined;
}

type Token = Exclude<Inline, { children: Inline[] }> | Mark;

/** Whatever could be more than text. An attempt ends where the next could begin, so that no character is tried often. */
const SPECIAL =
  /`([^`\n]+)`|\[([^[\]\n]+)\]\((https?:\/\/(?:[^\s<>()[\]"']|\([^\s<>()[\]"']*\))+)\)|https?:\/\/[^\s<>"'`]+|\*{1,3}(?!\*)|_{1,2}(?!_)|\*{4,}|_{3,}/gi;

/** Marks of the sentence around an address, not of the address. */
const TRAILING = /[.,:;!?)\]}»”’*_~]/u;
/**
 * What may not stand outside of a single mark, so that `2*3*4`, `a_file_name` and `¯\_(ツ)_/¯` stay as they are. Chinese
 * and Japanese set no spaces between words.
 */
const CLINGS = /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}\\/]/u;

export function parseInline(text: string): Inline[] {
  const tokens = tokenize(text);
  pair(tokens);
  return build(tokens, 0, tokens.length);
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  SPECIAL.lastIndex = 0;
  for (let match = SPECIAL.exec(text); match; match = SPECIAL.exec(text)) {
    const { index } = match;
    const token = read(text, match);
    const end = index + token.length;
    if (index > from) tokens.push(text.slice(from, index));
    tokens.push(token.value);
    from = end;
    SPECIAL.lastIndex = end;
  }
  if (from < text.length) tokens.push(text.slice(from));
  return tokens;
}

/** What `match` is, and how much of the text belongs to it. */
function read(text: string, match: RegExpExecArray): { value: Token; length: number } {
  const [all, code, words, target] = match;
  const { length } = all;
  if (code) return { value: { type: 'code', text: code }, length };
  if (words && target && URL.canParse(target)) {
    return { value: { type: 'link', text: words, href: target }, length };
  }
  if (all[0] === 'h' || all[0] === 'H') {
    const address = trimAddress(all);
    const value: Token = URL.canParse(address) ? { type: 'link', text: address, href: address } : address;
    return { value, length: address.length };
  }
  if (all[0] !== '*' && all[0] !== '_') return { value: all, length };
  return { value: mark(text, match.index, all), length };
}

function mark(text: string, index: number, run: string): Token {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + run.length);
  // Runs of any other length are no mark: a line of stars stays a line of stars.
  if (run.length > 3 || (run[0] === '_' && run.length > 2)) return run;
  // Two stars are hardly ever anything else, also inside a word and in writing without spaces.
  const anywhere = run.startsWith('**');
  return {
    mark: run,
    text: run,
    opens: /\S/.test(after) && (anywhere || !CLINGS.test(before)),
    closes: /\S/.test(before) && (anywhere || !CLINGS.test(after)),
    partner: undefined,
  };
}

/** Finds each mark's other half. The same mark does not nest in itself, so that depth stays small. */
function pair(tokens: readonly Token[]): void {
  const open: number[] = [];
  const isOpen = new Set<string>();
  tokens.forEach((token, index) => {
    if (!isMark(token)) return;
    if (token.closes && isOpen.has(token.mark)) {
      // What was opened since and not closed is text.
      for (let opener = open.pop(); opener !== undefined; opener = open.pop()) {
        const other = tokens[opener];
        if (!other || !isMark(other)) continue;
        isOpen.delete(other.mark);
        if (other.mark !== token.mark) continue;
        other.partner = index;
        token.partner = opener;
        break;
      }
    } else if (token.opens && !isOpen.has(token.mark)) {
      open.push(index);
      isOpen.add(token.mark);
    }
  });
}

function build(tokens: readonly Token[], from: number, to: number): Inline[] {
  const nodes: Inline[] = [];
  const add = (text: string) => {
    const last = nodes.at(-1);
    if (typeof last === 'string') nodes[nodes.length - 1] = last + text;
    else nodes.push(text);
  };
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (typeof token === 'string') add(token);
    else if (!isMark(token)) nodes.push(token);
    else if (token.partner === undefined) add(token.text);
    else {
      const children = build(tokens, i + 1, token.partner);
      const strong: Inline = { type: 'strong', children };
      const emphasis = (inner: Inline[]): Inline => ({ type: 'emphasis', children: inner });
      nodes.push(
        token.mark.length === 3 ? emphasis([strong]) : token.mark.length === 2 ? strong : emphasis(children),
      );
      i = token.partner;
    }
  }
  return nodes;
}

function isMark(token: Token): token is Mark {
  return typeof token !== 'string' && 'mark' in token;
}

function trimAddress(address: string): string {
  let end = address.length;
  while (end > 0 && TRAILING.test(address.charAt(end - 1))) end -= 1;
  // A closing bracket belongs to the address when it was opened there: …/Parley_(chat)
  const opened = address.lastIndexOf('(', end);
  if (opened > 0 && address.charAt(end) === ')') end += 1;
  return address.slice(0, end);
}
