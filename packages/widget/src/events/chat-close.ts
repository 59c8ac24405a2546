/** The chat was closed, by its own button, by Escape or by the page. */
export class ParleyChatCloseEvent extends Event {
  constructor() {
    super('parley-chat-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-chat-close': ParleyChatCloseEvent;
  }
}
