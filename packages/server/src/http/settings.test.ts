import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { changesBetween, newId, type Settings, valueAt } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

let server: TestServer;
let owner: Caller;
let admin: Caller;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signIn('owner');
  admin = await server.signIn('admin');
});
afterAll(() => server.stop());

const read = async (as = owner): Promise<Settings> => (await server.call('/v1/settings', { as })).body;
const change = (changes: object[], as = owner) =>
  server.call('/v1/settings', { as, method: 'PATCH', body: { changes } });
const page = () => server.call('/v1/sites/shop', { headers: { origin: SITE_ORIGIN } });
const audit = async (query = '') => (await server.call(`/v1/audit?${query}`, { as: owner })).body.data;

describe('the settings over the API', () => {
  it('change field by field, and the site’s own pages see it at once', async () => {
    const before = await read();
    const path = ['sites', server.siteId, 'theme'];

    const changed = await change([
      { path: [...path, 'accent'], was: null, value: '#0f766e' },
      { path: [...path, 'position'], was: 'end', value: 'start' },
    ]);

    expect(changed.status).toBe(200);
    expect(changed.body.revision).toBe(before.revision + 1);
    expect((await page()).body.theme).toEqual({
      ...{ accent: '#0f766e', mode: 'auto', position: 'start' },
      offset: { inline: 20, block: 20 },
    });
  });

  it('keep the edits of two who change different fields of what both have read', async () => {
    const base = await read();
    const title = ['sites', server.siteId, 'texts', 'title'];
    const greeting = ['sites', server.siteId, 'texts', 'greeting'];

    const [one, two] = await Promise.all([
      change([{ path: title, was: valueAt(base, title), value: 'Ask us' }], owner),
      change([{ path: greeting, was: valueAt(base, greeting), value: 'Good day' }], admin),
    ]);

    expect([one.status, two.status]).toEqual([200, 200]);
    expect((await page()).body.texts).toEqual({ title: 'Ask us', greeting: 'Good day' });
  });

  it('refuse the second of two who change the same field, tell it what is there now, and change nothing of it', async () => {
    const base = await read();
    const path = ['sites', server.siteId, 'name'];
    const other = ['sites', server.siteId, 'locale'];
    await change([{ path, was: valueAt(base, path), value: 'Theirs' }], admin);

    const late = await change([
      { path, was: valueAt(base, path), value: 'Mine' },
      { path: other, was: 'en', value: 'de' },
    ]);

    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({ code: 'conflict', details: [{ path: path.join('.') }] });
    expect(valueAt(late.body.settings, path)).toBe('Theirs');
    expect(valueAt(await read(), other)).toBe('en');
  });

  it('let two make the same change', async () => {
    const base = await read();
    const path = ['sites', server.siteId, 'theme', 'mode'];
    const same = [{ path, was: valueAt(base, path), value: 'dark' }];

    expect((await change(same, owner)).status).toBe(200);
    expect((await change(same, admin)).status).toBe(200);
  });

  it('refuse what would make no settings, and name the field by the ids of its things', async () => {
    const before = await read();
    const path = ['sites', server.siteId, 'origins'];

    const bad = await change([{ path, was: valueAt(before, path), value: ['not an origin'] }]);
    const lost = await change([
      { path: ['sites', server.siteId], was: valueAt(before, ['sites', server.siteId]) },
    ]);
    const nowhere = await change([{ path: ['sites', 'nothing', 'name'], value: 'x' }]);
    const strange = await change([{ path: ['colour'], value: 'red' }]);

    expect(bad.body.error.code).toBe('invalid_input');
    expect(bad.body.error.details[0].path).toBe(`${path.join('.')}.0`);
    expect(lost.body.error.details[0].path).toBe(`sites.${server.siteId}`);
    for (const { body } of [nowhere, strange]) expect(body.error.code).toBe('invalid_input');
    expect(await read()).toEqual(before);
  });

  it('take a new site, serve its pages, and no more once it is archived', async () => {
    const id = newId('site');
    const origin = 'https://second.example';
    const texts = { title: 'Second', greeting: 'Hello' };

    await change([
      { path: ['sites', id], value: { id, key: 'second', name: 'Second', origins: [origin], texts } },
    ]);
    const open = await server.call('/v1/sites/second', { headers: { origin } });
    await change([{ path: ['sites', id, 'archived'], was: false, value: true }]);
    const closed = await server.call('/v1/sites/second', { headers: { origin } });

    expect(open.status).toBe(200);
    expect(open.body.chat.rating).toBe(true);
    expect(closed.body.error.code).toBe('not_found');
  });

  it('order a list anew as a whole', async () => {
    const base = await read();
    const teams = [...base.teams].reverse();

    const { body } = await change(changesBetween(base, { ...base, teams }));

    expect(body.teams).toEqual(teams);
  });

  it('are in the log field by field, without what the fields hold', async () => {
    const { body } = await server.call('/v1/events?types=settings.updated', { as: server.key(null) });

    const [first] = body.data.filter((event: { changed: string[] }) => event.changed.length === 2);
    expect(first.changed).toEqual([
      `sites.${server.siteId}.theme.accent`,
      `sites.${server.siteId}.theme.position`,
    ]);
    expect(JSON.stringify(body)).not.toContain('#0f766e');
  });
});

