/** Where the visitor is: what the page has said of it, and what can be seen from here. */
import type { PageContext } from '@parley/protocol';
import type { ParleyContext } from '../page-api.js';

const WORDS = ['url', 'title', 'product', 'order'] as const;

/** As the server takes it: whatever else a page puts in stays here. */
export function pageContext(said: ParleyContext): Partial<PageContext> {
  const context: Partial<PageContext> = {
    url: location.href.split('#')[0] ?? null,
    title: document.title || null,
  };
  for (const word of WORDS) {
    const value: unknown = said[word];
    if (value === null || typeof value === 'string') context[word] = value;
    else if (typeof value === 'number') context[word] = String(value);
  }
  return context;
}
