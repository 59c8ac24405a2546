/** What is read out when messages arrive in conversations that are not open. */
import type { Message } from '@parley/protocol';
import type { InboxStore } from '../../client/inbox-store.js';
import { formatLocale, msg, plural, str } from '../../internal/localize.js';
import { contactLabel } from '../contact-label.js';

/** Longer texts are for reading, not for interrupting. */
const LENGTH = 120;

export function arrivalWords(messages: readonly Message[], inbox: Pick<InboxStore, 'find'>): string {
  const [first] = messages;
  if (!first) return '';
  if (messages.length > 1) {
    return newMessages(messages.length);
  }
  const conversation = inbox.find(first.conversationId);
  if (!conversation) return newMessages(1);
  const name = contactLabel(conversation);
  const words = first.text.slice(0, LENGTH);
  return msg(str`New message from ${name}: ${words}`, { id: 'workspace-arrival' });
}

function newMessages(number: number): string {
  const count = new Intl.NumberFormat(formatLocale()).format(number);
  return plural(
    number,
    { one: str`${count} new message`, other: str`${count} new messages` },
    { id: 'list-new' },
  );
}
