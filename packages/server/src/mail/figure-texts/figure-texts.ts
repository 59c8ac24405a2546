/** What our mails and pages of figures say, in one language. A language that lacks a text does not compile. */

/** The figures of the weekly mail, in their order. */
export const DIGEST_METRICS = [
  'profit',
  'value',
  'cost',
  'conversations',
  'time',
  'profit_per_conversation',
  'first_response',
  'resolution',
  'satisfaction',
  'deflection',
] as const;

export type DigestMetric = (typeof DIGEST_METRICS)[number];

export interface FigureTexts {
  subject: (period: string) => string;
  intro: (period: string) => string;
  before: (value: string) => string;
  /** What it may truly be. */
  between: (low: string, high: string) => string;
  tooFew: string;
  byTeam: string;
  noTeam: string;
  open: string;
  stop: string;
  stopped: string;
  missing: (currencies: string) => string;
  linkOver: string;
  metrics: Record<DigestMetric, string>;
}
