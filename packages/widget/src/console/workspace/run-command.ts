/** What each command of the console does in its room. One that makes no sense at the moment does nothing. */
import type { UpdateConversationInput } from '@parley/protocol';
import { sectionHref } from '../sections.js';

export interface CommandTarget {
  /** Moves the focus in the list. */
  move: (by: number) => void;
  open: (conversationId: string) => void;
  leave: () => void;
  write: () => void;
  toggleCard: () => void;
  change: (change: Pick<UpdateConversationInput, 'status' | 'teamId'>) => void;
  show: (overlay: 'help' | 'palette') => void;
  /** Whether the open conversation is resolved; null when none is open. */
  resolved: boolean | null;
}

export function runCommand(command: string, target: CommandTarget): void {
  const [name, rest = ''] = command.split(':');
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
      target.write();
      break;
    case 'card':
      target.toggleCard();
      break;
    case 'finish':
    case 'resolve':
    case 'reopen':
      if (target.resolved !== null) target.change({ status: target.resolved ? 'open' : 'resolved' });
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
    case 'help':
    case 'palette':
      target.show(name);
      break;
  }
}
