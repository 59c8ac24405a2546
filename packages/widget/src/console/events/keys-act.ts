import type { ApiKeysIntent } from '../../client/api-keys.js';

/** Somebody makes an API key, or revokes one. */
export class ParleyKeysActEvent extends Event {
  readonly intent: ApiKeysIntent;

  constructor(intent: ApiKeysIntent) {
    super('parley-keys-act', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-keys-act': ParleyKeysActEvent;
  }
}
