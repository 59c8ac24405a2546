/** The tables of what conversations came to, in money. */
import type { OutcomeKind } from '@parley/protocol';

/** What a conversation came to. */
export interface OutcomeTable {
  id: string;
  conversation_id: string;
  /** Of the conversation, so that external ids are unique within it. */
  site_id: string;
  kind: OutcomeKind;
  /** Ten-thousandths; below what a double can count. PostgreSQL's driver gives them as text. */
  units: number;
  currency: string;
  source: string;
  external_id: string | null;
  at: string;
  voided_at: string | null;
  created_at: string;
}

export interface OutcomeTables {
  outcome: OutcomeTable;
}
