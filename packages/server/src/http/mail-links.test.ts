/** What the link of a mail is good for, by real SMTP and in browsers that do not know the conversation. */
import { newId } from '@parley/protocol';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { createLog } from '../logging.js';
import { randomSecret } from '../services/crypto.js';
import { addIdentityKey } from '../services/identity-keys.js';
import { type Mailbox, openMailbox } from '../testing/mailbox.js';
import { OTHER_ORIGIN, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

const WEEK = 7 * 86_400_000;

let mailbox: Mailbox;
let server: TestServer;
let start: Date;
/** When the last of the links was there. */
let written: Date;
let logged = '';
beforeAll(async () => {
  mailbox = await openMailbox();
  const log = createLog('debug', {
    write: (line: string) => {
      logged += line;
    },
  });
  const mail = {
    smtpUrl: mailbox.url,
    mailFrom: 'Shop <support@shop.example>',
    mailDelay: 10,
    publicUrl: 'https://chat.shop.example',
    rateContact: 10_000,
  };
  server = await startTestServer(mail, log);
  start = server.clock.now;
  const visitors = await Promise.all(Array.from({ length: 11 }, newVisitor));
  prepared = await Promise.all(visitors.map(async (sent) => ({ ...sent, link: await linkOf(sent) })));
  written = server.clock.now;
});
afterAll(async () => {
  await server?.stop();
  await mailbox?.close();
});
beforeEach(() => {
  server.clock.now = start;
});

type Visitor = Awaited<ReturnType<TestServer['newContact']>>;

interface Sent {
  visitor: Visitor;
  email: string;
  conversationId: string;
}

/** A visitor who has left an address and is gone. */
async function newVisitor(): Promise<Sent> {
  const visitor = await server.newContact();
  const email = `${visitor.contactId.toLowerCase()}@example.com`;
  await server.call('/v1/me', { as: visitor, method: 'PATCH', body: { email } });
  const { body } = await server.call('/v1/conversations', { as: visitor, body: { kind: 'chat' } });
  return { visitor, email, conversationId: body.id };
}

/** The company says something, and the link of the mail that brings it. */
async function linkOf({ conversationId, email }: Sent): Promise<{ conversationId: string; token: string }> {
  const mails = () => mailbox.mails.filter((mail) => JSON.stringify(mail.to).includes(email));
  const before = mails().length;
  const path = `/v1/conversations/${conversationId}/messages`;
  await server.call(path, { as: server.key(null), body: { id: newId('message'), text: 'It left us.' } });
  await until(() => {
    server.clock.now = new Date(server.clock.now.getTime() + 5000);
    return mails().length > before;
  });
  const [, id = '', token = ''] = /#parley:(cnv_\w+):(\S+)/.exec(mails().at(-1)?.text ?? '') ?? [];
  expect(id).toBe(conversationId);
  return { conversationId, token };
}

type Link = Awaited<ReturnType<typeof linkOf>>;

/** Each is used by one test: mails of all are waited for at once. */
let prepared: (Sent & { link: Link })[] = [];

function takeLink(): Sent & { link: Link } {
  const taken = prepared.pop();
  if (taken === undefined) throw new Error('Prepare one more.');
  return taken;
}

const newBrowser = () => ({ contactId: newId('contact'), secret: randomSecret() });

const open = (link: object | undefined, browser: object = newBrowser(), origin = SITE_ORIGIN) =>
  server.call('/v1/sessions', {
    body: { site: origin === SITE_ORIGIN ? 'shop' : 'other', ...browser, link },
    headers: { origin },
  });

const rows = async () => {
  const { contact = [], contact_alias = [] } = await server.installation.rows();
  return contact.length + contact_alias.length;
};

/** The company's backend says who it is. */
async function vouchFor(visitor: Visitor): Promise<void> {
  const { ctx, close } = await createWorkspace(server.installation);
  const { secret } = await addIdentityKey(ctx, { site: 'shop' });
  await close();
  const token = await new SignJWT({ sub: newId('contact') })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(Math.floor(server.clock.now.getTime() / 1000))
    .setExpirationTime(Math.floor(server.clock.now.getTime() / 1000) + 60)
    .sign(new TextEncoder().encode(secret ?? ''));
  const { status } = await server.call('/v1/identify', { as: visitor, body: { token } });
  expect(status).toBe(200);
}

describe('the link of a mail', () => {
  it('opens the conversation in another browser, which knows it from then on', async () => {
    const { visitor, conversationId, link } = takeLink();
    const browser = newBrowser();

    const { status, body } = await open(link, browser);

    expect([status, body.contact.id]).toEqual([200, visitor.contactId]);
    const headers = { origin: SITE_ORIGIN, authorization: `Bearer ${body.token}` };
    const { body: list } = await server.call('/v1/conversations', { headers });
    expect(list.data.map(({ id }: { id: string }) => id)).toEqual([conversationId]);
    expect((await open(undefined, browser)).body.contact.id).toBe(visitor.contactId);
    // The first one goes on as well.
    const { contactId, secret } = visitor;
    expect((await open(undefined, { contactId, secret })).body.contact.id).toBe(visitor.contactId);
  });

  it('is good once: a lost answer can be asked for again, another browser gets nothing', async () => {
    const { link } = takeLink();
    const browser = newBrowser();

    const all = await Promise.all([open(link, browser), open(link, browser), open(link, browser)]);
    const before = await rows();
    const others = await Promise.all([open(link), open(link)]);

    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(others.map(({ body }) => body.error.code)).toEqual(['too_late', 'too_late']);
    expect(await rows()).toBe(before);
  });

  it('lets one of two browsers in that come at once', async () => {
    const { link } = takeLink();

    const both = await Promise.all([open(link), open(link)]);

    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is good no longer when a later one was used, while the later one does not hang on it', async () => {
    const { link: first, ...sent } = takeLink();
    const second = await linkOf(sent);

    expect((await open(second)).status).toBe(200);
    expect((await open(first)).body.error.code).toBe('too_late');
    expect((await open(await linkOf(sent))).status).toBe(200);
  });

  it('ends after a week', async () => {
    const { link } = takeLink();
    const end = Number(link.token.split('.')[1]) * 1000;

    server.clock.now = new Date(end);
    const late = await open(link);
    server.clock.now = new Date(end - 1000);
    const inTime = await open(link);

    expect([late.body.error.code, inTime.status]).toEqual(['too_late', 200]);
    expect(end).toBeGreaterThanOrEqual(start.getTime() + WEEK);
    expect(end).toBeLessThanOrEqual(written.getTime() + WEEK + 1000);
  });

  it('ends when the contact names another address, for the mail went to the one before', async () => {
    const { visitor, link } = takeLink();
    await server.call('/v1/me', { as: visitor, method: 'PATCH', body: { email: 'eva@example.com' } });

    expect((await open(link)).body.error.code).toBe('too_late');
  });

  it('is worth nothing changed, for another conversation, on another site, or after an erasure', async () => {
    const { visitor, link } = takeLink();
    const { conversationId } = await newVisitor();
    const [upTo, until, signature] = link.token.split('.');
    const before = await rows();

    const refused = [
      await open({ ...link, conversationId }),
      await open({ ...link, conversationId: newId('conversation') }),
      await open({ ...link, token: `${Number(upTo) + 1}.${until}.${signature}` }),
      await open({ ...link, token: `${upTo}.${Number(until) + 1}.${signature}` }),
      await open({ ...link, token: `${upTo}.${until}.${'0'.repeat(26)}` }),
      await open({ ...link, token: 'nonsense' }),
      await open(link, newBrowser(), OTHER_ORIGIN),
    ];
    expect(refused.map(({ body }) => body.error.code)).toEqual(refused.map(() => 'too_late'));
    expect((await open({ ...link, token: 'x'.repeat(101) })).body.error.code).toBe('invalid_input');
    expect((await open({ ...link, more: 1 })).body.error.code).toBe('invalid_input');
    expect(await rows()).toBe(before);

    await server.call(`/v1/contacts/${visitor.contactId}`, { as: server.key(null), method: 'DELETE' });
    expect((await open(link)).body.error.code).toBe('too_late');
  });

  it('is refused to a browser that is somebody else already, and taken by one that is the contact’s', async () => {
    const { visitor, link } = takeLink();
    const other = await server.newContact();
    const idOf = ({ contactId, secret }: Visitor) => ({ contactId, secret });

    expect((await open(link, idOf(other))).body.error.code).toBe('conflict');
    expect((await open(link, { ...idOf(visitor), secret: randomSecret() })).body.error.code).toBe('conflict');
    expect((await open(link, idOf(visitor))).status).toBe(200);
    // Who was in already has not used it.
    expect((await open(link)).status).toBe(200);
  });

  it('does not stand in for the company’s word: whom it vouches for has to sign in', async () => {
    const { visitor, link } = takeLink();
    await vouchFor(visitor);
    const before = await rows();

    expect((await open(link)).body.error.code).toBe('identity_required');
    expect(await rows()).toBe(before);
  });

  it('lets nobody unsigned into a site that is for those alone whom the company vouches for', async () => {
    const { link } = takeLink();
    await server.changeChat({ identifiedOnly: true });

    const refused = await open(link);
    await server.changeChat({ identifiedOnly: false });

    expect(refused.body.error.code).toBe('identity_required');
    expect((await open(link)).status).toBe(200);
  });

  it('stands in no log', async () => {
    const { link } = takeLink();
    await open(link);
    await open(link);

    expect(logged).toContain('/v1/sessions');
    expect(logged).not.toContain(link.token);
    expect(logged).not.toContain(link.token.split('.')[2]);
  });
});
