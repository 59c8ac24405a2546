/**
 * Joins what is around the inbox to the desk: the view in the address, the numbers beside the views, the search. It loads the
 * code of the views after the list's, and the search's when somebody first looks for something.
 */
import type { Colleague, ConversationCounts, Site } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InboxDesk } from '../../client/inbox-desk.js';
import type { InboxSearch, SearchState } from '../../client/inbox-search.js';
import { StoreController } from '../../internal/store-controller.js';
import type { InboxRoom } from '../inbox/inbox-room.js';
import type { Team } from '../views/view-label.js';
import type { BulkView } from './bulk-controller.js';

const NO_COUNTS = { state: null, subscribe: () => () => undefined };
const NOBODY = { state: [], subscribe: () => () => undefined };
const NO_CALLS = { state: new Set<string>(), subscribe: () => () => undefined };
const NO_SEARCH: SearchState = { query: '', phase: 'idle', error: null, hits: [], next: null };

export class InboxRoomController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #desk: () => InboxDesk;
  readonly #counts: StoreController<ConversationCounts | null>;
  readonly #agents: StoreController<readonly Colleague[]>;
  readonly #calls: StoreController<ReadonlySet<string>>;
  readonly #search: StoreController<SearchState>;
  /** Null until something is looked for. */
  #finder: InboxSearch | null = null;
  #searching = false;
  #room: InboxRoom | null = null;

  constructor(host: ReactiveControllerHost, desk: () => InboxDesk) {
    this.#host = host;
    this.#desk = desk;
    this.#counts = new StoreController<ConversationCounts | null>(host, NO_COUNTS);
    this.#search = new StoreController<SearchState>(host, {
      state: NO_SEARCH,
      subscribe: () => () => undefined,
    });
    this.#agents = new StoreController<readonly Colleague[]>(host, NOBODY);
    this.#calls = new StoreController<ReadonlySet<string>>(host, NO_CALLS);
    host.addController(this);
  }

  /** The views come a moment after the list, which needs none of their code. */
  hostConnected(): void {
    if (customElements.get('parley-views')) return;
    import('../views/views.js').catch(() => undefined);
    import('../places/place-links.js').catch(() => undefined);
  }

  get searching(): boolean {
    return this.#searching;
  }

  /** Before each update. @param view as the address has it; null while nobody knows which is meant */
  follow(view: string | null, { sites, bulk }: { sites: readonly Site[]; bulk: BulkView }): void {
    const desk = this.#desk();
    this.#counts.use(desk.counts);
    this.#agents.use(desk.agents);
    this.#calls.use(desk.calls);
    if (this.#finder) this.#search.use(this.#finder);
    if (view !== null) void desk.inbox.setView(view);
    const { state: counts } = desk.counts;
    const search = this.#finder?.state ?? NO_SEARCH;
    const teams = teamsOf(sites);
    const { state: agents } = desk.agents;
    const { state: calls } = desk.calls;
    this.#room = { view: view ?? '', teams, counts, searching: this.#searching, search, agents, calls, bulk };
  }

  get room(): InboxRoom | null {
    return this.#room;
  }

  /** When its code does not come, the next press asks again. */
  async toggle(): Promise<void> {
    if (this.#searching) {
      this.end();
      return;
    }
    const code = await Promise.all([
      import('../../client/inbox-search.js'),
      import('../search/search.js'),
    ]).catch(() => undefined);
    if (code === undefined) return;
    this.#finder ??= new code[0].InboxSearch(this.#desk().api);
    this.#searching = true;
    this.#host.requestUpdate();
  }

  end(): void {
    this.#searching = false;
    this.#host.requestUpdate();
  }

  look(query: string): void {
    this.#finder?.look(query);
  }

  more(): void {
    if (this.#finder?.state.phase === 'failed') this.#finder.again();
    else void this.#finder?.more();
  }
}

/** Teams are the company's: each site names the same. */
export function teamsOf(sites: readonly Site[]): readonly Team[] {
  const teams = new Map(sites.flatMap((site) => site.teams.map((team) => [team.id, team] as const)));
  return [...teams.values()];
}
