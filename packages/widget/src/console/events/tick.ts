/** One of a list was ticked, or no longer. */
export class ParleyTickEvent extends Event {
  readonly optionId: string;
  readonly isOn: boolean;

  constructor(optionId: string, isOn: boolean) {
    super('parley-tick', { bubbles: true, composed: true });
    this.optionId = optionId;
    this.isOn = isOn;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-tick': ParleyTickEvent;
  }
}
