/** The tables of those who run the company's side: see `schema.ts` for what columns are made of. */
import type { AgentRole, EventType } from '@parley/protocol';

export interface AgentTable {
  id: string;
  name: string;
  email: string;
  role: AgentRole;
  password_hash: string;
  /** 0: may not sign in. */
  active: number;
  /** JSON of the only sites that a moderator moderates; null for all. */
  site_ids: string | null;
  created_at: string;
}

/** Sign-ins of agents. The cookie's value is known only to the browser; here is its SHA-256. */
export interface AgentSessionTable {
  token_hash: string;
  agent_id: string;
  created_at: string;
  expires_at: string;
}

export interface ApiKeyTable {
  id: string;
  name: string;
  /** SHA-256 of the key, which has 256 bits of chance: a slow hash would add nothing. */
  key_hash: string;
  /** Null: good for every site. */
  site_id: string | null;
  /** JSON list of what it may do. */
  scopes: string;
  revoked_at: string | null;
  created_at: string;
}

/** Links with which somebody becomes an agent, or an agent sets a new password. Only the hash of the secret is here. */
export interface InvitationTable {
  id: string;
  token_hash: string;
  email: string;
  role: AgentRole;
  site_ids: string | null;
  /** The agent who is to set a new password; null for somebody new. */
  agent_id: string | null;
  created_by: string;
  created_at: string;
  expires_at: string;
}

/** Which events of the log people and programs of the company are answerable for, and where they came from. */
export interface AuditTable {
  /** The number of the event. */
  cursor: number;
  type: EventType;
  actor_id: string;
  at: string;
  /** The network address; null where there was none. */
  address: string | null;
}

/** From where a site's tag was last heard of. */
export interface SightingTable {
  /** The site's id and the origin. */
  id: string;
  site_id: string;
  origin: string;
  /** The page, without its query; null when the browser did not say. */
  page: string | null;
  seen_at: string;
}
