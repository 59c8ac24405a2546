/** A store that does one thing after another on the server, and keeps why the last one was refused. */
import { ApiError } from './api-error.js';
import { Store } from './store.js';

export interface Acting {
  /** Whether something is on its way. */
  busy: boolean;
  /** Why the last thing was refused. */
  error: ApiError | null;
}

export const IDLE: Acting = { busy: false, error: null };

export abstract class ActingStore<T extends Acting> extends Store<T> {
  /** One thing at a time. @returns whether it was done */
  protected async perform(deed: () => Promise<void>): Promise<boolean> {
    if (this.state.busy) return false;
    this.set({ ...this.state, busy: true, error: null });
    try {
      await deed();
      return true;
    } catch (thrown) {
      this.set({ ...this.state, error: ApiError.from(thrown) });
      return false;
    } finally {
      this.set({ ...this.state, busy: false });
    }
  }
}
