import type { CreateInsightsLinkInput, Digest, InsightsLink } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';
import { Sharing } from './sharing.js';

const at = '2026-01-01T00:00:00.000Z';

class Keeper {
  known: InsightsLink[] = [];
  wanted: Digest = { wanted: false, locale: null };
  refusal: ApiError | null = null;

  links = async () => ({ data: this.known, next: null });
  createLink = async ({ name, filter = {}, days = 28 }: CreateInsightsLinkInput) => {
    if (this.refusal) throw this.refusal;
    const times = { createdAt: at, expiresAt: at, revokedAt: null, lastUsedAt: null };
    const link = { id: `ilk_${this.known.length}`, name, url: null, filter, days, ...times };
    this.known = [...this.known, link];
    return { ...link, url: 'https://chat.example/insights/secret' };
  };
  revokeLink = async (id: string) => {
    if (this.refusal) throw this.refusal;
    this.known = this.known.map((link) => (link.id === id ? { ...link, revokedAt: at } : link));
    const revoked = this.known.find((link) => link.id === id);
    if (!revoked) throw new ApiError('not_found', 'Gone.');
    return revoked;
  };
  digest = async () => {
    if (this.refusal) throw this.refusal;
    return this.wanted;
  };
  setDigest = async (digest: Digest) => {
    if (this.refusal) throw this.refusal;
    this.wanted = digest;
    return digest;
  };
}

let keeper: Keeper;
let sharing: Sharing;
const BOARD: CreateInsightsLinkInput = { name: 'Board' };

beforeEach(async () => {
  keeper = new Keeper();
  sharing = new Sharing(keeper);
  await sharing.act({ do: 'load' });
});

describe('public links', () => {
  it('have their address in what was made, and never in the list', async () => {
    await sharing.act({ do: 'create', input: BOARD });

    expect(sharing.state.made?.url).toContain('secret');
    expect(sharing.state.links.items).toHaveLength(1);
    expect(JSON.stringify(sharing.state.links)).not.toContain('secret');
  });

  it('stay in the list once they are revoked, and their address is no longer there to copy', async () => {
    await sharing.act({ do: 'create', input: BOARD });

    await sharing.act({ do: 'revoke', id: 'ilk_0' });

    expect(sharing.state.made).toBeNull();
    expect(sharing.state.links.items).toMatchObject([{ id: 'ilk_0', revokedAt: at }]);
  });

  it('are listed anew when somebody else has revoked one before', async () => {
    await sharing.act({ do: 'create', input: BOARD });
    keeper.known = keeper.known.map((link) => ({ ...link, revokedAt: at }));
    keeper.refusal = new ApiError('conflict', 'Revoked before.');

    await sharing.act({ do: 'revoke', id: 'ilk_0' });

    expect(sharing.state).toMatchObject({ busy: false, tried: 'revoke', error: { code: 'conflict' } });
    expect(sharing.state.links.items).toMatchObject([{ revokedAt: at }]);
  });

  it('say why one was not made', async () => {
    keeper.refusal = new ApiError('conflict', 'Too many.');

    await sharing.act({ do: 'create', input: BOARD });

    expect(sharing.state).toMatchObject({ made: null, tried: 'create', error: { code: 'conflict' } });
  });
});

describe('the weekly mail', () => {
  it('is what the server says that it is', async () => {
    await sharing.act({ do: 'load-digest' });
    expect(sharing.state.digest).toEqual({ wanted: false, locale: null });

    await sharing.act({ do: 'digest', digest: { wanted: true, locale: 'de' } });

    expect(keeper.wanted).toEqual({ wanted: true, locale: 'de' });
    expect(sharing.state.digest).toEqual({ wanted: true, locale: 'de' });
  });

  it('stays as it was when the change was refused, and says why it is not known', async () => {
    keeper.refusal = new ApiError('network', 'Away.');
    await sharing.act({ do: 'load-digest' });
    expect(sharing.state).toMatchObject({ digest: null, digestError: { code: 'network' } });

    keeper.refusal = null;
    await sharing.act({ do: 'load-digest' });
    keeper.refusal = new ApiError('forbidden', 'No.');
    await sharing.act({ do: 'digest', digest: { wanted: true, locale: 'de' } });

    expect(sharing.state).toMatchObject({ digest: { wanted: false }, digestError: null, tried: 'digest' });
  });
});
