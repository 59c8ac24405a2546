import type { WebhooksIntent } from '../../client/webhooks.js';

/** Somebody does something with a webhook. */
export class ParleyWebhooksActEvent extends Event {
  readonly intent: WebhooksIntent;

  constructor(intent: WebhooksIntent) {
    super('parley-webhooks-act', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-webhooks-act': ParleyWebhooksActEvent;
  }
}
