/** Following discussions by e-mail: asked before anything is sent, told once of what was said together, forgotten at a click. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../cli/workspace.js';
import type { FollowTable } from '../db/topic-tables.js';
import { importDiscussions } from '../importing/import-discussions.js';
import { openSource } from '../importing/open-source.js';
import { requireSite } from '../services/sites.js';
import { DISQUS } from '../testing/exports.js';
import { FOLLOW_MAIL, linkIn } from '../testing/follow-stage.js';
import { type Mailbox, openMailbox, smtpRefusal } from '../testing/mailbox.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';
import { topicsOf } from '../testing/topics.js';

const MAIL = { ...FOLLOW_MAIL, rateContact: 10_000, rateAddress: 10_000 };

let mailbox: Mailbox;
let server: TestServer;
let topic: ReturnType<ReturnType<typeof topicsOf>>;
let author: Caller & { contactId: string };
let staff: Caller;
/** Its key is good however much time passes. */
let company: Caller;

beforeEach(async () => {
  mailbox = await openMailbox();
  server = await startTestServer({ ...MAIL, smtpUrl: mailbox.url });
  topic = topicsOf(server)();
  author = await server.newContact();
  staff = await server.signIn('moderator');
  company = server.key('shop');
});
afterEach(async () => {
  await server.stop();
  await mailbox.close();
});

const pass = (seconds: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + seconds * 1000);
};
const textOf = (index: number) => mailbox.mails.at(index)?.text ?? '';

/** Lets the time pass until so many mails are there. */
const untilMails = (count: number) =>
  until(() => {
    pass(20);
    return mailbox.mails.length >= count;
  });

async function ask(as: Caller, body: object, path = topic.path) {
  return server.call(`${path}/follow?site=shop`, { as, body });
}

/** Somebody who follows. @returns who asked, and the mail's link */
async function follower(email: string, more: object = {}, as?: Caller & { contactId: string }) {
  const who = as ?? (await server.newContact());
  const before = mailbox.mails.length;
  expect((await ask(who, { email, ...more })).status).toBe(202);
  await until(() => mailbox.mails.length > before);
  const link = linkIn(textOf(-1), 'follow');
  const { status, body } = await server.call(link, { method: 'POST' });
  expect([status, body]).toEqual([200, expect.stringContaining('You will be told')]);
  return { who, link };
}

let settled = 0;

/** A mail about another topic shows that the news were taken in; then nothing is due to anybody. */
async function settle(): Promise<void> {
  settled += 1;
  const path = `/v1/topics/settled-${settled}`;
  const words = `The last words of ${settled}`;
  const last = await server.newContact();
  const before = mailbox.mails.length;
  await ask(last, { email: 'last@example.com' }, path);
  await until(() => mailbox.mails.slice(before).some(({ to }) => JSON.stringify(to).includes('last@')));
  const asked = mailbox.mails.findLast(({ to }) => JSON.stringify(to).includes('last@'));
  await server.call(linkIn(asked?.text ?? '', 'follow'), { method: 'POST' });
  await server.call(`${path}/messages?site=shop`, { as: company, body: { text: words } });
  await until(() => {
    pass(20);
    return mailbox.mails.some(({ text }) => text?.includes(words));
  });
  await until(async () => {
    const { follow = [] } = await server.installation.rows();
    return (follow as FollowTable[]).every(
      ({ due_at, ask_due_at }) => due_at === null && ask_due_at === null,
    );
  });
}
const others = () => mailbox.mails.filter(({ to }) => !JSON.stringify(to).includes('last@'));

