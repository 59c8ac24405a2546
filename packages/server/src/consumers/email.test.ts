import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Mailbox, openMailbox, smtpRefusal } from '../testing/mailbox.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

const DELAY = 60;
const MAIL = {
  mailFrom: 'Acme <support@acme.example>',
  mailDelay: DELAY,
  mailReplyDomain: 'in.acme.example',
  publicUrl: 'https://chat.acme.example',
};

let mailbox: Mailbox;
let server: TestServer;
let agent: Caller;
beforeEach(async () => {
  mailbox = await openMailbox();
  server = await startTestServer({ ...MAIL, smtpUrl: mailbox.url });
  agent = await server.signIn('agent');
});
afterEach(async () => {
  await server.stop();
  await mailbox.close();
});

/** A conversation of somebody whom the company can write to. */
async function newConversation(who: object = {}): Promise<string> {
  const as = server.key(null);
  const body = { site: 'shop', name: 'Zoë', email: `zoe-${newId('contact')}@example.com`, ...who };
  const { body: contact } = await server.call('/v1/contacts', { as, body });
  const { body: conversation } = await server.call('/v1/conversations', {
    as,
    body: { kind: 'chat', contactId: contact.id },
  });
  return conversation.id;
}

const say = (conversation: string, text: string, more: { as?: Caller; body?: object } = {}) =>
  server.call(`/v1/conversations/${conversation}/messages`, {
    as: more.as ?? agent,
    body: { id: newId('message'), text, ...more.body },
  });

const pass = (seconds: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + seconds * 1000);
};

/** Lets the time pass until a mail is there. */
const untilMails = (count: number) =>
  until(() => {
    pass(5);
    return mailbox.mails.length >= count;
  });

/** A later conversation's mail shows that nothing of the earlier ones is on its way. */
async function settle(): Promise<void> {
  const before = mailbox.mails.length;
  const last = await newConversation({ name: 'The last' });
  await say(last, 'The last');
  await until(() => {
    pass(5);
    return mailbox.mails.slice(before).some((mail) => mail.text?.includes('The last'));
  });
}
const ofLast = (text: string | undefined) => text?.includes('The last') ?? false;
const others = () => mailbox.mails.filter((mail) => !ofLast(mail.text));

describe('answers to customers who are gone', () => {
  it('go out in one mail for a burst, with all that was not seen', async () => {
    const conversation = await newConversation({ email: 'zoe@example.com' });
    await say(conversation, 'Where is it?', { as: server.key(null), body: { side: 'contact' } });
    for (const text of ['It left us.', 'Yesterday.', 'By bike <3']) {
      await say(conversation, text);
      // Together less than the shortest wait: the clock here must not overtake a consumer that is slow to hear of it.
      pass(5);
    }
    await settle();

    expect(others()).toHaveLength(1);
    const [mail] = others();
    expect(mail?.to).toMatchObject({ value: [{ address: 'zoe@example.com', name: 'Zoë' }] });
    expect(mail?.from?.value).toEqual([{ address: 'support@acme.example', name: 'Acme' }]);
    expect(mail?.replyTo?.value[0]?.address).toMatch(/^reply\+[0-9a-z]{26}\.[0-9a-z]{26}@in\.acme\.example$/);
    expect(mail?.text).toContain('It left us.');
    expect(mail?.text).toContain('Yesterday.');
    expect(mail?.text).not.toContain('Where is it?');
    expect(mail?.text).toMatch(/http:\/\/shop\.example\/\S*#parley:cnv_\w+/);
    expect(mail?.html).toContain('By bike &lt;3');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('are held together by their headers, each with what is new', async () => {
    const conversation = await newConversation();
    await say(conversation, 'First');
    await untilMails(1);
    await say(conversation, 'Second');
    await untilMails(2);
    const [first, second] = mailbox.mails;

    expect(second?.inReplyTo).toBe(first?.messageId);
    expect(second?.references).toBe(first?.messageId);
    expect(second?.subject).toBe(first?.subject);
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(second?.text).toContain('Second');
    expect(second?.text).not.toContain('First');
  });

  it('stay away from who has read them, has no address, or is written to in a note or by themselves', async () => {
    const contact = await server.newContact();
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    await say(body.id, 'No address');
    const own = await newConversation();
    await say(own, 'Their own words', { as: server.key(null), body: { side: 'contact' } });
    await settle();

    expect(others()).toEqual([]);
  });

  it('wait while a page of theirs is open, and go out once it is closed', async () => {
    const contact = await server.newContact();
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    await giveAddress(contact.contactId, 'here@example.com');
    const page = await connect(server.url, contact);
    await page.emit('watch', { after: null });
    await say(body.id, 'Are you there?');
    await settle();
    expect(others()).toEqual([]);

    page.close();

    await until(() => {
      pass(5);
      return others().length === 1;
    });
    expect(others()[0]?.text).toContain('Are you there?');
  });

  it('are not sent to who read them meanwhile', async () => {
    const contact = await server.newContact();
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    await giveAddress(contact.contactId, 'read@example.com');
    await say(body.id, 'Seen');
    await server.call(`/v1/conversations/${body.id}/read`, { as: contact, body: { delivered: 1, read: 1 } });
    await settle();

    expect(others()).toEqual([]);
  });

  it('are tried again under the same id while the server has no time, and given up when it never will', async () => {
    let refusals = 2;
    const seen: (string | undefined)[] = [];
    mailbox.onMail = (mail) => {
      if (mail.text?.includes('Never')) throw smtpRefusal(550);
      seen.push(mail.messageId);
      refusals -= 1;
      if (refusals >= 0) throw smtpRefusal(451);
    };
    const patient = await newConversation();
    await say(patient, 'Patience');
    await until(() => {
      pass(30);
      return mailbox.mails.length === 1;
    });
    expect(new Set(seen).size).toBe(1);
    expect(seen).toHaveLength(3);

    await say(await newConversation(), 'Never');
    await settle();
    expect(others()).toHaveLength(1);
  });

  it('end when the customer says so, by one click of a mail program', async () => {
    const conversation = await newConversation();
    await say(conversation, 'One');
    await untilMails(1);
    const header = mailbox.mails[0]?.headers.get('list') as { unsubscribe: { url: string } };
    const path = new URL(header.unsubscribe.url).pathname;
    const page = await server.call(path);
    expect(page.body).toContain('<form method="post">');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");

    const click = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(click.status).toBe(200);
    await say(conversation, 'Two');
    await settle();

    expect(others()).toHaveLength(1);
    expect((await server.call(`${path.slice(0, -1)}0`)).status).toBe(404);
  });

  it('name no page of a stranger, whatever the customer’s page said', async () => {
    const conversation = await newConversation();
    await say(conversation, '<img src=x onerror=alert(1)> & "quotes"');
    await untilMails(1);

    expect(mailbox.mails[0]?.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;');
    expect(mailbox.mails[0]?.text).toContain('<img src=x onerror=alert(1)> & "quotes"');
  });
});

/** As the company would. */
async function giveAddress(contactId: string, email: string): Promise<void> {
  await server.installation.run(`UPDATE contact SET email = '${email}' WHERE id = '${contactId}'`);
}
