/** Somebody wants to see all of their conversations. */
export class ParleyHomeOpenEvent extends Event {
  constructor() {
    super('parley-home-open', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-home-open': ParleyHomeOpenEvent;
  }
}
