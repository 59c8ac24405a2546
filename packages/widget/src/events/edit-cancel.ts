/** Somebody leaves the message that they were changing as it is. */
export class ParleyEditCancelEvent extends Event {
  constructor() {
    super('parley-edit-cancel', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-edit-cancel': ParleyEditCancelEvent;
  }
}
