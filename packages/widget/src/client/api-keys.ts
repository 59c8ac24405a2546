/** The keys of the company's own programs: read page by page, made and revoked. */
import type { ApiKey, ApiKeyWithSecret, CreateApiKeyInput } from '@parley/protocol';
import { type Acting, ActingStore, IDLE } from './acting-store.js';
import { PagedList, type PagedState } from './paged-list.js';
import type { StaffApi } from './staff-api.js';

export interface ApiKeysState extends Acting {
  keys: PagedState<ApiKey>;
  /** The one that was made last: its secret is shown only now. */
  made: ApiKeyWithSecret | null;
}

export type ApiKeysIntent =
  | { do: 'create'; input: CreateApiKeyInput }
  | { do: 'revoke'; id: string }
  | { do: 'load' | 'more' };

export class ApiKeys extends ActingStore<ApiKeysState> {
  readonly #api: Pick<StaffApi, 'keys' | 'createKey' | 'revokeKey'>;
  readonly #keys: PagedList<ApiKey>;

  constructor(api: Pick<StaffApi, 'keys' | 'createKey' | 'revokeKey'>) {
    const keys = new PagedList<ApiKey>((cursor) => api.keys({ cursor }));
    super({ ...IDLE, keys: keys.state, made: null });
    this.#api = api;
    this.#keys = keys;
    keys.subscribe((state) => this.update({ keys: state }));
  }

  load(): Promise<void> {
    return this.#keys.load();
  }

  /** Nobody looks at the secret any more. */
  forget(): void {
    this.update({ made: null, error: null });
  }

  async act(intent: ApiKeysIntent): Promise<void> {
    switch (intent.do) {
      case 'load':
        return this.#keys.load();
      case 'more':
        return this.#keys.loadMore();
      case 'create':
        await this.perform(() => this.#create(intent.input));
        return;
      case 'revoke':
        await this.perform(async () => {
          const revoked = await this.#api.revokeKey(intent.id);
          this.#keys.put(revoked, ({ id }) => id === revoked.id);
        });
    }
  }

  async #create(input: CreateApiKeyInput): Promise<void> {
    const made = await this.#api.createKey(input);
    this.update({ made });
    const { key: _secret, ...shown } = made;
    this.#keys.put(shown, ({ id }) => id === made.id);
  }
}
