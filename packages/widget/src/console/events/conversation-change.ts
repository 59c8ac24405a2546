import type { ConversationDecision } from '../../client/decisions.js';

/** An agent decides something about the open conversation. */
export class ParleyConversationChangeEvent extends Event {
  readonly change: ConversationDecision;

  constructor(change: ConversationDecision) {
    super('parley-conversation-change', { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-change': ParleyConversationChangeEvent;
  }
}
