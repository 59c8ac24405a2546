/** What the agent has begun to write is another text; empty when it was sent. */
export class ParleyDraftChangeEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('parley-draft-change', { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-draft-change': ParleyDraftChangeEvent;
  }
}
