/** The reader comes to the oldest message there is: load those before it. */
export class ParleyHistoryLoadEvent extends Event {
  constructor() {
    super('parley-history-load', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-history-load': ParleyHistoryLoadEvent;
  }
}
