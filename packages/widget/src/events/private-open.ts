/** A private conversation that began in a discussion is to be shown. Whoever shows it themselves prevents the default. */
export class ParleyPrivateOpenEvent extends Event {
  readonly conversationId: string;

  constructor(conversationId: string) {
    super('parley-private-open', { bubbles: true, composed: true, cancelable: true });
    this.conversationId = conversationId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-private-open': ParleyPrivateOpenEvent;
  }
}
