/** An agent has found that the contact is another one, and has confirmed it. */
export class ParleyContactMergeEvent extends Event {
  /** Id of who it is. */
  readonly into: string;

  constructor(into: string) {
    super('parley-contact-merge', { bubbles: true, composed: true });
    this.into = into;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-contact-merge': ParleyContactMergeEvent;
  }
}
