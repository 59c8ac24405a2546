import type {
  Account,
  CreateInvitationInput,
  InvitationWithToken,
  UpdateAccountInput,
} from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';
import { People } from './people.js';

const ADA: Account = {
  ...{ id: 'agt_ada', name: 'Ada', email: 'ada@acme.example', role: 'agent' },
  ...{ active: true, siteIds: null, createdAt: '2026-01-01T00:00:00.000Z' },
};

class Keeper {
  waiting: InvitationWithToken[] = [];
  refusal: ApiError | null = null;

  accounts = async () => ({ data: [ADA], next: null });
  invitations = async () => ({ data: this.waiting, next: null });
  updateAccount = async (_: string, input: UpdateAccountInput) => {
    if (this.refusal) throw this.refusal;
    return { ...ADA, ...input } as Account;
  };
  inviteAgain = async () => this.invite({ email: ADA.email, role: ADA.role });
  invite = async ({ email, role }: CreateInvitationInput) => {
    if (this.refusal) throw this.refusal;
    const at = '2026-01-02T00:00:00.000Z';
    const made = { id: `inv_${this.waiting.length}`, email, role, siteIds: null, agentId: null };
    const createdBy = { id: ADA.id, name: ADA.name };
    const link = { ...made, createdBy, createdAt: at, expiresAt: at, token: 'secret' };
    this.waiting = [...this.waiting, link];
    return link;
  };
  revokeInvitation = async (id: string) => {
    this.waiting = this.waiting.filter((one) => one.id !== id);
  };
}

let keeper: Keeper;
let people: People;

beforeEach(async () => {
  keeper = new Keeper();
  people = new People(keeper);
  await people.load();
});

describe('the people who work here', () => {
  it('are shown as the server has them after a change', async () => {
    await people.act({ do: 'change', id: ADA.id, input: { role: 'admin' } });

    expect(people.state.accounts.items).toEqual([{ ...ADA, role: 'admin' }]);
    expect(people.state.busy).toBe(false);
  });

  it('stay as they are when a change is refused, and it is said why', async () => {
    keeper.refusal = new ApiError('conflict', 'The last owner.');

    expect(await people.act({ do: 'change', id: ADA.id, input: { role: 'admin' } })).toBe(false);

    expect(people.state.accounts.items).toEqual([ADA]);
    expect(people.state.error?.code).toBe('conflict');
  });

  it('are invited by a link that is forgotten when nobody looks any more', async () => {
    await people.act({ do: 'invite', input: { email: 'mia@acme.example', role: 'agent' } });
    expect(people.state.link?.token).toBe('secret');
    expect(people.state.invitations.items).toHaveLength(1);

    people.forget();
    await people.act({ do: 'revoke', id: 'inv_0' });

    expect(people.state.link).toBeNull();
    expect(people.state.invitations.items).toEqual([]);
    expect(keeper.waiting).toEqual([]);
  });

  it('have one thing done at a time', async () => {
    const done = await Promise.all([
      people.act({ do: 'invite', input: { email: 'one@acme.example', role: 'agent' } }),
      people.act({ do: 'invite', input: { email: 'two@acme.example', role: 'agent' } }),
    ]);

    expect(done).toEqual([true, false]);
    expect(keeper.waiting.map(({ email }) => email)).toEqual(['one@acme.example']);
  });
});
