/** The search of the inbox is to begin, or to end. */
export class ParleySearchToggleEvent extends Event {
  constructor() {
    super('parley-search-toggle', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-search-toggle': ParleySearchToggleEvent;
  }
}
