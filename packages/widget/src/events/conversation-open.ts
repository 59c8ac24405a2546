/** Somebody chose a conversation. */
export class ParleyConversationOpenEvent extends Event {
  /** `cnv_…` */
  readonly conversationId: string;
  /** `msg_…`, when it is to be read at that message. */
  readonly messageId: string | null;

  constructor(conversationId: string, messageId: string | null = null) {
    super('parley-conversation-open', { bubbles: true, composed: true });
    this.conversationId = conversationId;
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-conversation-open': ParleyConversationOpenEvent;
  }
}
