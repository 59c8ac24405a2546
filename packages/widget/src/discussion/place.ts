/** Which topic a page is about when it does not say so, and what its address says of a message. */
import { isId } from '@parley/protocol';

const MARK = '#parley-';

/** The page's canonical address, else its own without what tells visits apart. */
export function topicOfPage(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  return canonical || location.origin + location.pathname;
}

/** What a topic that is new is told of its page. */
export function describePage(): { url?: string; title?: string } {
  const url = topicOfPage();
  const title = document.title.trim();
  // A canonical address elsewhere, or a page from a disk, is none of the site's own.
  return { ...(url.startsWith('http') && { url }), ...(title && { title }) };
}

export function linkTo(messageId: string): string {
  return `${location.href.split('#')[0]}${MARK}${messageId}`;
}

/** The message that the page's address names; null when it names none. */
export function messageInAddress(): string | null {
  const id = location.hash.slice(MARK.length);
  return location.hash.startsWith(MARK) && isId('message', id) ? id : null;
}
