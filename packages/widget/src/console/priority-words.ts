/** What the priorities are called. */
import type { ConversationPriority } from '@parley/protocol';
import { msg } from '../internal/localize.js';

export const PRIORITIES: readonly ConversationPriority[] = ['low', 'normal', 'high', 'urgent'];

export function priorityWords(priority: ConversationPriority): string {
  switch (priority) {
    case 'low':
      return msg('Low', { id: 'priority-low' });
    case 'normal':
      return msg('Normal', { id: 'priority-normal' });
    case 'high':
      return msg('High', { id: 'priority-high' });
    case 'urgent':
      return msg('Urgent', { id: 'priority-urgent' });
  }
}
