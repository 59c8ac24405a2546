/** The company's backend vouches for somebody else than before, or for nobody any more. */
export class ParleyIdentityChangeEvent extends Event {
  /** Whether it vouches for who is here. */
  readonly verified: boolean;

  constructor(verified: boolean) {
    super('parley-identity-change', { bubbles: true, composed: true });
    this.verified = verified;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-identity-change': ParleyIdentityChangeEvent;
  }
}
