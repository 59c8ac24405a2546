/** Whether somebody is there, in one honest line: nothing is promised that was not measured. */
import type { Availability } from '@parley/protocol';
import { msg, str } from '../internal/localize.js';
import { formatDuration, formatMoment } from '../internal/relative.js';

export function availabilityWords({ state, replySeconds, backAt }: Availability): string {
  if (state === 'closed') {
    if (!backAt) return msg('Closed right now', { id: 'availability-closed' });
    const moment = formatMoment(backAt);
    return msg(str`Closed, back ${moment}`, { id: 'availability-back' });
  }
  if (replySeconds !== null) {
    const duration = formatDuration(replySeconds);
    return msg(str`Usually replies in ${duration}`, { id: 'availability-reply' });
  }
  return state === 'online'
    ? msg('We are here', { id: 'availability-online' })
    : msg('We answer as soon as we are back', { id: 'availability-away' });
}
