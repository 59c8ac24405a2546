/** A conversation to be kept: the page, and the mail. */
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { type Mailbox, openMailbox } from '../testing/mailbox.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>\n"\'&';

let mailbox: Mailbox;
let server: TestServer;
let agent: Caller;
let contact: Caller;
let conversation: string;
beforeEach(async () => {
  mailbox = await openMailbox();
  server = await startTestServer({
    smtpUrl: mailbox.url,
    mailFrom: 'support@shop.example',
    // Answers of this conversation stay out of it.
    mailDelay: 86_400,
    mailReplyDomain: 'in.shop.example',
    publicUrl: 'https://chat.shop.example',
    rateContact: 10_000,
  });
  agent = await server.signIn('agent');
  contact = await server.newContact();
  conversation = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;
});
afterEach(async () => {
  await server.stop();
  await mailbox.close();
});

const path = () => `/v1/conversations/${conversation}`;
const say = async (as: Caller, text: string): Promise<string> =>
  (await server.call(`${path()}/messages`, { as, body: { id: newId('message'), text } })).body.id;
const page = (as: Caller) => server.call(`${path()}/transcript`, { as });
const mail = (as: Caller) => server.call(`${path()}/transcript`, { as, body: { to: 'mail' } });
const giveAddress = () =>
  server.call('/v1/me', { as: contact, method: 'PATCH', body: { email: 'zoe@example.com' } });

/** Writes many messages at once, behind the server's back. */
async function fill(count: number): Promise<void> {
  const row = (n: number) =>
    `('msg_0000000000${String(n).padStart(16, '0')}', '${conversation}', ${n}, 'contact', 'con_x', 'Number ${n}.', 0, NULL, 'published', NULL, 0, '2026-11-24T10:00:00.000Z')`;
  const rows = Array.from({ length: count }, (_, n) => row(n + 1)).join(',');
  await server.installation.run(
    `INSERT INTO message (id, conversation_id, seq, author_type, author_id, text, internal, parent_id, status, edited_at, attachments, created_at) VALUES ${rows};
     UPDATE conversation SET seq = ${count} WHERE id = '${conversation}';`,
  );
}

async function speak(locale: string): Promise<void> {
  const { ctx, close } = await createWorkspace(server.installation);
  await ctx.settings.update((settings) => ({
    ...settings,
    sites: settings.sites.map((site) => ({ ...site, locale })),
  }));
  await close();
}

describe('the page of a conversation', () => {
  it('shows what was said as it was typed, and does nothing', async () => {
    await say(contact, SCRIPT);
    const answer = await say(agent, 'First');
    await server.call(`${path()}/messages/${answer}`, {
      as: agent,
      method: 'PATCH',
      body: { text: 'Better' },
    });
    const gone = await say(agent, 'A secret');
    await server.call(`${path()}/messages/${gone}`, { as: agent, method: 'DELETE' });

    for (const as of [contact, agent, server.key('shop')]) {
      const { status, body, headers } = await page(as);

      expect(status).toBe(200);
      expect(body).toContain(
        '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;<br>&quot;&#39;&amp;',
      );
      expect(body).not.toMatch(/<script|<img|<a |href|src="| on\w+="/);
      expect(body).toContain('The agent');
      expect(body).toMatch(/edited<\/div><div dir="auto">Better/);
      expect(body).not.toMatch(/First|A secret/);
      expect(body).toContain('This message was deleted.');
      expect(body).toMatch(/<\/html>\n$/);
      expect(headers.get('content-disposition')).toBe('attachment; filename="conversation.html"');
      expect(headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('has every message once and in order, however many there are', async () => {
    await fill(1234);

    const { body } = await page(contact);

    const numbers = [...(body as string).matchAll(/Number (\d+)\./g)].map(([, n]) => Number(n));
    expect(numbers).toEqual(Array.from({ length: 1234 }, (_, n) => n + 1));
  });

  it('is there before anything was said', async () => {
    expect((await page(contact)).body).toContain('This is your conversation with Shop:');
  });

  it('reads from right to left where its language does', async () => {
    await say(contact, 'שלום');
    await speak('he');

    await until(async () => (await page(contact)).body.includes('<html lang="he" dir="rtl">'));
  });
});

describe('a conversation by e-mail', () => {
  it('goes to the contact, whoever asks for it, without notes and links', async () => {
    await giveAddress();
    await say(contact, SCRIPT);
    await say(agent, 'Hello Zoë');

    expect(await mail(agent)).toMatchObject({ status: 202, body: { to: 'mail' } });
    await until(() => mailbox.mails.length === 1);

    const [letter] = mailbox.mails;
    expect(letter?.to).toMatchObject({ value: [{ address: 'zoe@example.com' }] });
    expect(letter?.subject).toBe('Transcript of your conversation with Shop');
    expect(letter?.text).toContain(SCRIPT);
    expect(letter?.text).toContain('Hello Zoë');
    expect(letter?.html).toContain('&lt;script&gt;');
    expect(letter?.html).not.toMatch(/<script|<img/);
    expect(letter?.replyTo?.value[0]?.address).toMatch(/^reply\+.*@in\.shop\.example$/);
  });

  it('is another mail when it is asked for again, which no mailbox takes for the first', async () => {
    await giveAddress();
    await say(contact, 'Hello');
    await mail(contact);
    await until(() => mailbox.mails.length === 1);
    server.clock.now = new Date(server.clock.now.getTime() + 60_000);
    await mail(contact);
    await until(() => mailbox.mails.length === 2);

    const [first, second] = mailbox.mails;
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(second?.references).toBe(first?.messageId);
  });

  it('has the latest messages where there are too many, and says so', async () => {
    await giveAddress();
    await fill(510);
    await mail(contact);
    await until(() => mailbox.mails.length === 1);

    const text = mailbox.mails[0]?.text ?? '';
    const numbers = [...text.matchAll(/Number (\d+)\./g)].map(([, n]) => Number(n));
    expect(numbers).toEqual(Array.from({ length: 500 }, (_, n) => n + 11));
    expect(text).toContain('Earlier messages are left out here.');
  });

  it('is refused without an address, and after five in an hour', async () => {
    await say(contact, 'Hello');
    expect((await mail(contact)).body.error.code).toBe('conflict');
    await giveAddress();
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await mail(contact)).status);

    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });
});
