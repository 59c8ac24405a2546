/** What is read out when messages arrive in conversations that are not open. */
import type { Message } from '@parley/protocol';
import type { InboxStore } from '../../client/inbox-store.js';
import { formatLocale, msg, str } from '../../internal/localize.js';
import { contactLabel } from '../contact-label.js';

/** Longer texts are for reading, not for interrupting. */
const LENGTH = 120;

export function arrivalWords(messages: readonly Message[], inbox: Pick<InboxStore, 'find'>): string {
  const [first] = messages;
  if (!first) return '';
  if (messages.length > 1) {
    const count = new Intl.NumberFormat(formatLocale()).format(messages.length);
    return msg(str`${count} new messages`, { id: 'list-new-many' });
  }
  const conversation = inbox.find(first.conversationId);
  if (!conversation) return msg('1 new message', { id: 'list-new' });
  const name = contactLabel(conversation);
  const words = first.text.slice(0, LENGTH);
  return msg(str`New message from ${name}: ${words}`, { id: 'workspace-arrival' });
}
