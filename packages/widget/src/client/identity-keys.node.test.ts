import type { CreateIdentityKeyInput, IdentityKey } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { IdentityKeys } from './identity-keys.js';

class Keeper {
  known = new Map<string, IdentityKey[]>();

  identityKeys = async (site: string) => this.known.get(site) ?? [];
  addIdentityKey = async ({ site }: CreateIdentityKeyInput) => {
    const keys = this.known.get(site) ?? [];
    const key = {
      id: `${site}-${keys.length}`,
      alg: 'HS256' as const,
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    this.known.set(site, [...keys, key]);
    return { ...key, secret: 'the secret' };
  };
  removeIdentityKey = async (site: string, id: string) => {
    this.known.set(
      site,
      (this.known.get(site) ?? []).filter((key) => key.id !== id),
    );
  };
}

let keeper: Keeper;
let keys: IdentityKeys;
const ids = () => keys.state.keys.items.map(({ id }) => id);

beforeEach(async () => {
  keeper = new Keeper();
  keys = new IdentityKeys(keeper);
  await keys.load('acme');
});

describe('the identity keys', () => {
  it('are those of the site that was chosen', async () => {
    await keys.act({ do: 'add', input: { site: 'acme' } });
    expect(ids()).toEqual(['acme-0']);

    await keys.act({ do: 'choose', site: 'shop' });
    expect(ids()).toEqual([]);
    expect(keys.state.made).toBeNull();
    await keys.load('acme');

    expect(keys.state.site).toBe('shop');
  });

  it('show the secret of a new one only now, and let an old one be removed', async () => {
    await keys.act({ do: 'add', input: { site: 'acme' } });
    await keys.act({ do: 'add', input: { site: 'acme' } });
    expect(keys.state.made).toMatchObject({ id: 'acme-1', secret: 'the secret' });

    await keys.act({ do: 'remove', id: 'acme-0' });
    keys.forget();

    expect(ids()).toEqual(['acme-1']);
    expect(keys.state.made).toBeNull();
    expect(keeper.known.get('acme')).toHaveLength(1);
  });
});
