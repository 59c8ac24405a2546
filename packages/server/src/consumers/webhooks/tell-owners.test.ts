/** Owners hear by e-mail that a webhook is told nothing any more; customers never hear of webhooks. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Mailbox, openMailbox, smtpRefusal } from '../../testing/mailbox.js';
import { openReceiver, type Receiver } from '../../testing/receiver.js';
import { startTestServer, type TestServer } from '../../testing/test-server.js';
import { connect, until } from '../../testing/test-socket.js';

let mailbox: Mailbox;
let receiver: Receiver;
let server: TestServer;
beforeEach(async () => {
  mailbox = await openMailbox();
  receiver = await openReceiver();
  server = await startTestServer({
    webhookAllow: ['127.0.0.0/8'],
    mailFrom: 'Acme <support@acme.example>',
    publicUrl: 'https://chat.acme.example',
    smtpUrl: mailbox.url,
  });
});
afterEach(async () => {
  await server.stop();
  await receiver.close();
  await mailbox.close();
});

it('tells the owners once, also when the mail server has no time at first', async () => {
  receiver.onArrival = (answer) => void answer.writeHead(410).end();
  let refusals = 1;
  mailbox.onMail = () => {
    refusals -= 1;
    if (refusals >= 0) throw smtpRefusal(451);
  };
  const as = server.key(null);
  const body = { site: 'shop', url: receiver.url, description: 'The CRM <b>' };
  const { body: webhook } = await server.call('/v1/webhooks', { as, body });
  const contact = await server.newContact();
  const page = await connect(server.url, contact);
  await page.emit('watch', { after: null });
  await until(() => {
    server.clock.now = new Date(server.clock.now.getTime() + 5000);
    return mailbox.mails.length === 1;
  });
  // What a customer does later shows that nothing else is on its way.
  await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  await until(() => page.live.some(({ type }) => type === 'conversation.created'));

  const [mail] = mailbox.mails;
  expect(mail?.to).toMatchObject({ value: [{ address: 'owner@shop.example' }] });
  expect(mail?.subject).toBe('Shop: a webhook was disabled');
  expect(mail?.text).toContain(receiver.url);
  expect(mail?.text).toContain('goes on where it was');
  expect(mail?.html).toContain('The CRM &lt;b&gt;');
  expect((await server.call(`/v1/webhooks/${webhook.id}`, { as })).body).toMatchObject({
    state: 'disabled',
    reason: 'gone',
  });
  const { body: feed } = await server.call('/v1/events?types=webhook.paused', { as });
  expect(feed.data).toMatchObject([{ webhookId: webhook.id, reason: 'gone', actor: { type: 'system' } }]);
  expect(page.live.map(({ type }) => type)).not.toContain('webhook.paused');
  expect(mailbox.mails).toHaveLength(1);
  page.close();
});
