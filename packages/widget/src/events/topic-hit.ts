/** A message was found and chosen. */
import type { TopicSearchHit } from '@parley/protocol';

export class ParleyTopicHitEvent extends Event {
  readonly hit: TopicSearchHit;

  constructor(hit: TopicSearchHit) {
    super('parley-topic-hit', { bubbles: true, composed: true, cancelable: true });
    this.hit = hit;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-topic-hit': ParleyTopicHitEvent;
  }
}
