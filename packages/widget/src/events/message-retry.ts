/** Somebody wants a failed message tried again. */
export class ParleyMessageRetryEvent extends Event {
  /** `msg_…` */
  readonly messageId: string;

  constructor(messageId: string) {
    super('parley-message-retry', { bubbles: true, composed: true });
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-message-retry': ParleyMessageRetryEvent;
  }
}
