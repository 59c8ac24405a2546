/** The actions of a message are done with, whichever was chosen. */
export class ParleyActionsCloseEvent extends Event {
  constructor() {
    super('parley-actions-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-actions-close': ParleyActionsCloseEvent;
  }
}
