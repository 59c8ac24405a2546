/** A piece of text with what was found in it, as nodes: words of people never become markup. */
import { plainText, type SearchHit } from '@parley/protocol';
import { html, type TemplateResult } from 'lit';

type Found = Pick<SearchHit, 'text' | 'ranges'>;

/** Of Unicode's private use, so that nobody's words need them. */
const BEGIN = '\uE000';
const END = '\uE001';

export function marked({ text, ranges }: Found): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** A message as it reads, without the signs that format it. Where something was found in those signs, they stay. */
export function readable(found: Found): Found {
  const { text, ranges } = found;
  if (text.includes(BEGIN) || text.includes(END)) return found;
  let fenced = '';
  let at = 0;
  for (const { start, end } of ranges) {
    fenced += text.slice(at, start) + BEGIN + text.slice(start, end) + END;
    at = end;
  }
  const words: string[] = [];
  const seen: { start: number; end: number }[] = [];
  let length = 0;
  for (const [index, part] of plainText(fenced + text.slice(at))
    .split(/[\uE000\uE001]/)
    .entries()) {
    // What stands between a beginning and its end.
    if (index % 2 === 1) seen.push({ start: length, end: length + part.length });
    words.push(part);
    length += part.length;
  }
  return seen.length === ranges.length ? { text: words.join(''), ranges: seen } : found;
}
