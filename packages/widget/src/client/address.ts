/** What a link in a mail says of where to go on: `https://www.example.com/page#parley:cnv_…`. */
import { isId } from '@parley/protocol';

const MARK = '#parley:';

/** The conversation that the page's address names; null when it names none. */
export function conversationInAddress(): string | null {
  const hash = globalThis.location?.hash ?? '';
  const id = hash.slice(MARK.length);
  return hash.startsWith(MARK) && isId('conversation', id) ? id : null;
}
