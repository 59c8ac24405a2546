import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_ORIGIN, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('a contact’s session', () => {
  it('gives a fresh token to who has the secret, and a conflict to who has not', async () => {
    const { contactId, secret } = await server.newContact();
    const open = (change: object) =>
      server.call('/v1/sessions', {
        body: { site: 'shop', contactId, secret, ...change },
        headers: { origin: SITE_ORIGIN },
      });

    const again = await open({});
    const guess = await open({ secret: 'A'.repeat(43) });

    expect(again.status).toBe(200);
    expect(again.body.contact.id).toBe(contactId);
    expect(guess.body.error.code).toBe('conflict');
  });

  it('creates one contact when a browser asks twice at once', async () => {
    const body = { site: 'shop', contactId: newId('contact'), secret: 'b'.repeat(43) };
    const open = () => server.call('/v1/sessions', { body, headers: { origin: SITE_ORIGIN } });

    const results = await Promise.all([open(), open(), open()]);

    expect(results.map((r) => r.status)).toEqual([200, 200, 200]);
    expect(new Set(results.map((r) => r.body.contact.createdAt)).size).toBe(1);
  });

  it('ends after an hour, and is opened again with the same id', async () => {
    const contact = await server.newContact();
    const before = server.clock.now;
    server.clock.now = new Date(before.getTime() + 3601_000);

    const late = await server.call('/v1/me', { as: contact });
    server.clock.now = before;

    expect([late.status, late.body.error.code]).toEqual([401, 'token_expired']);
    expect((await server.call('/v1/me', { as: contact })).body.contact.id).toBe(contact.contactId);
  });

  it('cannot be opened from a page that is not the site’s', async () => {
    const body = { site: 'shop', contactId: newId('contact'), secret: 'c'.repeat(43) };

    for (const origin of [OTHER_ORIGIN, 'null', 'http://shop.example.evil.example']) {
      const refused = await server.call('/v1/sessions', { body, headers: { origin } });
      expect(refused.body.error.code).toBe('origin_forbidden');
    }
    expect((await server.call('/v1/sessions', { body })).body.error.code).toBe('origin_forbidden');
    expect((await server.call(`/v1/contacts/${body.contactId}`, { as: server.key(null) })).status).toBe(404);
  });
});

describe('an agent’s sign-in', () => {
  const credentials = { email: 'agent@shop.example', password: 'a long enough password' };

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { headers } = await server.call('/v1/sign-in', {
      body: credentials,
      headers: { origin: server.url },
    });

    const cookie = headers.getSetCookie()[0] ?? '';

    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });

  it('says the same for a wrong password and an unknown address', async () => {
    const answers = [];
    for (const body of [
      { ...credentials, password: 'wrong' },
      { ...credentials, email: 'nobody@shop.example' },
    ]) {
      const { body: answer } = await server.call('/v1/sign-in', { body, headers: { origin: server.url } });
      answers.push({ ...answer.error, requestId: '' });
    }

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0].code).toBe('unauthenticated');
  });

  it('is over after signing out', async () => {
    const agent = await server.signIn('agent');

    const out = await server.call('/v1/sign-out', { as: agent, body: {} });

    expect(out.status).toBe(200);
    expect((await server.call('/v1/me', { as: agent })).body.error.code).toBe('unauthenticated');
  });

  it('is not taken from another origin, even with the right cookie', async () => {
    const agent = await server.signIn('agent');
    const forged = { ...agent, headers: { ...agent.headers, origin: SITE_ORIGIN } };

    const refused = await server.call('/v1/sign-out', { as: forged, body: {} });

    expect(refused.body.error.code).toBe('origin_forbidden');
    expect((await server.call('/v1/me', { as: agent })).status).toBe(200);
  });

  it('is slowed down after too many guesses, with the time to wait', async () => {
    const guarded = await startTestServer({ rateSignIn: 3 });
    const guess = (password: string) =>
      guarded.call('/v1/sign-in', { body: { ...credentials, password }, headers: { origin: guarded.url } });
    for (let i = 0; i < 3; i += 1) await guess(`wrong ${i}`);

    const refused = await guess(credentials.password);
    await guarded.stop();

    expect(refused.body.error.code).toBe('rate_limited');
    expect(Number(refused.headers.get('retry-after'))).toBe(refused.body.error.retryAfter);
  });
});

describe('a key', () => {
  it('is told the sites it is good for', async () => {
    const sites = async (site: 'shop' | null) =>
      (await server.call('/v1/me', { as: server.key(site) })).body.sites.map((s: { key: string }) => s.key);

    expect(await sites(null)).toEqual(['shop', 'other']);
    expect(await sites('shop')).toEqual(['shop']);
  });
});
