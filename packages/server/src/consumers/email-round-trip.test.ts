/** There and back by real SMTP: the company answers, a mail goes out, and the answer to it is in the conversation. */
import { Readable } from 'node:stream';
import { type Conversation, newId } from '@parley/protocol';
import type { ParsedMail } from 'mailparser';
import type { SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Mailbox, openMailbox, sendMail } from '../testing/mailbox.js';
import { freePort } from '../testing/server-process.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

const TOO_LARGE = 26 * 2 ** 20;
const ZOE = 'zoe@example.com';

let mailbox: Mailbox;
let server: TestServer;
let port: number;
let agent: Caller;
let conversation: Conversation;
beforeEach(async () => {
  mailbox = await openMailbox();
  port = await freePort();
  server = await startTestServer({
    smtpUrl: mailbox.url,
    mailFrom: 'Shop <support@shop.example>',
    mailDelay: 60,
    mailReplyDomain: 'in.shop.example',
    mailIn: String(port),
    publicUrl: 'https://chat.shop.example',
  });
  agent = await server.signIn('agent');
  const as = server.key(null);
  const { body: contact } = await server.call('/v1/contacts', {
    as,
    body: { site: 'shop', name: 'Zoë', email: ZOE },
  });
  const asked = { as, body: { kind: 'chat', contactId: contact.id } };
  conversation = (await server.call('/v1/conversations', asked)).body;
});
afterEach(async () => {
  await server.stop();
  await mailbox.close();
});

const path = () => `/v1/conversations/${conversation.id}/messages`;
const say = (text: string) => server.call(path(), { as: agent, body: { id: newId('message'), text } });
const texts = async () =>
  (await server.call(path(), { as: agent })).body.data.map((message: { text: string }) => message.text);

/** Lets the time pass until so many mails have come. */
async function untilMails(count: number): Promise<ParsedMail> {
  await until(() => {
    server.clock.now = new Date(server.clock.now.getTime() + 5000);
    return mailbox.mails.length >= count;
  });
  const mail = mailbox.mails[count - 1];
  if (mail === undefined) throw new Error('No mail.');
  return mail;
}

const replyTo = (mail: ParsedMail) => mail.replyTo?.value[0]?.address ?? '';

/** As a mail program answers. */
const answer = (mail: ParsedMail, text: string, { from = ZOE, ...more }: SendMailOptions = {}) =>
  sendMail(port, {
    from: `Zoë <${from}>`,
    to: replyTo(mail),
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: mail.messageId,
    ...more,
    text: `${text}\r\n\r\nOn Tue, Shop <${replyTo(mail)}> wrote:\r\n${(mail.text ?? '').replaceAll(/^/gm, '> ')}`,
  });

describe('an answer to an answer', () => {
  it('comes back by SMTP, is seen by agents at once, and the next mail belongs to it', async () => {
    const screen = await connect(server.url, agent);
    await screen.emit('watch', { after: null });
    await say('It left us yesterday.');
    const mail = await untilMails(1);

    await answer(mail, 'Grand, thank you!\r\n-- \r\nZoë', { messageId: '<hers@example.com>' });

    expect(await texts()).toEqual(['It left us yesterday.', 'Grand, thank you!']);
    await until(() => screen.live.some((event) => JSON.stringify(event).includes('Grand, thank you!')));
    const { body } = await server.call(`/v1/conversations/${conversation.id}`, { as: agent });
    expect(body.marks.contact.read).toBe(1);

    await say('You are welcome.');
    const next = await untilMails(2);
    expect(next.inReplyTo).toBe('<hers@example.com>');
    expect(next.references).toEqual([mail.messageId, '<hers@example.com>']);
    expect(next.text).toContain('You are welcome.');
    expect(next.text).not.toContain('It left us yesterday.');
    screen.close();
  });

  it('is one message when a mail server hands it over twice', async () => {
    await say('Hello');
    const mail = await untilMails(1);
    const written = { messageId: '<same@example.com>', date: new Date('2026-11-24T10:00:00Z') };
    for (let n = 0; n < 2; n += 1) await answer(mail, 'Once', written);

    expect(await texts()).toEqual(['Hello', 'Once']);
  });

  it('is refused from another sender, and any other address is before a byte is sent', async () => {
    await say('Hello');
    const mail = await untilMails(1);

    await expect(answer(mail, 'Ha', { from: 'eve@example.com' })).rejects.toMatchObject({
      responseCode: 550,
    });
    const stranger = { from: ZOE, to: 'somebody@else.example', text: 'Relay this' };
    await expect(sendMail(port, stranger)).rejects.toMatchObject({ responseCode: 550, command: 'RCPT TO' });
    expect(await texts()).toEqual(['Hello']);
  });

  it('is ignored when it bounces', async () => {
    await say('Hello');
    const mail = await untilMails(1);
    const bounce = {
      envelope: { from: '', to: [replyTo(mail)] },
      from: ZOE,
      to: replyTo(mail),
      text: 'Undeliverable',
    };

    expect(await sendMail(port, bounce)).toContain('250');
    expect(await texts()).toEqual(['Hello']);
  });

  it('is refused when it is too large', async () => {
    await say('Hello');
    const mail = await untilMails(1);
    const large = {
      envelope: { from: ZOE, to: [replyTo(mail)] },
      raw: Readable.from([`From: ${ZOE}\r\nTo: ${replyTo(mail)}\r\n\r\n`, Buffer.alloc(TOO_LARGE, 'x\r\n')]),
    };

    await expect(sendMail(port, large)).rejects.toMatchObject({ responseCode: 552, command: 'DATA' });
    expect(await texts()).toEqual(['Hello']);
  });
});
