/** The chat was opened. */
export class ParleyChatOpenEvent extends Event {
  constructor() {
    super('parley-chat-open', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-chat-open': ParleyChatOpenEvent;
  }
}
