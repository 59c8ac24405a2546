/** Where a customer goes on with a conversation. */
import type { Conversation } from '@parley/protocol';
import type { SiteSettings } from '../settings/settings-schema.js';

/**
 * The page on which it began, or the site's first. Pages are named by whoever opened the chat: one of another
 * origin must never stand in a mail of the company.
 */
export function pageOf(site: SiteSettings, { context }: Pick<Conversation, 'context'>): string {
  const page = context?.url ?? '';
  if (URL.canParse(page) && site.origins.includes(new URL(page).origin)) {
    const url = new URL(page);
    url.hash = '';
    return url.href;
  }
  return `${site.origins[0]}/`;
}
