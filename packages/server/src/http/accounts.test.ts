import type { Account, AgentRole } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

let server: TestServer;
let owner: Caller;
let admin: Caller;
const PASSWORD = 'another long password';

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signIn('owner');
  admin = await server.signIn('admin');
});
afterAll(() => server.stop());

const accounts = async (): Promise<Account[]> => (await server.call('/v1/accounts', { as: admin })).body.data;
const idOf = async (role: AgentRole) => (await accounts()).find((one) => one.role === role)?.id ?? '';
const update = (id: string, body: object, as = owner) =>
  server.call(`/v1/accounts/${id}`, { as, method: 'PATCH', body });
const invite = (body: object, as = owner) => server.call('/v1/invitations', { as, body });
const accept = (body: object) =>
  server.call('/v1/invitations/accept', { body, headers: { origin: server.url } });
const signIn = (email: string, password: string) =>
  server.call('/v1/sign-in', { body: { email, password }, headers: { origin: server.url } });
const cookieOf = ({ headers }: { headers: Headers }): Caller => ({
  headers: { origin: server.url, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' },
  auth: {},
});

/** Somebody in this role who may be changed without harm to other tests. */
async function newcomer(role: AgentRole, email: string): Promise<{ id: string; as: Caller }> {
  const { body } = await invite({ email, role });
  const accepted = await accept({ token: body.token, name: 'New', password: PASSWORD });
  return { id: accepted.body.agent.id, as: cookieOf(accepted) };
}

describe('an invitation', () => {
  it('makes somebody an agent in the role that was meant, once, and signs them in', async () => {
    const { body } = await invite({ email: 'Mia@shop.example', role: 'moderator', siteIds: [server.siteId] });
    const { token } = body;
    const shown = await server.call('/v1/invitations/look', {
      ...{ body: { token }, headers: { origin: server.url } },
    });

    const accepted = await accept({ token, name: 'Mia', password: PASSWORD });
    const again = await accept({ token, name: 'Eve', password: PASSWORD });

    expect(shown.body).toMatchObject({ email: 'mia@shop.example', role: 'moderator', name: null });
    expect(accepted.body.agent).toMatchObject({ name: 'Mia', email: 'mia@shop.example', role: 'moderator' });
    expect((await server.call('/v1/me', { as: cookieOf(accepted) })).body.agent.name).toBe('Mia');
    expect((await accounts()).find(({ name }) => name === 'Mia')?.siteIds).toEqual([server.siteId]);
    expect(again.body.error.code).toBe('not_found');
  });

  it('is good for a week, and not once it was taken back, or another was made', async () => {
    const first = (await invite({ email: 'late@shop.example', role: 'agent' })).body;
    const second = (await invite({ email: 'late@shop.example', role: 'agent' })).body;
    const listed = (await server.call('/v1/invitations', { as: owner })).body.data;
    const replaced = await accept({ token: first.token, name: 'Late', password: PASSWORD });
    await server.call(`/v1/invitations/${second.id}`, { as: owner, method: 'DELETE' });
    const revoked = await accept({ token: second.token, name: 'Late', password: PASSWORD });
    const third = (await invite({ email: 'late@shop.example', role: 'agent' })).body;
    server.clock.now = new Date(server.clock.now.getTime() + 8 * 24 * 3600_000);
    const expired = await accept({ token: third.token, name: 'Late', password: PASSWORD });
    server.clock.now = new Date(server.clock.now.getTime() - 8 * 24 * 3600_000);

    expect(listed.map(({ id }: { id: string }) => id)).toEqual([second.id]);
    expect(JSON.stringify(listed)).not.toContain(second.token);
    for (const { body } of [replaced, revoked, expired]) expect(body.error.code).toBe('not_found');
  });

  it('is not for who is an agent already, and asks a newcomer for a name', async () => {
    const known = await invite({ email: 'agent@shop.example', role: 'agent' });
    const { body } = await invite({ email: 'noname@shop.example', role: 'agent' });

    const nameless = await accept({ token: body.token, password: PASSWORD });
    const named = await accept({ token: body.token, password: PASSWORD, name: 'Name' });

    expect(known.body.error.code).toBe('conflict');
    expect(nameless.body.error).toMatchObject({ code: 'invalid_input', details: [{ path: 'name' }] });
    expect(named.status).toBe(200);
  });

  it('lets an agent set a new password, and ends the sign-ins made with the old one', async () => {
    const { id, as } = await newcomer('agent', 'forgetful@shop.example');

    const link = await server.call(`/v1/accounts/${id}/invitation`, { as: admin, body: {} });
    const accepted = await accept({ token: link.body.token, password: 'a brand new password' });

    expect(accepted.body.agent.id).toBe(id);
    expect((await server.call('/v1/me', { as })).body.error.code).toBe('unauthenticated');
    expect((await signIn('forgetful@shop.example', PASSWORD)).body.error.code).toBe('unauthenticated');
    expect((await signIn('forgetful@shop.example', 'a brand new password')).status).toBe(200);
  });

  it('is accepted on the server’s own pages only', async () => {
    const { body } = await server.call('/v1/invitations/look', {
      ...{ body: { token: 'a'.repeat(43) }, headers: { origin: 'http://shop.example' } },
    });

    expect(body.error.code).toBe('origin_forbidden');
  });
});

describe('an account', () => {
  it('in another role may what that role may, at once', async () => {
    const { id, as } = await newcomer('agent', 'climber@shop.example');
    const socket = await connect(server.url, as);
    let ended = false;
    socket.socket.on('disconnect', () => {
      ended = true;
    });

    await update(id, { role: 'admin' });

    expect((await server.call('/v1/settings', { as })).status).toBe(200);
    // The connection was opened in the role before.
    await until(() => ended);
    socket.close();
  });

  it('that is closed is signed out everywhere, cannot sign in, and can be opened again', async () => {
    const { id, as } = await newcomer('agent', 'leaver@shop.example');

    const closed = await update(id, { active: false }, admin);
    const me = await server.call('/v1/me', { as });
    const back = await signIn('leaver@shop.example', PASSWORD);
    await update(id, { active: true }, admin);

    expect(closed.body.active).toBe(false);
    expect(me.body.error.code).toBe('unauthenticated');
    expect(back.body.error.code).toBe('unauthenticated');
    expect((await signIn('leaver@shop.example', PASSWORD)).status).toBe(200);
  });

  it('of an owner is not an admin’s to touch, nor may an admin make one', async () => {
    const { id } = await newcomer('agent', 'ambitious@shop.example');
    const ownerId = await idOf('owner');

    const answers = [
      await update(ownerId, { role: 'agent' }, admin),
      await update(ownerId, { active: false }, admin),
      await update(ownerId, { name: 'Nobody' }, admin),
      await update(id, { role: 'owner' }, admin),
      await server.call(`/v1/accounts/${ownerId}/invitation`, { as: admin, body: {} }),
    ];

    expect(answers.map(({ body }) => body.error.code)).toEqual(Array(5).fill('forbidden'));
  });

  it('of the last owner stays, and no longer once there is another', async () => {
    const ownerId = await idOf('owner');
    const demoted = await update(ownerId, { role: 'admin' });
    const closed = await update(ownerId, { active: false });

    const { id } = await newcomer('owner', 'heir@shop.example');
    const resigned = await update(id, { role: 'agent' });

    expect([demoted, closed].map(({ body }) => body.error.code)).toEqual(['conflict', 'conflict']);
    expect(resigned.body.role).toBe('agent');
  });

  it('keeps one owner when two owners demote each other at once', async () => {
    const { id, as } = await newcomer('owner', 'rival@shop.example');
    const ownerId = await idOf('owner');

    await Promise.all([update(id, { role: 'agent' }, owner), update(ownerId, { role: 'agent' }, as)]);

    const left = (await accounts()).filter(({ role, active }) => role === 'owner' && active);
    expect(left).toHaveLength(1);
    // For the tests after this one.
    if (left[0]?.id !== ownerId) await update(ownerId, { role: 'owner' }, as);
  });

  it('has its sites only while it is a moderator’s, and only sites that there are', async () => {
    const { id } = await newcomer('moderator', 'bound@shop.example');

    const unknown = await update(id, { siteIds: ['site_01k8m2p3q4r5s6t7v8w9x0y1z2'] });
    const bound = await update(id, { siteIds: [server.siteId] });
    const free = await update(id, { role: 'agent' });

    expect(unknown.body.error.details[0].path).toBe('siteIds');
    expect(bound.body.siteIds).toEqual([server.siteId]);
    expect(free.body.siteIds).toBeNull();
  });
});

describe('one’s own password', () => {
  it('is changed by who knows it, and ends every other sign-in', async () => {
    const { as } = await newcomer('agent', 'careful@shop.example');
    const elsewhere = cookieOf(await signIn('careful@shop.example', PASSWORD));
    const change = (current: string) =>
      server.call('/v1/me/password', { as, body: { current, password: 'a changed password' } });

    const wrong = await change('not my password');
    const right = await change(PASSWORD);

    expect(wrong.body.error.details[0].path).toBe('current');
    expect(right.status).toBe(200);
    expect((await server.call('/v1/me', { as })).status).toBe(200);
    expect((await server.call('/v1/me', { as: elsewhere })).body.error.code).toBe('unauthenticated');
    expect((await signIn('careful@shop.example', 'a changed password')).status).toBe(200);
  });
});

describe('an API key', () => {
  it('may what its scopes say and nothing else, and nothing at all once it is revoked', async () => {
    const { body: made } = await server.call('/v1/keys', {
      ...{ as: admin, body: { name: 'reader', scopes: ['read'], site: 'shop' } },
    });
    const as = { headers: { authorization: `Bearer ${made.key}` }, auth: {} };
    const contact = await server.newContact();

    const reads = await server.call('/v1/conversations', { as });
    const writes = await server.call('/v1/contacts', { as, body: { site: 'shop' } });
    const erases = await server.call(`/v1/contacts/${contact.contactId}`, { as, method: 'DELETE' });
    await server.call(`/v1/keys/${made.id}`, { as: admin, method: 'DELETE' });
    const after = await server.call('/v1/conversations', { as });
    const listed = (await server.call('/v1/keys', { as: admin })).body.data;

    expect(reads.status).toBe(200);
    expect(writes.body.error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('write') });
    expect(erases.body.error.code).toBe('forbidden');
    expect(after.body.error.code).toBe('unauthenticated');
    expect(listed.find(({ id }: { id: string }) => id === made.id)).toMatchObject({
      ...{ name: 'reader', scopes: ['read'], siteId: server.siteId },
      revokedAt: expect.any(String),
    });
    expect(JSON.stringify(listed)).not.toContain(made.key);
  });
});
