/** The accounts of those who work here and the invitations that are out: read page by page, changed one thing at a time. */
import type {
  Account,
  CreateInvitationInput,
  Invitation,
  InvitationWithToken,
  UpdateAccountInput,
} from '@parley/protocol';
import { type Acting, ActingStore, IDLE } from './acting-store.js';
import { PagedList, type PagedState } from './paged-list.js';
import type { StaffApi } from './staff-api.js';

export interface PeopleState extends Acting {
  accounts: PagedState<Account>;
  invitations: PagedState<Invitation>;
  /** The link that was made last: it is shown only now. */
  link: InvitationWithToken | null;
}

/** What may be done with them. */
export type PeopleIntent =
  | { do: 'change'; id: string; input: UpdateAccountInput }
  | { do: 'renew'; id: string }
  | { do: 'invite'; input: CreateInvitationInput }
  | { do: 'revoke'; id: string }
  | { do: 'load' | 'more'; list: 'accounts' | 'invitations' };

type PeopleApi = Pick<
  StaffApi,
  'accounts' | 'invitations' | 'updateAccount' | 'inviteAgain' | 'invite' | 'revokeInvitation'
>;

export class People extends ActingStore<PeopleState> {
  readonly #api: PeopleApi;
  readonly #accounts: PagedList<Account>;
  readonly #invitations: PagedList<Invitation>;

  constructor(api: PeopleApi) {
    const accounts = new PagedList<Account>((cursor) => api.accounts({ cursor }));
    const invitations = new PagedList<Invitation>((cursor) => api.invitations({ cursor }));
    const lists = { accounts: accounts.state, invitations: invitations.state };
    super({ ...IDLE, ...lists, link: null });
    this.#api = api;
    this.#accounts = accounts;
    this.#invitations = invitations;
    accounts.subscribe((state) => this.update({ accounts: state }));
    invitations.subscribe((state) => this.update({ invitations: state }));
  }

  async load(): Promise<void> {
    await Promise.all([this.#accounts.load(), this.#invitations.load()]);
  }

  /** One thing at a time. @returns whether it was done */
  async act(intent: PeopleIntent): Promise<boolean> {
    if ('list' in intent) {
      const list = intent.list === 'accounts' ? this.#accounts : this.#invitations;
      await (intent.do === 'load' ? list.load() : list.loadMore());
      return true;
    }
    return this.perform(() => this.#do(intent));
  }

  /** Nobody looks at the link any more. */
  forget(): void {
    this.update({ link: null, error: null });
  }

  async #do(intent: Exclude<PeopleIntent, { list: unknown }>): Promise<void> {
    switch (intent.do) {
      case 'change': {
        const changed = await this.#api.updateAccount(intent.id, intent.input);
        return this.#accounts.put(changed, ({ id }) => id === changed.id);
      }
      case 'renew':
        this.update({ link: await this.#api.inviteAgain(intent.id) });
        return this.#invitations.load();
      case 'invite':
        this.update({ link: await this.#api.invite(intent.input) });
        return this.#invitations.load();
      case 'revoke':
        await this.#api.revokeInvitation(intent.id);
        return this.#invitations.remove(({ id }) => id === intent.id);
    }
  }
}
