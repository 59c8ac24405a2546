/** Somebody wants to sign in. */
export class ParleySignInEvent extends Event {
  readonly email: string;
  readonly password: string;

  constructor(email: string, password: string) {
    // Not composed: a password has no business outside the console's own shadow root.
    super('parley-sign-in', { bubbles: true });
    this.email = email;
    this.password = password;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-sign-in': ParleySignInEvent;
  }
}
