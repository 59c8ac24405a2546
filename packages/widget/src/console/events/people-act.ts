import type { PeopleIntent } from '../../client/people.js';

/** Somebody does something with the accounts or the invitations. */
export class ParleyPeopleActEvent extends Event {
  readonly intent: PeopleIntent;

  constructor(intent: PeopleIntent) {
    super('parley-people-act', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-people-act': ParleyPeopleActEvent;
  }
}
