import type { NotifyKind } from '../../client/notify-choice.js';

/** The agent wants to be told of other messages by the desktop. */
export class ParleyNotifyChooseEvent extends Event {
  /** What is wanted; empty for nothing. */
  readonly kinds: ReadonlySet<NotifyKind>;

  constructor(kinds: ReadonlySet<NotifyKind>) {
    super('parley-notify-choose', { bubbles: true, composed: true });
    this.kinds = kinds;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-notify-choose': ParleyNotifyChooseEvent;
  }
}
