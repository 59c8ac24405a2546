/** The agent wants to sign out. */
export class ParleySignOutEvent extends Event {
  constructor() {
    super('parley-sign-out', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-sign-out': ParleySignOutEvent;
  }
}