describe('following a discussion', () => {
  it('begins with a question that says nothing its asker has written, and is answered by a click, not by a look', async () => {
    const page = { url: 'http://shop.example/saddles', title: 'Win a prize at evil.example' };
    const { status, body } = await ask(author, { email: ' Zoe@Example.com ', page });
    await until(() => mailbox.mails.length === 1);

    expect([status, body]).toEqual([202, { topic: topic.key, scope: 'all' }]);
    const [mail] = mailbox.mails;
    expect(mail?.to).toMatchObject({ value: [{ address: 'zoe@example.com' }] });
    expect(mail?.subject).toBe('Please confirm: e-mails from Shop');
    expect(mail?.text).toContain('http://shop.example/saddles');
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain('prize');
    const link = linkIn(mail?.text ?? '', 'follow');
    expect((await server.call(link)).body).toContain('<form method="post">');
    await topic.post(staff, 'Said before it was confirmed');
    expect((await server.call(link, { method: 'POST' })).body).toContain('You will be told');
    expect((await server.call(link, { method: 'POST' })).body).toContain('You will be told');
    await topic.post(staff, 'Said after');
    await settle();

    expect(others()).toHaveLength(2);
    const news = others()[1]?.text;
    expect(news).toContain('Said after');
    expect(news).not.toContain('Said before');
    expect(news).toMatch(/http:\/\/shop\.example\/saddles#parley-msg_/);
  });

  it('tells a burst in one mail, nobody of their own words, and nothing that is gone or waits', async () => {
    const zoe = await follower('zoe@example.com');
    await topic.post(author, 'The first');
    const gone = await topic.post(author, 'Soon gone');
    await topic.post(author, 'It waits: a.com b.com c.com');
    await topic.post(zoe.who, 'What Zoe says');
    await topic.post(staff, 'The <b>second</b>');
    await server.call('/v1/moderation/decisions', {
      as: staff,
      body: { site: 'shop', messageIds: [gone.id], decision: 'reject' },
    });
    await settle();

    expect(others()).toHaveLength(2);
    const [, mail] = others();
    expect(mail?.text).toMatch(/The first[\s\S]*The <b>second<\/b>/);
    expect(mail?.html).toContain('The &lt;b&gt;second&lt;/b&gt;');
    expect(mail?.text).not.toMatch(/Soon gone|It waits|What Zoe says/);
    expect(mail?.subject).toBe(`New in “${topic.key}”`);
  });

  it('tells of what waited when it is let through, and tells nothing twice', async () => {
    await follower('zoe@example.com');
    const waits = await topic.post(author, 'It waits: a.com b.com c.com');
    await topic.post(author, 'It does not');
    await untilMails(2);
    await server.call('/v1/moderation/decisions', {
      as: staff,
      body: { site: 'shop', messageIds: [waits.id], decision: 'approve' },
    });
    await untilMails(3);

    expect(textOf(1)).toContain('It does not');
    expect(textOf(2)).toContain('It waits');
    expect(textOf(2)).not.toContain('It does not');
    expect(mailbox.mails[2]?.messageId).not.toBe(mailbox.mails[1]?.messageId);
  });

  it('is of answers to one’s own messages, for who chooses so', async () => {
    const own = await topic.post(author, 'A question');
    const other = await topic.post(staff, 'Something else');
    await follower('zoe@example.com', { scope: 'replies' }, author);
    await topic.post(staff, 'Not for Zoe', { parentId: other.id });
    await topic.post(staff, 'An answer for Zoe', { parentId: own.id });
    await settle();

    expect(others()).toHaveLength(2);
    expect(others()[1]?.text).toContain('An answer for Zoe');
    expect(others()[1]?.text).not.toContain('Not for Zoe');
  });

  it('is told nothing of what is brought along from another system', async () => {
    const kettle = `/v1/topics/${encodeURIComponent('http://shop.example/kettle')}`;
    await ask(author, { email: 'zoe@example.com' }, kettle);
    await until(() => mailbox.mails.length === 1);
    await server.call(linkIn(textOf(0), 'follow'), { method: 'POST' });
    const file = join(server.installation.dataDir, 'export.xml');
    writeFileSync(file, DISQUS);
    const workspace = await openWorkspace(server.installation);
    const site = requireSite(workspace.ctx, 'shop');
    const source = await openSource('disqus', file, () => undefined);
    const { messages } = await importDiscussions(workspace.ctx, source, {
      ...{ site, format: 'disqus', origin: null, topicBy: 'url', dryRun: false },
      ...{ onProgress: () => undefined, onLeftOut: () => undefined },
    });
    await workspace.close();
    await settle();

    expect(messages).toBeGreaterThan(2);
    expect(others()).toHaveLength(1);
  });

  it('ends at one click of the mail program, and the address is forgotten', async () => {
    await follower('zoe@example.com');
    await topic.post(author, 'News');
    await untilMails(2);
    const mail = mailbox.mails[1];
    const stop = linkIn(mail?.text ?? '', 'unfollow');
    const header = String(JSON.stringify(mail?.headers.get('list')));
    expect(header).toContain(stop);
    expect(mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toContain('One-Click');
    expect((await server.call(stop)).body).toContain('<form method="post">');
    expect(JSON.stringify(await server.installation.rows())).toContain('zoe@example.com');

    for (let twice = 0; twice < 2; twice += 1) {
      const ended = await fetch(server.url + stop, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      expect([ended.status, await ended.text()]).toEqual([200, expect.stringContaining('no more mails')]);
    }
    expect(JSON.stringify(await server.installation.rows())).not.toContain('zoe@example.com');
    await topic.post(company, 'More news');
    await settle();

    expect(others()).toHaveLength(2);
  });

  it('asks an address no more often than is bearable, and tells nobody what is known of it', async () => {
    const { who } = await follower('zoe@example.com');
    const stranger = await server.newContact();
    const [again, unknown] = [
      await ask(who, { email: 'zoe@example.com' }),
      await ask(stranger, { email: 'new@example.com' }),
    ];
    expect([again.status, again.body]).toEqual([unknown.status, unknown.body]);
    await until(() => mailbox.mails.length === 2);

    let refused = 0;
    for (let n = 0; n < 12; n += 1) {
      const as = await server.newContact();
      const { status, body } = await ask(as, { email: 'victim@example.com' }, `/v1/topics/other-${n}`);
      if (status !== 202) expect(body.error.code).toBe('rate_limited');
      refused += Number(status !== 202);
    }
    expect(refused).toBe(7);
    await settle();
    const toVictim = mailbox.mails.filter(({ to }) => JSON.stringify(to).includes('victim@'));
    expect(toVictim.length).toBeLessThanOrEqual(5);
  });

  it('is asked anew after a while, and then only the latest link is good', async () => {
    await ask(author, { email: 'zoe@example.com' });
    await until(() => mailbox.mails.length === 1);
    await ask(author, { email: 'zoe@example.com' });
    pass(700);
    await ask(author, { email: 'zoe@example.com' });
    await until(() => mailbox.mails.length === 2);
    const [first, second] = [0, 1].map((index) => linkIn(textOf(index), 'follow'));

    expect((await server.call(first ?? '', { method: 'POST' })).body).toContain('no longer valid');
    expect((await server.call(second ?? '', { method: 'POST' })).body).toContain('You will be told');
    expect((await server.call(`${second}x`, { method: 'POST' })).body).toContain('no longer valid');
    expect((await server.call('/mail/follow/nonsense')).body).toContain('no longer valid');
    expect((await server.call('/mail/unfollow/nonsense')).status).toBe(404);
  });

  it('forgets an address that does not answer', async () => {
    await ask(author, { email: 'zoe@example.com' });
    await until(() => mailbox.mails.length === 1);
    pass(7 * 86_400 + 1);

    expect((await server.call(linkIn(textOf(0), 'follow'), { method: 'POST' })).body).toContain(
      'no longer valid',
    );
    await until(async () => {
      pass(60);
      return !JSON.stringify(await server.installation.rows()).includes('zoe@example.com');
    });
  });

  it('keeps addresses from the feed and from everybody, and erases them with their person', async () => {
    const { who } = await follower('zoe@example.com');
    await topic.post(author, 'News');
    const reads = [
      await server.call('/v1/events?limit=1000', { as: server.key(null) }),
      await server.call('/v1/events?limit=1000', { as: who }),
      await server.call(`${topic.path}?site=shop`),
      await server.call(`${topic.path}/messages?site=shop`),
    ];
    expect(JSON.stringify(reads.map(({ body }) => body))).not.toContain('zoe@example.com');

    await server.call(`/v1/contacts/${who.contactId}`, { as: server.key(null), method: 'DELETE' });

    expect(JSON.stringify(await server.installation.rows())).not.toContain('zoe@example.com');
    await settle();
    expect(others()).toHaveLength(1);
  });

  it('goes to the address that the contact has, when it names none', async () => {
    expect((await ask(author, {})).body.error).toMatchObject({
      code: 'invalid_input',
      details: [{ path: 'email' }],
    });
    await server.call('/v1/me', { as: author, method: 'PATCH', body: { email: 'own@example.com' } });

    expect((await ask(author, {})).status).toBe(202);
    await until(() => mailbox.mails.length === 1);
    expect(mailbox.mails[0]?.to).toMatchObject({ value: [{ address: 'own@example.com' }] });
  });

  it('tries again what a mail server does not take for now, and gives up what it never takes', async () => {
    await follower('zoe@example.com');
    let times = 0;
    mailbox.onMail = () => {
      times += 1;
      if (times < 3) throw smtpRefusal(451);
    };
    await topic.post(company, 'Tried again');
    await untilMails(2);
    expect(times).toBe(3);
    mailbox.onMail = ({ to }) => {
      if (JSON.stringify(to).includes('zoe@')) throw smtpRefusal(550);
    };
    await topic.post(company, 'Never taken');
    await settle();
    mailbox.onMail = () => {};
    await settle();

    expect(
      others()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Never taken');
  });
});

it('is offered only where mails are sent', async () => {
  const silent = await startTestServer();
  const as = await silent.newContact();

  const { body } = await silent.call('/v1/topics/any/follow?site=shop', {
    as,
    body: { email: 'a@example.com' },
  });
  const offered = [silent, server].map(
    async (one) => (await one.call('/v1/topics/any?site=shop')).body.rules.follow,
  );

  expect(body.error.code).toBe('conflict');
  expect(await Promise.all(offered)).toEqual([false, true]);
  await silent.stop();
});
