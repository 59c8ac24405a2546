/**
 * Which teams the agents are in. One agent is put into one team, or taken out of it: what somebody else changed of that agent
 * meanwhile stays.
 */
import type { Colleague, SetAgentTeamsInput } from '@parley/protocol';
import { ApiError } from './api-error.js';
import { Store } from './store.js';

export interface AgentTeamsState {
  phase: 'loading' | 'ready' | 'failed';
  agents: readonly Colleague[];
  /** Ids of those of whom a change is on its way. */
  saving: ReadonlySet<string>;
  /** Why they were not loaded, or the last change was refused. */
  error: ApiError | null;
}

export interface Membership {
  agentId: string;
  teamId: string;
  isIn: boolean;
}

/** The part of the API that it needs. */
export interface AgentTeamsApi {
  agents(): Promise<Colleague[]>;
  setAgentTeams(id: string, input: SetAgentTeamsInput): Promise<Colleague>;
}

/** How often others may come in between. */
const MOST_TRIES = 3;

export class AgentTeams extends Store<AgentTeamsState> {
  readonly #api: AgentTeamsApi;
  readonly #teamIds: () => readonly string[];

  /** @param teamIds the teams that there are: an agent may still be in one that is gone */
  constructor(api: AgentTeamsApi, teamIds: () => readonly string[]) {
    super({ phase: 'loading', agents: [], saving: new Set(), error: null });
    this.#api = api;
    this.#teamIds = teamIds;
  }

  async load(): Promise<void> {
    try {
      this.update({ phase: 'ready', agents: await this.#api.agents(), error: null });
    } catch (thrown) {
      const error = ApiError.from(thrown);
      this.update(this.state.agents.length > 0 ? { error } : { phase: 'failed', error });
    }
  }

  /** Shown at once, and taken back when it is refused. */
  async put(membership: Membership): Promise<void> {
    const { agentId } = membership;
    const agent = this.state.agents.find(({ id }) => id === agentId);
    if (!agent || this.state.saving.has(agentId)) return;
    this.update({ saving: new Set([...this.state.saving, agentId]), error: null });
    try {
      await this.#save(agent, membership);
    } catch (thrown) {
      this.update({ error: ApiError.from(thrown) });
    } finally {
      this.update({ saving: new Set([...this.state.saving].filter((id) => id !== agentId)) });
    }
  }

  async #save(before: Colleague, membership: Membership): Promise<void> {
    let known = before;
    try {
      for (let tries = 1; ; tries += 1) {
        const teams = this.#teamsAfter(known, membership);
        this.#take({ ...known, teams });
        try {
          known = await this.#api.setAgentTeams(known.id, { teams, was: known.teams });
          return;
        } catch (thrown) {
          const error = ApiError.from(thrown);
          if (error.code !== 'conflict' || tries >= MOST_TRIES) throw error;
          known = (await this.#api.agents()).find(({ id }) => id === before.id) ?? known;
        }
      }
    } finally {
      this.#take(known);
    }
  }

  #teamsAfter({ teams }: Colleague, { teamId, isIn }: Membership): string[] {
    const known = this.#teamIds();
    const others = teams.filter((id) => id !== teamId && known.includes(id));
    return isIn ? [...others, teamId] : others;
  }

  #take(changed: Colleague): void {
    this.update({ agents: this.state.agents.map((agent) => (agent.id === changed.id ? changed : agent)) });
  }
}
