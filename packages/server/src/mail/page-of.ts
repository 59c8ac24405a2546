/** Where a customer goes on with a conversation. */
import type { Conversation } from '@parley/protocol';
import type { SiteSettings } from '../settings/settings-schema.js';

/**
 * The conversation on the page on which it began, or on the site's first. Pages are named by whoever opened the chat: one
 * of another origin must never stand in a mail of the company.
 * @param token opens it where it is not known; in the fragment, which no server and no log is told
 */
export function pageOf(
  site: SiteSettings,
  { id, context }: Pick<Conversation, 'id' | 'context'>,
  token: string,
): string {
  const hash = `#parley:${id}:${token}`;
  const page = context?.url ?? '';
  if (URL.canParse(page) && site.origins.includes(new URL(page).origin)) {
    const url = new URL(page);
    url.hash = hash;
    return url.href;
  }
  return `${site.origins[0]}/${hash}`;
}
