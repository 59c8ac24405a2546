/** The tables by which conversations are given to agents, in the vocabulary of `schema.ts`. */

/** Which agents are in which teams. */
export interface AgentTeamTable {
  /** `agt_…:sales` */
  id: string;
  agent_id: string;
  team_id: string;
  /** When the agent was last given one of the team's conversations. */
  assigned_at: string | null;
}

/** Agents who said that they are away. */
export interface AgentAwayTable {
  agent_id: string;
  since: string;
}

/** Which processes have open consoles of an agent, as long as each says so again. */
export interface AgentPresenceTable {
  agent_id: string;
  process_id: string;
  until_at: string;
}

/** What a conversation waits for: an agent, an answer. */
export interface RoutingTable {
  conversation_id: string;
  /** The team of which it waits for an agent, and since when; null while it need not. */
  queue: string | null;
  queued_at: string | null;
  /** The answer that its customer waits for; null, as the four after it, while nobody does or there is no target. */
  wait_kind: 'first' | 'next' | null;
  since: string | null;
  /** When half of the time is over. */
  warn_at: string | null;
  due_at: string | null;
  /** When it is to be called breached; null once it is. */
  check_at: string | null;
  breached_at: string | null;
  /** Since when the clock stands because the conversation is put off, and for how much office time it did before. */
  paused_at: string | null;
  paused_seconds: number;
}

export interface RoutingTables {
  agent_team: AgentTeamTable;
  agent_away: AgentAwayTable;
  agent_presence: AgentPresenceTable;
  routing: RoutingTable;
}
