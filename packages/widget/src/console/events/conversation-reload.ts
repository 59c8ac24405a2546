/** The conversation could not be loaded, and the agent wants it tried again. */
export class ParleyConversationReloadEvent extends Event {
  constructor() {
    super('parley-conversation-reload', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-reload': ParleyConversationReloadEvent;
  }
}
