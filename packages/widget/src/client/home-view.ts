/**
 * The view of the inbox with which an agent begins: the one they chose last on this device, else where there is something to
 * do. It decides once, and never loads the view itself.
 */
import type { InboxCounts } from './inbox-counts.js';
import { isView } from './inbox-views.js';
import { type KeyValue, StoredText } from './storage.js';
import { Store } from './store.js';

interface HomeViewOptions {
  agentId: string;
  storage: KeyValue;
  counts: Pick<InboxCounts, 'state' | 'tried' | 'refresh'>;
}

/** Null until it is decided. */
export class HomeView extends Store<string | null> {
  readonly #kept: StoredText;
  readonly #counts: HomeViewOptions['counts'];
  #asked = false;

  constructor({ agentId, storage, counts }: HomeViewOptions) {
    super(null);
    this.#kept = new StoredText(storage, `parley:${agentId}:view`);
    this.#counts = counts;
  }

  /** Decides, when nobody has yet. @param teams ids of the teams there are: one that was kept may be no more */
  want(teams: readonly string[]): void {
    if (this.#asked) return;
    this.#asked = true;
    const kept = this.#kept.get();
    if (kept && isView(kept, teams)) this.set(kept);
    else void this.#choose();
  }

  /** The agent has gone to this view. */
  keep(view: string): void {
    if (view === this.state) return;
    this.#asked = true;
    this.set(view);
    this.#kept.set(view);
  }

  /** Own work first; what nobody has taken next. */
  async #choose(): Promise<void> {
    this.#counts.refresh();
    await this.#counts.tried;
    if (this.state === null) this.set(this.#counts.state?.mine ? 'mine' : 'unassigned');
  }
}
