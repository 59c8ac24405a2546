/**
 * Who works in the console. The session itself is an httpOnly cookie that no script can read; this store only knows
 * what the server said about it. It must never hold a password for longer than the request that carries it.
 */
import type { Agent, Me, SignInInput, Site } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { Store } from './store.js';

/**
 * `unknown`: the server is being asked. `unreachable`: it could not be asked, see `error`. `out`: nobody is signed in.
 * `in`: somebody is.
 */
export type AgentSessionStatus = 'unknown' | 'unreachable' | 'out' | 'in';

export interface AgentSessionState {
  status: AgentSessionStatus;
  /** Who is signed in, or was until the session ended; null after signing out. */
  agent: Agent | null;
  sites: readonly Site[];
  /** The session ended by itself while somebody was working. */
  ended: boolean;
  /** A sign-in or sign-out is on its way. */
  busy: boolean;
  /** Why the last request failed. */
  error: ApiError | null;
}

const NOBODY: AgentSessionState = {
  status: 'out',
  agent: null,
  sites: [],
  ended: false,
  busy: false,
  error: null,
};

export class AgentSession extends Store<AgentSessionState> {
  #api: Pick<Api, 'me' | 'signIn' | 'signOut'>;

  constructor(api: Pick<Api, 'me' | 'signIn' | 'signOut'>) {
    super({ ...NOBODY, status: 'unknown' });
    this.#api = api;
  }

  /** Asks the server who this browser is. */
  async check(): Promise<void> {
    this.update({ status: 'unknown', error: null });
    try {
      this.#enter(await this.#api.me());
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (error.status === 401) this.set(NOBODY);
      else this.update({ status: 'unreachable', error });
    }
  }

  /** Signs in; a failure is told by `error`. */
  async signIn(input: SignInInput): Promise<void> {
    if (this.state.busy) return;
    this.update({ busy: true, error: null });
    try {
      this.#enter(await this.#api.signIn(input));
    } catch (thrown) {
      this.update({ busy: false, error: ApiError.from(thrown) });
    }
  }

  /** Signs out; resolves to whether the server agreed. The cookie lives on when it could not be reached. */
  async signOut(): Promise<boolean> {
    if (this.state.busy) return false;
    this.update({ busy: true, error: null });
    try {
      await this.#api.signOut();
    } catch (thrown) {
      const error = ApiError.from(thrown);
      // Already ended: then there is nothing left to end.
      if (error.status !== 401) {
        this.update({ busy: false, error });
        return false;
      }
    }
    this.set(NOBODY);
    return true;
  }

  /** What the sign-in needs cannot be had. @param thrown why */
  fail(thrown: unknown): void {
    this.update({ status: 'unreachable', error: ApiError.from(thrown) });
  }

  /** Asks again, without a sign of it, whether it is still the same person. Trouble on the way says nothing. */
  async verify(): Promise<void> {
    const { status, agent } = this.state;
    if (status !== 'in') return;
    try {
      const me = await this.#api.me();
      if (this.state.status === 'in' && (me.type !== 'agent' || me.agent.id !== agent?.id)) this.end();
    } catch (thrown) {
      if (ApiError.from(thrown).status === 401) this.end();
    }
  }

  /** The server no longer knows the session. Whatever was begun stays where it is, for after the next sign-in. */
  end(): void {
    if (this.state.status === 'in') this.update({ status: 'out', ended: true, busy: false, error: null });
  }

  #enter(me: Me): void {
    if (me.type === 'agent') this.set({ ...NOBODY, status: 'in', agent: me.agent, sites: me.sites });
    else this.set(NOBODY);
  }
}
