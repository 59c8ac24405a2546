/**
 * The settings while somebody edits them: as they were read, as they shall be, and what others changed meanwhile. What others
 * changed elsewhere is taken in without a word; where both changed the same, it asks which shall be. It never loses an edit.
 */
import {
  changesBetween,
  mergeSettings,
  type Settings,
  type SettingsClash,
  withChanges,
} from '@parley/protocol';
import { ApiError } from './api-error.js';
import type { StaffApi } from './staff-api.js';
import { Store } from './store.js';

export interface DraftState {
  phase: 'loading' | 'ready' | 'failed';
  /** As the server has them, as far as is known here. */
  base: Settings | null;
  /** As they shall be. */
  draft: Settings | null;
  saving: boolean;
  /** Whether the last thing that happened is that they were saved. */
  saved: boolean;
  /** Why they were not loaded or saved. */
  error: ApiError | null;
  conflicts: readonly SettingsClash[];
}

const EMPTY: DraftState = {
  ...{ phase: 'loading', base: null, draft: null, saving: false, saved: false, error: null },
  conflicts: [],
};

/** How often others may come in between while it saves by itself. */
const MOST_TRIES = 3;

export class SettingsDraft extends Store<DraftState> {
  readonly #api: Pick<StaffApi, 'settings' | 'changeSettings'>;

  constructor(api: Pick<StaffApi, 'settings' | 'changeSettings'>) {
    super(EMPTY);
    this.#api = api;
  }

  /** Whether something would be lost. */
  get dirty(): boolean {
    const { base, draft, conflicts } = this.state;
    return conflicts.length > 0 || changesBetween(base, draft).length > 0;
  }

  /** Reads them; what was edited is kept. */
  async load(): Promise<void> {
    try {
      this.#take(await this.#api.settings());
    } catch (thrown) {
      const error = ApiError.from(thrown);
      // What is there stays: somebody may be writing.
      this.update(this.state.draft ? { error } : { phase: 'failed', error });
    }
  }

  /** Sets a field; undefined takes it away. */
  edit(path: string[], value: unknown): void {
    const { draft } = this.state;
    if (!draft) return;
    const next = withChanges(draft, [{ path, ...(value !== undefined && { value }) }]);
    this.update({ draft: next, saved: false, error: null });
  }

  /** Gives up what was edited. */
  reset(): void {
    this.update({ draft: this.state.base, conflicts: [], error: null, saved: false });
  }

  /** Decides a field that both have changed. */
  resolve({ path, mine }: SettingsClash, choice: 'mine' | 'theirs'): void {
    const conflicts = this.state.conflicts.filter((conflict) => conflict.path !== path);
    if (choice === 'mine') this.edit(path, mine);
    this.update({ conflicts });
  }

  /** Saves all that was edited, or nothing. */
  async save(): Promise<void> {
    if (this.state.saving || this.state.conflicts.length > 0) return;
    this.update({ saving: true, error: null, saved: false });
    try {
      for (let tries = 1; ; tries += 1) {
        const outcome = await this.#trySave();
        if (outcome === 'done') break;
        if (outcome === 'ask' || tries >= MOST_TRIES) return;
      }
      this.update({ saved: true });
    } catch (thrown) {
      this.update({ error: ApiError.from(thrown) });
    } finally {
      this.update({ saving: false });
    }
  }

  async #trySave(): Promise<'done' | 'again' | 'ask'> {
    const { base, draft } = this.state;
    const changes = changesBetween(base, draft);
    if (changes.length === 0) return 'done';
    try {
      const settings = await this.#api.changeSettings(changes);
      // What was edited while it was on its way stands on top of what was saved.
      this.#take(settings, draft);
      return 'done';
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (error.code !== 'conflict') throw error;
      this.#take(await this.#api.settings());
      return this.state.conflicts.length > 0 ? 'ask' : 'again';
    }
  }

  /** Takes in what the server has now, under what was edited. */
  #take(current: Settings, base = this.state.base): void {
    const { draft, conflicts } = this.state;
    const { merged, clashes } =
      base && draft ? mergeSettings(base, draft, current) : { merged: current, clashes: [] };
    this.update({
      ...{ phase: 'ready', base: current, draft: merged, error: null },
      conflicts: [...conflicts, ...clashes],
    });
  }
}
