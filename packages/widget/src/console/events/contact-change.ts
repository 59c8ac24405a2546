import type { UpdateContactInput } from '@parley/protocol';

/** An agent sets right what is known of a contact, or bars it from writing. */
export class ParleyContactChangeEvent extends Event {
  readonly change: UpdateContactInput;

  constructor(change: UpdateContactInput) {
    super('parley-contact-change', { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-contact-change': ParleyContactChangeEvent;
  }
}
