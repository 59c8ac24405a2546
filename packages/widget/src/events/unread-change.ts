/** The number of messages that the visitor has not seen is another one. */
export class ParleyUnreadChangeEvent extends Event {
  /** How many. */
  readonly count: number;

  constructor(count: number) {
    super('parley-unread-change', { bubbles: true, composed: true });
    this.count = count;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-unread-change': ParleyUnreadChangeEvent;
  }
}
