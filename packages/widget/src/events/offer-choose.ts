/** What somebody wants of a draft that they had better not post in public. */
export type OfferChoice = 'close' | 'post-anyway' | 'send-private' | 'open-private';

export class ParleyOfferChooseEvent extends Event {
  readonly choice: OfferChoice;

  constructor(choice: OfferChoice) {
    super('parley-offer-choose', { bubbles: true, composed: true });
    this.choice = choice;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-offer-choose': ParleyOfferChooseEvent;
  }
}
