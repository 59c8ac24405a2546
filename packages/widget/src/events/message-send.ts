/** Somebody wrote a message and wants it sent. `preventDefault()` leaves the text in the field. */
export class ParleyMessageSendEvent extends Event {
  /** What was written, without white space around it. */
  readonly text: string;

  constructor(text: string) {
    super('parley-message-send', { bubbles: true, composed: true, cancelable: true });
    this.text = text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-message-send': ParleyMessageSendEvent;
  }
}