describe('the audit log', () => {
  it('tells who changed what, when, and where from, the newest first', async () => {
    const path = ['sites', server.siteId, 'name'];
    await change([{ path, was: valueAt(await read(), path), value: 'Shop' }], admin);

    const [entry] = await audit();

    expect(entry).toMatchObject({
      type: 'settings.updated',
      actor: { type: 'agent', name: 'The admin' },
      address: expect.stringMatching(/127\.0\.0\.1$/),
      changed: [path.join('.')],
    });
  });

  it('pages, and filters by actor, type and time', async () => {
    const all = await audit('limit=200');
    const first = (await server.call('/v1/audit?limit=2', { as: owner })).body;
    const second = (await server.call(`/v1/audit?limit=2&cursor=${first.next}`, { as: owner })).body;
    const middle = all[3];

    expect([...first.data, ...second.data]).toEqual(all.slice(0, 4));
    const ofSystem = await audit('actor=system&types=key.created');
    expect(ofSystem.map((entry: { type: string }) => entry.type)).toEqual(['key.created', 'key.created']);
    expect(await audit(`until=${middle.at}&limit=200`)).toEqual(
      all.filter((entry: { at: string }) => entry.at < middle.at),
    );
    expect(await audit('since=2999-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('names what was done to webhooks, identity keys and API keys, and none of their secrets', async () => {
    const hook = { site: 'shop', url: 'https://crm.example/hook' };
    const { body: webhook } = await server.call('/v1/webhooks', { as: owner, body: hook });
    await server.call(`/v1/webhooks/${webhook.id}/rotate`, { as: owner, body: {} });
    await server.call(`/v1/webhooks/${webhook.id}`, { as: owner, method: 'DELETE' });
    const shared = await server.call('/v1/identity-keys', { as: owner, body: { site: 'shop' } });
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({
      ...{ type: 'spki', format: 'pem' },
    });
    const pair = await server.call('/v1/identity-keys', {
      as: owner,
      body: { site: 'shop', publicKey: pem },
    });
    await server.call(`/v1/identity-keys/${shared.body.id}?site=shop`, { as: owner, method: 'DELETE' });
    const made = await server.call('/v1/keys', { as: owner, body: { name: 'crm', scopes: ['read'] } });
    await server.call(`/v1/keys/${made.body.id}`, { as: owner, method: 'DELETE' });

    const entries = await audit('limit=8');

    expect(entries.map((entry: { type: string }) => entry.type)).toEqual([
      'key.revoked',
      'key.created',
      'identity_key.deleted',
      'identity_key.created',
      'identity_key.created',
      'webhook.deleted',
      'webhook.updated',
      'webhook.created',
    ]);
    expect(entries[0].subject).toEqual({ id: made.body.id, name: 'crm' });
    expect(pair.body).toMatchObject({ alg: 'ES256' });
    expect(pair.body.secret).toBeUndefined();
    for (const secret of [webhook.secret, shared.body.secret, made.body.key]) {
      expect(secret).toMatch(/\S{20}/);
      expect(JSON.stringify(entries)).not.toContain(secret);
    }
  });
});

describe('where a tag was seen', () => {
  it('is remembered origin by origin, with the page as far as the browser tells, and without its query', async () => {
    await server.call('/v1/sites/shop', {
      headers: { origin: SITE_ORIGIN, referer: `${SITE_ORIGIN}/cart?email=ada@example.com` },
    });
    const seen = async () => (await server.call('/v1/sightings?site=shop', { as: owner })).body.data;
    await until(async () => (await seen()).length > 0);

    const [sighting, ...others] = await seen();

    expect(others).toEqual([]);
    expect(sighting).toMatchObject({ origin: SITE_ORIGIN });
    expect(JSON.stringify(sighting)).not.toContain('ada');
  });
});
