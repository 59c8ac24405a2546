/** The tables of what agents work with, in the vocabulary of `schema.ts`. */

/** A note that calls an agent who has not looked at its conversation since. */
export interface MentionTable {
  /** The message's id and the agent's. */
  id: string;
  agent_id: string;
  message_id: string;
  conversation_id: string;
  created_at: string;
}

/** An answer that agents have ready. */
export interface CannedReplyTable {
  id: string;
  /** Null: for all sites. */
  site_id: string | null;
  name: string;
  text: string;
  created_at: string;
  updated_at: string;
}

/** The latest pages of a contact's way. */
export interface JourneyTable {
  contact_id: string;
  /** JSON list, the last one first, of a bounded length. */
  pages: string;
}
