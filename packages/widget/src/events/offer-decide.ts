/** The customer says whether something that was said in private may be published, or no longer. */
export class ParleyOfferDecideEvent extends Event {
  /** `msg_…` */
  readonly messageId: string;
  readonly consent: boolean;

  constructor(messageId: string, consent: boolean) {
    super('parley-offer-decide', { bubbles: true, composed: true });
    this.messageId = messageId;
    this.consent = consent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-offer-decide': ParleyOfferDecideEvent;
  }
}
