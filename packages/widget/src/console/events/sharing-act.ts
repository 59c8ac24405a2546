import type { SharingIntent } from '../../client/sharing.js';

/** Somebody makes a public link, revokes one, or wants the weekly mail. */
export class ParleySharingActEvent extends Event {
  readonly intent: SharingIntent;

  constructor(intent: SharingIntent) {
    super('parley-sharing-act', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-sharing-act': ParleySharingActEvent;
  }
}
