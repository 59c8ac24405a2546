/** Somebody says how a conversation was. */
export class ParleyRatingGiveEvent extends Event {
  /** 1 (bad) to 5 (great). */
  readonly score: number;
  /** In their own words; may be empty. */
  readonly comment: string;

  constructor(score: number, comment: string) {
    super('parley-rating-give', { bubbles: true, composed: true });
    this.score = score;
    this.comment = comment;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-rating-give': ParleyRatingGiveEvent;
  }
}
