/** Somebody takes back a message that they wrote, and has said so twice. */
export class ParleyMessageDeleteEvent extends Event {
  /** `msg_…` */
  readonly messageId: string;

  constructor(messageId: string) {
    super('parley-message-delete', { bubbles: true, composed: true });
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-message-delete': ParleyMessageDeleteEvent;
  }
}
