/** Which topic of ours a thread of another system becomes. */
import { LIMITS } from '@parley/protocol';
import type { SiteSettings } from '../settings/settings-schema.js';
import { clean, type SourceThread } from './source.js';

export interface PageChoice {
  site: SiteSettings;
  /** Where the pages are now, for files that say where they were, or only their paths. */
  origin: string | null;
  /** What our pages call their topics: their address, or the company's own key that the other system has. */
  topicBy: 'url' | 'id';
}

export interface TopicPage {
  key: string;
  url: string;
  title: string | null;
}

/** @returns why there is none, as a sentence */
export function pageOf(thread: SourceThread, { site, origin, topicBy }: PageChoice): TopicPage | string {
  const url = addressOf(thread.url, origin ?? site.origins[0]);
  if (url === null) return 'Its address is none.';
  if (origin !== null) moveTo(url, origin);
  if (!site.origins.includes(url.origin)) {
    return `Its page is at ${url.origin}, which is none of the site’s origins; say where it is now with --origin.`;
  }
  // As the element names a page that says no canonical address: without what tells visits apart.
  const page = url.origin + url.pathname;
  const key = topicBy === 'url' ? page : thread.identifier;
  if (key === null || key === '') return 'It has no key of its own; take the address with --topic-by url.';
  if (key.length > LIMITS.topicKey || page.length > LIMITS.pageUrl) return 'Its key is too long.';
  const title = thread.title === null ? null : clean(thread.title).slice(0, LIMITS.pageWord).toWellFormed();
  return { key: clean(key), url: page, title };
}

function addressOf(text: string, base: string | undefined): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

function moveTo(url: URL, origin: string): void {
  const there = new URL(origin);
  url.protocol = there.protocol;
  url.host = there.host;
  url.port = there.port;
}
