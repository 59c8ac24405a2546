/** The company would like to publish an answer that it gave in private. */
export class ParleyMessagePublishEvent extends Event {
  /** `msg_…` */
  readonly messageId: string;

  constructor(messageId: string) {
    super('parley-message-publish', { bubbles: true, composed: true });
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-message-publish': ParleyMessagePublishEvent;
  }
}
