import { type InsightsLink, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

const DAY_MS = 86_400_000;
const ELSEWHERE = 'https://intranet.example';

let server: TestServer;
let owner: Caller;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signIn('owner');
});
afterAll(() => server.stop());

async function make(body: object = {}): Promise<InsightsLink & { token: string }> {
  const { body: link } = await server.call('/v1/insights/links', {
    as: owner,
    body: { name: 'Board', ...body },
  });
  return { ...link, token: String(link.url).split('/').at(-1) };
}

const holder = (token: string, origin = server.url): Caller => ({
  headers: { authorization: `Bearer ${token}`, origin },
  auth: {},
});

/** A read that every link may make. */
const look = async (token: string, origin?: string) =>
  (await server.call('/v1/insights/links', { as: holder(token, origin) })).body.error.code;

describe('a public link to figures', () => {
  it('is told with its address once; only its hash is kept, and its end is known', async () => {
    const made = await make({
      filter: { site: server.siteId, team: 'sales', kind: 'chat' },
      days: 7,
      expiresInDays: 2,
    });

    expect(made).toMatchObject({
      ...{ name: 'Board', days: 7, revokedAt: null, lastUsedAt: null },
      filter: { site: server.siteId, team: 'sales', kind: 'chat' },
      url: `${server.url}/insights/${made.token}`,
      expiresAt: new Date(server.clock.now.getTime() + 2 * DAY_MS).toISOString(),
    });
    expect(made.token).toMatch(/^parley_il_[\w-]{43}$/);
    const { body } = await server.call('/v1/insights/links', { as: server.key(null) });
    const { token: _token, ...link } = made;
    expect(body.data).toContainEqual({ ...link, url: null });
    expect(JSON.stringify(await server.installation.rows())).not.toContain(made.token);
  });

  it('opens nothing but figures: whoever holds it is known, and refused', async () => {
    const { token } = await make();

    expect(await look(token)).toBe('forbidden');
    expect(await look(token, ELSEWHERE)).toBe('forbidden');
  });

  it('shows its own figures, however it is asked: more closely, but never beyond', async () => {
    const { token } = await make({ filter: { site: server.siteId }, days: 7 });
    const ask = (query: string) => server.call(`/v1/insights${query}`, { as: holder(token, ELSEWHERE) });
    const day = (ago: number) =>
      new Date(server.clock.now.getTime() - ago * DAY_MS).toISOString().slice(0, 10);

    const { status, body } = await ask('?by=team');
    expect([status, body.from, body.to]).toEqual([200, day(7), day(1)]);
    expect((await ask(`?site=${server.siteId}&team=sales&from=${day(3)}&to=${day(2)}`)).status).toBe(200);
    for (const query of [
      ...[`?site=${server.otherSiteId}`, '?site=none', `?from=${day(8)}`, `?to=${day(0)}`],
      ...['?from=2020-01-01&to=2020-01-31', `?from=${day(9)}&to=${day(8)}`],
    ]) {
      expect([query, (await ask(query)).body.error?.code]).toEqual([query, 'forbidden']);
    }
    expect((await server.call('/v1/insights/metrics', { as: holder(token) })).status).toBe(200);
  });

  it('is remembered to have been used, to the hour', async () => {
    const { id, token } = await make();
    const used = async () => {
      const { body } = await server.call('/v1/insights/links?limit=200', { as: owner });
      return body.data.find((link: InsightsLink) => link.id === id)?.lastUsedAt;
    };
    const first = server.clock.now.toISOString();
    await look(token);
    server.clock.now = new Date(server.clock.now.getTime() + 3_500_000);
    await look(token);

    expect(await used()).toBe(first);
    server.clock.now = new Date(server.clock.now.getTime() + 100_000);
    await look(token);
    expect(await used()).toBe(server.clock.now.toISOString());
  });

  it('ends by itself, and at once when it is revoked', async () => {
    const [expiring, revoked] = [await make({ expiresInDays: 1 }), await make()];

    const gone = await server.call(`/v1/insights/links/${revoked.id}`, { as: owner, method: 'DELETE' });
    expect(gone.body).toMatchObject({ id: revoked.id, revokedAt: server.clock.now.toISOString() });
    expect(await look(revoked.token)).toBe('unauthenticated');
    const again = await server.call(`/v1/insights/links/${revoked.id}`, { as: owner, method: 'DELETE' });
    expect(again.body.error.code).toBe('conflict');

    const today = server.clock.now;
    server.clock.now = new Date(today.getTime() + DAY_MS);
    expect(await look(expiring.token)).toBe('unauthenticated');
    const page = await server.call(`/insights/${expiring.token}`, {
      headers: { 'accept-language': 'de-AT,en' },
    });
    server.clock.now = today;
    expect(page.status).toBe(410);
    expect(page.body).toContain('Dieser Link gilt nicht mehr.');
    expect(page.body).toContain('<html lang="de"');
  });

  it('has a page that no search finds and that tells nobody where one came from', async () => {
    const { token } = await make();

    for (const path of [`/insights/${token}`, '/insights/parley_il_nonsense']) {
      const { headers } = await server.call(path);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('may be looked at from any page, without cookies', async () => {
    const headers = { origin: ELSEWHERE, 'access-control-request-method': 'GET' };
    const allowed = async (path: string) =>
      (await fetch(server.url + path, { method: 'OPTIONS', headers })).headers;

    expect((await allowed('/v1/insights')).get('access-control-allow-origin')).toBe(ELSEWHERE);
    expect((await allowed('/v1/insights')).get('access-control-allow-credentials')).toBe(null);
    expect((await allowed('/v1/me')).get('access-control-allow-origin')).toBe(null);
  });

  it('is made for what there is', async () => {
    const refused = async (body: object) =>
      (await server.call('/v1/insights/links', { as: owner, body })).body.error.code;

    expect(await refused({})).toBe('invalid_input');
    expect(await refused({ name: 'Board', filter: { site: newId('site') } })).toBe('not_found');
    expect(await refused({ name: 'Board', filter: { team: 'nobody' } })).toBe('not_found');
    expect(await refused({ name: 'Board', days: 0 })).toBe('invalid_input');
    expect(await refused({ name: 'Board', expiresInDays: 367 })).toBe('invalid_input');
  });

  it('stands in the audit log', async () => {
    const { id } = await make();
    await server.call(`/v1/insights/links/${id}`, { as: owner, method: 'DELETE' });

    const { body } = await server.call('/v1/audit?types=insights_link.created,insights_link.revoked', {
      as: owner,
    });
    const types = body.data.filter((entry: { subject: { id: string } }) => entry.subject.id === id);
    expect(types.map((entry: { type: string }) => entry.type)).toEqual([
      'insights_link.revoked',
      'insights_link.created',
    ]);
  });

  it('is one of so many that are open at a time', async () => {
    let status = 201;
    for (let i = 0; i <= LIMITS.insightsLinks && status === 201; i += 1) {
      ({ status } = await server.call('/v1/insights/links', {
        as: server.key(null),
        body: { name: `${i}` },
      }));
    }

    expect(status).toBe(409);
    const { body } = await server.call('/v1/insights/links?limit=200', { as: owner });
    const open = body.data.filter((link: InsightsLink) => !link.revokedAt);
    expect(open).toHaveLength(LIMITS.insightsLinks);
  });
});
