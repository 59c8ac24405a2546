/** Answers that come by e-mail, handed over by HTTP. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db/open.js';
import { signHook } from '../mail/hook-signature.js';
import { openSigner } from '../mail/open-signer.js';
import { MAIL_SECRET, postMail, rawMail } from '../testing/mails.js';
import { MAIN } from '../testing/server-process.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: TestServer;
let store: Store;
let agent: Caller;
let conversation: string;
let email: string;
let to: string;

beforeAll(async () => {
  server = await startTestServer({ mailReplyDomain: 'in.shop.example', mailSecret: MAIL_SECRET });
  store = await openStore({ ...server.installation, serve: false });
  agent = await server.signIn('agent');
});
afterAll(async () => {
  await store.close();
  await server.stop();
});
beforeEach(async () => {
  email = `zoe-${newId('contact')}@example.com`;
  ({ conversation, to } = await newConversation(email));
});

async function newConversation(address: string) {
  const as = server.key(null);
  const { body: contact } = await server.call('/v1/contacts', {
    as,
    body: { site: 'shop', name: 'Zoë', email: address },
  });
  const { body } = await server.call('/v1/conversations', {
    as,
    body: { kind: 'chat', contactId: contact.id },
  });
  const signer = await openSigner(store.db, store.commits);
  return { conversation: body.id as string, to: `${signer.replyTo(body.id)}@in.shop.example` };
}

const messages = async () =>
  (await server.call(`/v1/conversations/${conversation}/messages`, { as: agent })).body.data;
const texts = async () => (await messages()).map((message: { text: string }) => message.text);
const incoming = () => readdirSync(join(server.installation.dataDir, 'attachments', 'incoming'));

describe('an answer by e-mail', () => {
  it('becomes a message of the contact in its conversation, without what it quotes', async () => {
    const text =
      'Großartig, danke!\r\n\r\nOn Tue, Shop <support@shop.example> wrote:\r\n> It left us.\r\n> Yesterday.';
    const { status, body } = await postMail(server, rawMail({ from: email, to, text }));

    expect({ status, body }).toEqual({ status: 200, body: { outcome: 'received' } });
    expect(await messages()).toMatchObject([
      { text: 'Großartig, danke!', author: { type: 'contact', name: 'Zoë' } },
    ]);
    expect(incoming()).toEqual([]);
  });

  it('is one message however often it comes, also at the same time', async () => {
    const mail = rawMail({ from: email.toUpperCase(), to: to.toUpperCase(), text: 'Once' });
    const first = await Promise.all(Array.from({ length: 5 }, () => postMail(server, mail)));
    const later = await postMail(server, mail);

    expect([...first, later].map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(await texts()).toEqual(['Once']);
  });

  it('is one message even when its date is none, and would be another at each reading', async () => {
    const mail = rawMail({ from: email, to }).replace(/^Date: .*$/m, 'Date: yesterday');
    for (let n = 0; n < 2; n += 1) await postMail(server, mail);

    expect(await texts()).toEqual(['Thanks!']);
  });

  it('is another message when it is another mail, even with the same words', async () => {
    await postMail(server, rawMail({ from: email, to, id: 'a@example.com' }));
    await postMail(server, rawMail({ from: email, to, id: 'b@example.com' }));

    expect(await texts()).toEqual(['Thanks!', 'Thanks!']);
  });

  it('is refused from anybody else, and at any other address', async () => {
    const wrong = `${to.slice(0, 40)}${to[40] === '0' ? '1' : '0'}${to.slice(41)}`;
    const answers = [
      await postMail(server, rawMail({ from: 'eve@example.com', to })),
      await postMail(server, rawMail({ from: `${email}>, <eve@example.com`, to })),
      await postMail(server, rawMail({ from: email, to: wrong })),
      await postMail(server, rawMail({ from: email, to: 'reply@in.shop.example' })),
    ];

    expect(answers.map(({ body }) => body.error.code)).toEqual([
      'forbidden',
      'forbidden',
      'not_found',
      'not_found',
    ]);
    expect(await messages()).toEqual([]);
    expect(incoming()).toEqual([]);
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner-email="x"',
    'Precedence: bulk',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'List-Id: <news.example.com>',
    'Return-Path: <>',
    'X-Failed-Recipients: somebody@example.com',
  ])('is ignored when no person wrote it: %s', async (header) => {
    const { status, body } = await postMail(server, rawMail({ from: email, to, headers: [header] }));

    expect({ status, body }).toEqual({ status: 200, body: { outcome: 'ignored' } });
    expect(await messages()).toEqual([]);
  });

  it('is ignored when it says nothing', async () => {
    const { body } = await postMail(server, rawMail({ from: email, to, text: '> It left us.' }));

    expect(body).toEqual({ outcome: 'ignored' });
  });

  it('is cut into messages where it is longer than one', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, n) => `${n} ${'word '.repeat(80)}`.trim());
    await postMail(server, rawMail({ from: email, to, text: paragraphs.join('\r\n\r\n') }));

    const found: string[] = await texts();
    expect(found.length).toBeGreaterThan(1);
    expect(found.join('\n\n')).toBe(paragraphs.join('\n\n'));
  });

  it('is shown as it was typed, whatever it looks like', async () => {
    const text = '<script>alert(1)</script> <img src=x onerror=alert(1)> \u202etxet ‮ 💩 ​';
    await postMail(server, rawMail({ from: email, to, text }));

    expect(await texts()).toEqual([text.trim()]);
  });

  it('brings its files along as the site takes them, and says which it does not', async () => {
    const boundary = 'b1';
    const part = (name: string, content: Buffer) =>
      [
        `--${boundary}`,
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; filename="${name}"`,
        'Content-Transfer-Encoding: base64',
        '',
        content.toString('base64'),
      ].join('\r\n');
    const mail = [
      `From: <${email}>`,
      `To: <${to}>`,
      'Message-ID: <files@example.com>',
      `Content-Type: multipart/mixed; boundary=${boundary}`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain',
      '',
      'Look:',
      part('dot.png', PICTURE),
      part('../../page.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
      `--${boundary}--`,
      '',
    ].join('\r\n');
    await server.changeChat({ attachments: { maxBytes: 1000, perMessage: 3, types: ['image/*'] } });
    for (let n = 0; n < 2; n += 1) await postMail(server, mail);

    const [message, ...others] = await messages();
    expect(others).toEqual([]);
    expect(message.text).toBe('Look:\n\n[Files that came by e-mail and were left out: ../../page.svg]');
    expect(message.attachments).toMatchObject([{ name: 'dot.png', type: 'image/png', width: 1 }]);
  });

  it('ends programs that answer each other', async () => {
    const outcomes = [];
    for (let n = 0; n < 31; n += 1) {
      outcomes.push((await postMail(server, rawMail({ from: email, to, id: `${n}@example.com` }))).status);
    }

    expect(outcomes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
    expect(outcomes[30]).toBe(429);
  });
});

describe('the signature of a mail', () => {
  it.each([
    ['another secret', { secret: `whsec_${Buffer.from('quite another secret, really').toString('base64')}` }],
    ['an old moment', { skew: -301 }],
    ['a coming moment', { skew: 301 }],
    ['another moment than the signed one', { headers: { 'webhook-timestamp': '1' } }],
    ['another id', { headers: { 'webhook-id': 'hook_2' } }],
    ['no signature', { headers: { 'webhook-signature': '' } }],
    ['a scheme that is not known', { headers: { 'webhook-signature': 'v2,AAAA' } }],
  ])('is refused with %s', async (_, posting) => {
    const { status, body } = await postMail(server, rawMail({ from: email, to }), posting);

    expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'unauthenticated' });
    expect(await messages()).toEqual([]);
    expect(incoming()).toEqual([]);
  });

  it('is good beside one of another secret, while one is changed for the next', async () => {
    const raw = rawMail({ from: email, to });
    const good = signHook(MAIL_SECRET, Buffer.from(raw), { id: 'hook_1', now: server.clock.now });
    const both = { 'webhook-signature': `v1,AAAA ${good['webhook-signature']}` };

    expect((await postMail(server, raw, { headers: both })).status).toBe(200);
  });
});

describe('parley deliver', () => {
  const deliver = (raw: string, secret = MAIL_SECRET, url = server.url) =>
    new Promise<number>((resolve) => {
      const env = { PATH: process.env.PATH ?? '', PARLEY_URL: url, PARLEY_MAIL_SECRET: secret };
      const child = execFile(process.execPath, [MAIN, 'deliver'], { env }, (error) => {
        resolve(error === null ? 0 : Number(error.code));
      });
      child.stdin?.end(raw);
    });

  it('hands a mail over', async () => {
    expect(await deliver(rawMail({ from: email, to, text: 'By a pipe' }))).toBe(0);
    expect(await texts()).toEqual(['By a pipe']);
  });

  it('tells the mail server whether to try again', async () => {
    const raw = rawMail({ from: email, to });

    expect(await deliver(rawMail({ from: 'eve@example.com', to }))).toBe(77);
    expect(await deliver(rawMail({ from: email, to: 'reply@in.shop.example' }))).toBe(67);
    expect(await deliver(raw, 'nonsense')).toBe(64);
    expect(await deliver(raw, MAIL_SECRET, 'http://127.0.0.1:1')).toBe(75);
    expect(await deliver(raw, `${MAIL_SECRET.slice(0, -4)}AAAA`)).toBe(75);
  });
});

it('refuses a mail that is too large, and one that is none', async () => {
  const large = Buffer.concat([Buffer.from(rawMail({ from: email, to })), Buffer.alloc(25 * 2 ** 20, 'x')]);

  expect((await postMail(server, large)).status).toBe(413);
  expect((await postMail(server, Buffer.alloc(0))).status).toBe(404);
  expect(incoming()).toEqual([]);
});
