/** The keys with which the company's backend vouches for the visitors of one site. */
import type { CreateIdentityKeyInput, IdentityKey, IdentityKeyWithSecret } from '@parley/protocol';
import { type Acting, ActingStore, IDLE } from './acting-store.js';
import { PagedList, type PagedState } from './paged-list.js';
import type { StaffApi } from './staff-api.js';

export interface IdentityKeysState extends Acting {
  /** Key of the site whose they are; '' before one is chosen. */
  site: string;
  keys: PagedState<IdentityKey>;
  /** The one that was made last: its secret is shown only now. */
  made: IdentityKeyWithSecret | null;
}

export type IdentityKeysIntent =
  | { do: 'choose'; site: string }
  | { do: 'add'; input: CreateIdentityKeyInput }
  | { do: 'remove'; id: string }
  | { do: 'load' };

type IdentityApi = Pick<StaffApi, 'identityKeys' | 'addIdentityKey' | 'removeIdentityKey'>;

export class IdentityKeys extends ActingStore<IdentityKeysState> {
  readonly #api: IdentityApi;
  readonly #keys: PagedList<IdentityKey>;

  constructor(api: IdentityApi) {
    const keys = new PagedList<IdentityKey>(async () => {
      return { data: await api.identityKeys(this.state.site), next: null };
    });
    super({ ...IDLE, site: '', keys: keys.state, made: null });
    this.#api = api;
    this.#keys = keys;
    keys.subscribe((state) => this.update({ keys: state }));
  }

  /** Reads those of the site that was chosen, at first of `site`. */
  load(site: string): Promise<void> {
    if (this.state.site === '') this.update({ site });
    return this.#keys.load();
  }

  /** Nobody looks at the secret any more. */
  forget(): void {
    this.update({ made: null, error: null });
  }

  async act(intent: IdentityKeysIntent): Promise<void> {
    switch (intent.do) {
      case 'load':
        return this.#keys.load();
      case 'choose':
        this.update({ site: intent.site, made: null, error: null });
        return this.#keys.load();
      case 'add':
        await this.perform(async () => {
          this.update({ made: await this.#api.addIdentityKey(intent.input) });
          await this.#keys.load();
        });
        return;
      case 'remove':
        await this.perform(async () => {
          await this.#api.removeIdentityKey(this.state.site, intent.id);
          this.#keys.remove(({ id }) => id === intent.id);
        });
    }
  }
}
