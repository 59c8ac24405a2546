import type { ApiKey, CreateApiKeyInput } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';
import { ApiKeys } from './api-keys.js';

const at = '2026-01-01T00:00:00.000Z';

class Keeper {
  known: ApiKey[] = [];
  refusal: ApiError | null = null;

  keys = async () => ({ data: this.known, next: null });
  createKey = async ({ name, scopes }: CreateApiKeyInput) => {
    if (this.refusal) throw this.refusal;
    const key = {
      id: `key_${this.known.length}`,
      name,
      scopes,
      siteId: null,
      createdAt: at,
      revokedAt: null,
    };
    this.known = [...this.known, key];
    return { ...key, key: 'the secret' };
  };
  revokeKey = async (id: string) => {
    const key = this.known.find((one) => one.id === id);
    if (!key) throw new ApiError('not_found', 'Gone.');
    return { ...key, revokedAt: at };
  };
}

let keeper: Keeper;
let keys: ApiKeys;
const CRM: CreateApiKeyInput = { name: 'CRM', site: null, scopes: ['read'] };

beforeEach(async () => {
  keeper = new Keeper();
  keys = new ApiKeys(keeper);
  await keys.load();
});

describe('the API keys', () => {
  it('show the secret of a new one until nobody looks any more, and never in the list', async () => {
    await keys.act({ do: 'create', input: CRM });
    expect(keys.state.made?.key).toBe('the secret');
    expect(JSON.stringify(keys.state.keys.items)).not.toContain('the secret');

    keys.forget();

    expect(keys.state.made).toBeNull();
    expect(keys.state.keys.items).toHaveLength(1);
  });

  it('stay in the list once they are revoked', async () => {
    await keys.act({ do: 'create', input: CRM });

    await keys.act({ do: 'revoke', id: 'key_0' });

    expect(keys.state.keys.items).toMatchObject([{ id: 'key_0', revokedAt: at }]);
  });

  it('say why one was not made', async () => {
    keeper.refusal = new ApiError('forbidden', 'No.');

    await keys.act({ do: 'create', input: CRM });

    expect(keys.state).toMatchObject({ busy: false, made: null, error: { code: 'forbidden' } });
  });
});
