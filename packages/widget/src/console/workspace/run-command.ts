/** What each command of the console does in its room. One that makes no sense at the moment does nothing. */
import type { ConversationPriority } from '@parley/protocol';
import type { ConversationDecision } from '../../client/decisions.js';
import type { BarPart } from '../conversation-bar/conversation-bar.js';
import { sectionHref } from '../sections.js';
import { type SnoozeTime, snoozeUntil } from '../snooze-times.js';

export interface CommandTarget {
  /** Moves the focus in the list. */
  move: (by: number) => void;
  open: (conversationId: string) => void;
  leave: () => void;
  write: (noting: boolean) => void;
  toggleCard: () => void;
  change: (change: ConversationDecision) => void;
  undo: () => void;
  /** Puts the focus on what is decided. */
  focus: (part: BarPart) => void;
  /** Gives a tag to all that are chosen. */
  tag: (tag: string) => void;
  /** Chooses the row where the keyboard is, or all, or none. */
  choose: (which: 'choose' | 'choose-all' | 'choose-none') => void;
  /** Gives the open conversation to the agent, or takes it back. */
  take: () => void;
  show: (overlay: 'help' | 'palette') => void;
  /** Begins the search of the inbox, or ends it. */
  find: () => void;
  /** Whether the open conversation is resolved; null when none is open. */
  resolved: boolean | null;
}

export function runCommand(command: string, target: CommandTarget): void {
  const [name = '', ...parts] = command.split(':');
  const rest = parts.join(':');
  switch (name) {
    case 'next':
      target.move(1);
      break;
    case 'previous':
      target.move(-1);
      break;
    case 'back':
      target.leave();
      break;
    case 'answer':
    case 'note':
      target.write(name === 'note');
      break;
    case 'card':
      target.toggleCard();
      break;
    case 'finish':
    case 'resolve':
    case 'reopen':
      if (target.resolved !== null) target.change({ status: target.resolved ? 'open' : 'resolved' });
      break;
    case 'spam':
      target.change({ status: 'spam' });
      break;
    case 'take':
      target.take();
      break;
    case 'assign':
      target.change({ assigneeId: rest || null });
      break;
    case 'priority':
      if (rest) target.change({ priority: rest as ConversationPriority });
      else target.focus('priority');
      break;
    case 'snooze':
      if (rest) target.change(snoozing(rest as SnoozeTime));
      else target.focus('snooze');
      break;
    case 'tag':
      if (rest) target.tag(rest);
      else target.focus('tag');
      break;
    case 'offer':
      target.focus(rest as BarPart);
      break;
    case 'choose':
    case 'choose-all':
    case 'choose-none':
      target.choose(name);
      break;
    case 'undo':
      target.undo();
      break;
    case 'team':
      target.change({ teamId: rest });
      break;
    case 'open':
      target.open(rest);
      break;
    case 'place':
      location.hash = sectionHref(rest);
      break;
    case 'find':
      target.find();
      break;
    case 'help':
    case 'palette':
      target.show(name);
      break;
  }
}

function snoozing(time: SnoozeTime): ConversationDecision {
  return { status: 'snoozed', snoozedUntil: snoozeUntil(time, new Date()).toISOString() };
}
