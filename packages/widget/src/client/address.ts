/** What a link in a mail says of where to go on: `https://www.example.com/page#parley:cnv_…:TOKEN`. */
import { isId, type MailLink } from '@parley/protocol';

const MARK = '#parley:';

function read(): Partial<MailLink> {
  const hash = globalThis.location?.hash ?? '';
  const [id, token] = hash.slice(MARK.length).split(':');
  if (!hash.startsWith(MARK) || !isId('conversation', id)) return {};
  return { conversationId: id, ...(token && { token }) };
}

/** The conversation that the page's address names; null when it names none. */
export function conversationInAddress(): string | null {
  return read().conversationId ?? null;
}

/** With what opens it in a browser that does not know it; null when the address has no such thing. */
export function linkInAddress(): MailLink | null {
  const { conversationId, token } = read();
  return conversationId && token ? { conversationId, token } : null;
}

/** Takes that out of the address and the browser's history: it is good for nothing any more. */
export function dropLink(): void {
  const url = new URL(location.href);
  url.hash = `${MARK}${conversationInAddress()}`;
  history.replaceState(history.state, '', url);
}
