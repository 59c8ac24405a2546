/** A piece of text with what was found in it, as nodes: words of people never become markup. */
import type { SearchHit } from '@parley/protocol';
import { html, type TemplateResult } from 'lit';

export function marked({ text, ranges }: Pick<SearchHit, 'text' | 'ranges'>): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}
