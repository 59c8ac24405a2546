/** Somebody wants to begin another conversation. */
export class ParleyConversationNewEvent extends Event {
  constructor() {
    super('parley-conversation-new', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-new': ParleyConversationNewEvent;
  }
}
