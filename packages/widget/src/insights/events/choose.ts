/** Somebody wants other days or filters. */
import type { InsightsChoice } from '../../client/insights-choice.js';

export class ParleyInsightsChooseEvent extends Event {
  readonly choice: InsightsChoice;

  constructor(choice: InsightsChoice) {
    super('parley-insights-choose', { bubbles: true, composed: true });
    this.choice = choice;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-insights-choose': ParleyInsightsChooseEvent;
  }
}
