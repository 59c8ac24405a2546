/** Changes one's own password. It keeps nothing of it. */
import type { ChangePasswordInput } from '@parley/protocol';
import { type Acting, ActingStore, IDLE } from './acting-store.js';
import type { StaffApi } from './staff-api.js';

export interface OwnPasswordState extends Acting {
  /** Whether the last thing that happened is that it was changed. */
  done: boolean;
}

export class OwnPassword extends ActingStore<OwnPasswordState> {
  readonly #api: Pick<StaffApi, 'changePassword'>;

  constructor(api: Pick<StaffApi, 'changePassword'>) {
    super({ ...IDLE, done: false });
    this.#api = api;
  }

  async change(input: ChangePasswordInput): Promise<void> {
    this.update({ done: false });
    const done = await this.perform(() => this.#api.changePassword(input));
    this.update({ done });
  }

  /** Nobody looks any more. */
  forget(): void {
    this.set({ ...IDLE, done: false });
  }
}
