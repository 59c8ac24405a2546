/** Something is looked for. */
export class ParleySearchEvent extends Event {
  /** As it was typed; empty for nothing more. */
  readonly query: string;

  constructor(query: string) {
    super('parley-search', { bubbles: true, composed: true });
    this.query = query;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-search': ParleySearchEvent;
  }
}
