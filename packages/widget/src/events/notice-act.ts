/** Somebody pressed the button of a notice. */
export class ParleyNoticeActEvent extends Event {
  constructor() {
    super('parley-notice-act', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-notice-act': ParleyNoticeActEvent;
  }
}
