/** The dialog about following has been closed. */
export class ParleyFollowCloseEvent extends Event {
  constructor() {
    super('parley-follow-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-follow-close': ParleyFollowCloseEvent;
  }
}
