/** The agent says whether they are there. */
export class ParleyAvailabilityChangeEvent extends Event {
  readonly away: boolean;

  constructor(away: boolean) {
    super('parley-availability-change', { bubbles: true, composed: true });
    this.away = away;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-availability-change': ParleyAvailabilityChangeEvent;
  }
}
