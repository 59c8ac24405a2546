/** An address that follows a discussion, is told of something and wants no more. For tests only. */
import type { Mailbox } from './mailbox.js';
import type { TestServer } from './test-server.js';
import { until } from './test-socket.js';

export const FOLLOW_MAIL = {
  mailFrom: 'Acme <support@acme.example>',
  mailDelay: 60,
  publicUrl: 'https://chat.acme.example',
};

/** The path of the link of this kind in a mail. */
export const linkIn = (text: string | null | undefined, kind: 'follow' | 'unfollow') =>
  new RegExp(`https://chat\\.acme\\.example(/mail/${kind}/\\S+)`).exec(text ?? '')?.[1] ?? '';

/** Asks, confirms, is told, and ends it. The clock goes on until the mails are there. */
export async function followAndEnd(server: TestServer, mailbox: Mailbox): Promise<void> {
  const path = '/v1/topics/followed';
  const contact = await server.newContact();
  const say = (body: object) => server.call(`${path}/messages?site=shop`, { as: server.key('shop'), body });
  const untilMail = async (kind: 'follow' | 'unfollow') => {
    const link = () => mailbox.mails.map(({ text }) => linkIn(text, kind)).find(Boolean) ?? '';
    await until(() => {
      server.clock.now = new Date(server.clock.now.getTime() + 20_000);
      return link() !== '';
    });
    return link();
  };
  const { body: own } = await server.call(`${path}/messages?site=shop`, {
    as: contact,
    body: { text: 'Own' },
  });
  for (const scope of ['replies', 'all']) {
    const body = { email: `${scope}@example.com`, scope };
    await server.call(`${path}/follow?site=shop`, { as: contact, body });
  }
  await until(() => mailbox.mails.length === 2);
  for (const { text } of mailbox.mails) await server.call(linkIn(text, 'follow'), { method: 'POST' });
  await say({ text: 'An answer', parentId: own.id });
  await server.call(await untilMail('unfollow'), { method: 'POST' });
}
