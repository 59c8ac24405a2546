/** Somebody wants to be told by e-mail of what is new, or has done with it. */
import type { FollowScope } from '@parley/protocol';

export interface FollowWish {
  email: string;
  scope: FollowScope;
}

export class ParleyFollowEvent extends Event {
  readonly wish: FollowWish;

  constructor(wish: FollowWish) {
    super('parley-follow', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-follow': ParleyFollowEvent;
  }
}
