/** The agent wants to go from the conversation back to the inbox. */
export class ParleyConversationLeaveEvent extends Event {
  constructor() {
    super('parley-conversation-leave', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-leave': ParleyConversationLeaveEvent;
  }
}
