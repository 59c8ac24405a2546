/** An agent takes back what they last decided about the open conversation. */
export class ParleyConversationUndoEvent extends Event {
  constructor() {
    super('parley-conversation-undo', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-undo': ParleyConversationUndoEvent;
  }
}
