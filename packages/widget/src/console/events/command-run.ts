/** A command was chosen. */
export class ParleyCommandRunEvent extends Event {
  /** Its id. */
  readonly command: string;

  constructor(command: string) {
    super('parley-command-run', { bubbles: true, composed: true });
    this.command = command;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-command-run': ParleyCommandRunEvent;
  }
}
