/** Somebody wants something of the queue, of a message in it, or of the person who wrote it. */
import type { SanctionInput } from '@parley/protocol';
import type { Mark } from '../../client/moderation-queue.js';
import type { Decision } from '../../client/moderation-state.js';

export type ModerateAct =
  /** About what is chosen, or the message that is current. */
  | { type: 'decide'; decision: Decision }
  | { type: 'next' | 'edit' | 'undo' | 'more' | 'reload' | 'choose-all' | 'choose-none' }
  | { type: 'save'; id: string; text: string }
  | { type: 'cancel' }
  | { type: 'current'; id: string }
  | { type: 'choose'; id: string; range: boolean }
  | { type: 'person'; id: string }
  | { type: 'mark'; id: string; mark: Mark }
  | { type: 'sanction'; contactId: string; sanction: SanctionInput | null }
  | { type: 'close-person' | 'reload-person' };

export class ParleyModerateEvent extends Event {
  readonly act: ModerateAct;

  constructor(act: ModerateAct) {
    super('parley-moderate', { bubbles: true, composed: true });
    this.act = act;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-moderate': ParleyModerateEvent;
  }
}
