/** The tables by which figures leave the house: links for people without an account, and weekly mails. */

/** A page of figures that whoever holds the link may see. Only the hash of its token is here. */
export interface InsightsLinkTable {
  id: string;
  name: string;
  token_hash: string;
  /** JSON of what it shows. */
  filter: string;
  /** How many days it looks back on. */
  days: number;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
  /** To the hour: each look would be a write otherwise. */
  last_used_at: string | null;
}

/** Agents who want the week's figures by e-mail. */
export interface DigestReaderTable {
  agent_id: string;
  locale: string;
  since: string;
}

/** One week's mail to one of them: there is never a second one. */
export interface DigestTable {
  /** The agent's id and the week's Monday: `agt_…~2026-11-16`. */
  id: string;
  agent_id: string;
  week: string;
  /** JSON of what is sent, so that it is the same when it is tried again; null before and after. */
  letter: string | null;
  failures: number;
  /** When to try; null once it was sent or given up. */
  due_at: string | null;
  sent_at: string | null;
}

export interface FigureMailTables {
  insights_link: InsightsLinkTable;
  digest_reader: DigestReaderTable;
  digest: DigestTable;
}
