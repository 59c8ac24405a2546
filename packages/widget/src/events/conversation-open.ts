/** Somebody chose a conversation. */
export class ParleyConversationOpenEvent extends Event {
  /** `cnv_…` */
  readonly conversationId: string;

  constructor(conversationId: string) {
    super('parley-conversation-open', { bubbles: true, composed: true });
    this.conversationId = conversationId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-open': ParleyConversationOpenEvent;
  }
}
