/** What the times to put a conversation off are called. */
import { msg } from '../internal/localize.js';
import type { SnoozeTime } from './snooze-times.js';

export function snoozeWords(time: SnoozeTime): string {
  switch (time) {
    case 'later':
      return msg('Later today', { id: 'snooze-later' });
    case 'tomorrow':
      return msg('Tomorrow', { id: 'snooze-tomorrow' });
    case 'week':
      return msg('Next week', { id: 'snooze-week' });
  }
}
