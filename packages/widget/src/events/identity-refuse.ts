import type { ParleyRefusal } from '../page-api.js';

/** The token that says who is here was not accepted, or the server could not be reached. */
export class ParleyIdentityRefuseEvent extends Event {
  /** Why. */
  readonly error: ParleyRefusal;

  constructor(error: ParleyRefusal) {
    super('parley-identity-refuse', { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-identity-refuse': ParleyIdentityRefuseEvent;
  }
}
