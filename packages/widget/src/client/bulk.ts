/**
 * Several conversations of the inbox at once: which are chosen, what is decided about all of them, and how that is taken
 * back in one go. Each is changed as if it were the only one; what the server does not take stays chosen.
 */
import type { Conversation } from '@parley/protocol';
import type { ConversationDecision, Decided } from './decisions.js';
import { Store } from './store.js';

/** Changes on their way at the same time: the server limits what one agent may ask of it. */
const AT_ONCE = 4;
/** A server that is asked too much says when to come again. */
const TRIES = 5;

export interface BulkState {
  chosen: ReadonlySet<string>;
  /** How many the last decision changed; 0 when nothing was decided since. */
  done: number;
  /** How many it could not change. */
  failed: number;
  busy: boolean;
}

/** What a decision is for one of them; null leaves it alone. */
export type Deciding = (conversation: Conversation) => ConversationDecision | null;

export interface BulkOptions {
  /** Those that can be chosen, in their order. */
  rows: () => readonly Conversation[];
  change: (id: string, change: ConversationDecision) => Promise<Decided>;
}

const NOTHING: BulkState = { chosen: new Set(), done: 0, failed: 0, busy: false };

export class Bulk extends Store<BulkState> {
  readonly #options: BulkOptions;
  /** Where the choice of a row began that is extended, and what was chosen before. */
  #anchor: string | null = null;
  #before: ReadonlySet<string> = new Set();
  #undo: [string, ConversationDecision][] = [];

  constructor(options: BulkOptions) {
    super(NOTHING);
    this.#options = options;
  }

  /** The chosen ones that are there, in the order of the list. */
  get rows(): readonly Conversation[] {
    const { chosen } = this.state;
    return chosen.size === 0 ? [] : this.#options.rows().filter(({ id }) => chosen.has(id));
  }

  /** Whether the last decision can be taken back. */
  get undoable(): boolean {
    return this.#undo.length > 0;
  }

  /** Chooses one, or lets it go. */
  toggle(id: string): void {
    const chosen = new Set(this.state.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.#anchor = id;
    this.#before = chosen;
    this.#choose(chosen);
  }

  /** Chooses all from where the choice began, or from `from`, to `to`. */
  extend(from: string, to: string): void {
    if (this.state.chosen.size === 0 || this.#anchor === null) {
      this.#anchor = from;
      this.#before = this.state.chosen;
    }
    const ids = this.#options.rows().map(({ id }) => id);
    const [first = 0, last = 0] = [ids.indexOf(this.#anchor), ids.indexOf(to)].sort((a, b) => a - b);
    this.#choose(new Set([...this.#before, ...ids.slice(Math.max(0, first), last + 1)]));
  }

  /** Chooses all that are loaded. */
  all(): void {
    this.#choose(new Set(this.#options.rows().map(({ id }) => id)));
  }

  /** Lets all go, and what was decided rest. */
  clear(): void {
    if (this.state.chosen.size === 0 && this.state.done === 0 && this.state.failed === 0) return;
    this.#anchor = null;
    this.#undo = [];
    this.set(NOTHING);
  }

  /** Decides about all that are chosen. Those that could not be changed stay chosen. */
  async decide(deciding: Deciding): Promise<void> {
    if (this.state.busy) return;
    const wanted = this.rows.flatMap((row): [string, ConversationDecision][] => {
      const change = deciding(row);
      return change ? [[row.id, change]] : [];
    });
    this.#undo = await this.#change(wanted);
  }

  /** Puts back all that the last decision changed. */
  async undo(): Promise<void> {
    if (this.state.busy) return;
    const wanted = this.#undo;
    this.#undo = [];
    await this.#change(wanted);
    this.update({ done: 0 });
  }

  #choose(chosen: ReadonlySet<string>): void {
    this.#undo = [];
    this.set({ ...NOTHING, chosen, busy: this.state.busy });
  }

  /** @returns what puts them back */
  async #change(wanted: readonly [string, ConversationDecision][]) {
    this.update({ busy: true });
    const left = [...wanted];
    const failed = new Set<string>();
    const undo: [string, ConversationDecision][] = [];
    const work = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [id, change] = next;
        const decided = await this.#patiently(id, change);
        if (!decided.done) failed.add(id);
        else if (decided.undo) undo.push([id, decided.undo]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    this.#anchor = null;
    // Meanwhile others may have been chosen: only what is done with is let go.
    const done = new Set(wanted.flatMap(([id]) => (failed.has(id) ? [] : id)));
    const chosen = new Set([...this.state.chosen].filter((id) => !done.has(id)));
    this.set({ chosen, done: done.size, failed: failed.size, busy: false });
    return undo;
  }

  async #patiently(id: string, change: ConversationDecision): Promise<Decided> {
    for (let tries = 1; ; tries += 1) {
      const decided = await this.#options.change(id, change);
      if (decided.done || !decided.retryAfter || tries === TRIES) return decided;
      const wait = decided.retryAfter * 1000;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
