/** Other rows of the list are on the screen than before. */
export class ParleyRowsShowEvent extends Event {
  /** Index of the first row in view. */
  readonly first: number;
  /** Index of the last row in view; -1 when there is none. */
  readonly last: number;

  constructor(first: number, last: number) {
    super('parley-rows-show', { bubbles: true, composed: true });
    this.first = first;
    this.last = last;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-rows-show': ParleyRowsShowEvent;
  }
}
