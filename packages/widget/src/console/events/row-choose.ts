/** A row is to be among those that are decided about together, or no longer. */
export class ParleyRowChooseEvent extends Event {
  readonly conversationId: string;
  /** The row from which all up to this one are meant; null for this one alone. */
  readonly from: string | null;

  constructor(conversationId: string, from: string | null = null) {
    super('parley-row-choose', { bubbles: true, composed: true });
    this.conversationId = conversationId;
    this.from = from;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-row-choose': ParleyRowChooseEvent;
  }
}
