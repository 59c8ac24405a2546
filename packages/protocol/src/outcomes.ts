/** What conversations came to, in money: said by people of the company, or by its CRM. */
import type { Page } from './inputs.js';

/** `won` and `saved` bring the amount, `refunded` takes it away, `lost` is what was at stake. */
export type OutcomeKind = 'won' | 'lost' | 'saved' | 'refunded';

/** What a conversation came to. It may have several: two sales, a sale and a refund. */
export interface Outcome {
  /** `out_…` */
  id: string;
  conversationId: string;
  kind: OutcomeKind;
  /** An exact decimal without a sign, such as `1249.90`. Never a number: floats do not add up. */
  amount: string;
  /** ISO 4217: `EUR` */
  currency: string;
  /** Who knows of it: `console`, `api`, or a word of the company's own such as `hubspot`. */
  source: string;
  /** The company's own key for it, such as the id of a deal, unique within the site; null when none was given. */
  externalId: string | null;
  /** When it happened. */
  at: string;
  /** Since when it counts no more; null while it does. */
  voidedAt: string | null;
  createdAt: string;
}

/** `POST /v1/conversations/{id}/outcomes` (agents and API keys). */
export interface CreateOutcomeInput {
  /** `out_…`; made by the server when absent. The same again is answered with the stored outcome. */
  id?: string | undefined;
  kind: OutcomeKind;
  /** At most twelve digits and four decimals. */
  amount: string;
  currency: string;
  /** Lower-case letters, digits, hyphens. By default `console` for agents, `api` for keys. */
  source?: string | undefined;
  /** Sent again with the same content, it is answered with the stored outcome. */
  externalId?: string | undefined;
  /** Now by default. */
  at?: string | undefined;
}

/** `PATCH /v1/conversations/{id}/outcomes/{outcomeId}`: what is absent stays. */
export interface UpdateOutcomeInput {
  kind?: OutcomeKind | undefined;
  amount?: string | undefined;
  currency?: string | undefined;
  at?: string | undefined;
  /** True: it counts no more. False: it does again. */
  voided?: boolean | undefined;
}

export type OutcomePage = Page<Outcome>;
