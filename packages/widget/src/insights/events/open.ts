/** Somebody wants to know what a figure is and which conversations are behind it. */
import type { Figure, InsightsFilter, MetricId } from '@parley/protocol';

export interface OpenedFigure {
  metric: MetricId;
  /** Of what: a team, a page; empty for all. */
  of: string;
  figure: Figure;
  /** Which conversations it is of, beyond the page's own filter. */
  filter: InsightsFilter;
}

export class ParleyInsightsOpenEvent extends Event {
  readonly opened: OpenedFigure;

  constructor(opened: OpenedFigure) {
    super('parley-insights-open', { bubbles: true, composed: true });
    this.opened = opened;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-insights-open': ParleyInsightsOpenEvent;
  }
}
