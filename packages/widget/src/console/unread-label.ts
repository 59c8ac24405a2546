/** How many conversations wait, as a number to show. */
import { isUnread } from '../client/inbox-rows.js';
import type { InboxState } from '../client/inbox-store.js';
import { formatLocale } from '../internal/localize.js';

/** Empty when none waits; `39+` when those not loaded yet are likely to hold more. */
export function unreadLabel({ rows, older }: InboxState): string {
  const count = rows.filter(isUnread).length;
  if (count === 0) return '';
  const last = rows.at(-1);
  const more = older !== 'none' && last !== undefined && isUnread(last);
  return new Intl.NumberFormat(formatLocale()).format(count) + (more ? '+' : '');
}
