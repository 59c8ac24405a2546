import type { IdentityKeysIntent } from '../../client/identity-keys.js';

/** Somebody does something with the keys by which visitors are vouched for. */
export class ParleyIdentityActEvent extends Event {
  readonly intent: IdentityKeysIntent;

  constructor(intent: IdentityKeysIntent) {
    super('parley-identity-act', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-identity-act': ParleyIdentityActEvent;
  }
}
