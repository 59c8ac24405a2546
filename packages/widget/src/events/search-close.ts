/** A search is over. */
export class ParleySearchCloseEvent extends Event {
  constructor() {
    super('parley-search-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-search-close': ParleySearchCloseEvent;
  }
}
