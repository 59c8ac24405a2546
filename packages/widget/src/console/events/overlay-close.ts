/** A window over the console was closed. */
export class ParleyOverlayCloseEvent extends Event {
  constructor() {
    super('parley-overlay-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-overlay-close': ParleyOverlayCloseEvent;
  }
}
