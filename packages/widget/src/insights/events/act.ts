/** Somebody wants the page to do something: print itself, give a file, ask again. */
export type InsightsAct = 'print' | 'csv' | 'reload';

export class ParleyInsightsActEvent extends Event {
  readonly act: InsightsAct;

  constructor(act: InsightsAct) {
    super('parley-insights-act', { bubbles: true, composed: true });
    this.act = act;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-insights-act': ParleyInsightsActEvent;
  }
}
