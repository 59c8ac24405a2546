/** An answer is to be offered to everybody, in these words. */
import type { PublishInput } from '@parley/protocol';

export class ParleyPublishEvent extends Event {
  readonly input: PublishInput;

  constructor(input: PublishInput) {
    super('parley-publish', { bubbles: true, composed: true });
    this.input = input;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-publish': ParleyPublishEvent;
  }
}
