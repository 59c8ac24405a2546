import type { UpdateConversationInput } from '@parley/protocol';

/** An agent ends, reopens or hands over the open conversation. */
export class ParleyConversationChangeEvent extends Event {
  readonly change: Pick<UpdateConversationInput, 'status' | 'teamId'>;

  constructor(change: Pick<UpdateConversationInput, 'status' | 'teamId'>) {
    super('parley-conversation-change', { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-change': ParleyConversationChangeEvent;
  }
}
