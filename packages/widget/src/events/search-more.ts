/** More hits are wanted, or the same again after a failure. */
export class ParleySearchMoreEvent extends Event {
  constructor() {
    super('parley-search-more', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-search-more': ParleySearchMoreEvent;
  }
}
