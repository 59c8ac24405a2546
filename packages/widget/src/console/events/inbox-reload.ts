/** The inbox could not be loaded, and the agent wants it tried again. */
export class ParleyInboxReloadEvent extends Event {
  constructor() {
    super('parley-inbox-reload', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-inbox-reload': ParleyInboxReloadEvent;
  }
}
