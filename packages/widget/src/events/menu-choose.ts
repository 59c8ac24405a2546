/** What the chat's menu may offer. */
export type MenuChoice = 'sound' | 'notify' | 'transcript-mail' | 'transcript' | 'log-out';

/** Somebody chose from the chat's menu. */
export class ParleyMenuChooseEvent extends Event {
  /** What they chose. */
  readonly choice: MenuChoice;

  constructor(choice: MenuChoice) {
    super('parley-menu-choose', { bubbles: true, composed: true });
    this.choice = choice;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-menu-choose': ParleyMenuChooseEvent;
  }
}
