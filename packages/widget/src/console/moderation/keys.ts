/** The keys of the place: what each means, and the sheet that lists them. Pure. */
import { msg } from '../../internal/localize.js';
import type { Command } from '../commands.js';

export type ModerationKey =
  | 'approve'
  | 'reject'
  | 'spam'
  | 'edit'
  | 'next'
  | 'previous'
  | 'choose'
  | 'choose-next'
  | 'choose-previous'
  | 'choose-all'
  | 'person'
  | 'undo'
  | 'help'
  | 'back';

const KEYS: Readonly<Record<string, ModerationKey>> = {
  a: 'approve',
  r: 'reject',
  s: 'spam',
  e: 'edit',
  j: 'next',
  k: 'previous',
  x: 'choose',
  J: 'choose-next',
  K: 'choose-previous',
  X: 'choose-all',
  p: 'person',
  u: 'undo',
  z: 'undo',
  '?': 'help',
  Escape: 'back',
};

/** What a key press means here, or null. */
export function moderationKeyOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): ModerationKey | null {
  if (altKey || ctrlKey || metaKey) return null;
  return KEYS[key] ?? null;
}

/** All of them, for the sheet. */
export function moderationKeys(): Command[] {
  const line = (id: string, label: string, ...keys: string[]): Command => ({
    ...{ id, label, keys, kind: 'command' },
  });
  return [
    line('approve', msg('Approve', { id: 'mod-approve' }), 'A'),
    line('reject', msg('Reject', { id: 'mod-reject' }), 'R'),
    line('spam', msg('Spam', { id: 'mod-spam' }), 'S'),
    line('edit', msg('Edit and approve', { id: 'mod-edit-approve' }), 'E'),
    line('move', msg('Next, previous', { id: 'mod-move' }), 'J', 'K'),
    line('choose', msg('Choose', { id: 'mod-choose-one' }), 'X'),
    line('more', msg('Choose on the way', { id: 'mod-choose-more' }), 'Shift', 'J', 'K'),
    line('all', msg('Choose all', { id: 'mod-choose-all' }), 'Shift', 'X'),
    line('person', msg('Person', { id: 'mod-person' }), 'P'),
    line('undo', msg('Undo', { id: 'mod-undo' }), 'Z'),
    line('back', msg('Back', { id: 'workspace-key-back' }), 'Esc'),
    line('help', msg('Keyboard shortcuts', { id: 'help-title' }), '?'),
  ];
}
