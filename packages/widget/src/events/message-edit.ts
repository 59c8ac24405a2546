/** Somebody wants to change a message that they wrote. */
export class ParleyMessageEditEvent extends Event {
  /** `msg_…` */
  readonly messageId: string;

  constructor(messageId: string) {
    super('parley-message-edit', { bubbles: true, composed: true });
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-message-edit': ParleyMessageEditEvent;
  }
}
