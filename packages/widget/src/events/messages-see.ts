/** The newest message is in the list's view. Whether anybody looks at the list is for the listener to know. */
export class ParleyMessagesSeeEvent extends Event {
  constructor() {
    super('parley-messages-see', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-messages-see': ParleyMessagesSeeEvent;
  }
}
