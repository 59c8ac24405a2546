/** An agent wants to write a note, or an answer. */
export class ParleyWritingModeEvent extends Event {
  readonly noting: boolean;

  constructor(noting: boolean) {
    super('parley-writing-mode', { bubbles: true, composed: true });
    this.noting = noting;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-writing-mode': ParleyWritingModeEvent;
  }
}
