import type { ChangePasswordInput } from '@parley/protocol';

/** Somebody changes their own password. */
export class ParleyPasswordChangeEvent extends Event {
  readonly input: ChangePasswordInput;

  constructor(input: ChangePasswordInput) {
    super('parley-password-change', { bubbles: true, composed: true });
    this.input = input;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-password-change': ParleyPasswordChangeEvent;
  }
}
