/** Older conversations could not be loaded, and the agent wants it tried again. */
export class ParleyInboxOlderEvent extends Event {
  constructor() {
    super('parley-inbox-older', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-inbox-older': ParleyInboxOlderEvent;
  }
}
