/** Moderation over HTTP: nothing that a rule or a person stops is lost, and nothing stopped is seen. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModerationItem } from '@parley/protocol';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { hookSecretOf } from '../services/judge-secret.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { topicsOf } from '../testing/topics.js';

let server: TestServer;
let moderator: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  server = await startTestServer({ webhookAllow: ['127.0.0.1/32'] });
  moderator = await server.signIn('moderator');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

const queue = async (name: string, as: Caller = moderator): Promise<ModerationItem[]> =>
  (await server.call(`/v1/moderation/messages?site=shop&queue=${name}&limit=200`, { as })).body.data;
const find = async (name: string, id: string) => (await queue(name)).find(({ message }) => message.id === id);
const decide = async (decision: string, messageIds: string[], more: object = {}) =>
  (
    await server.call('/v1/moderation/decisions', {
      as: moderator,
      body: { site: 'shop', messageIds, decision, ...more },
    })
  ).body;
const textsOf = (messages: { text: string }[]) => messages.map(({ text }) => text);

describe('what a rule stops', () => {
  it('stands in a queue with its reason, and nobody but its author sees it', async () => {
    const { post, read, path } = newTopic();
    const author = await server.newContact();

    const held = await post(author, 'See a.com and b.com and c.com for bicycles');
    const refused = await post(author, 'A perfectly human message', { trap: 'http://x' });

    expect([held.status, refused.status]).toEqual(['pending', 'rejected']);
    expect((await read()).data).toEqual([]);
    expect((await find('held', held.id))?.reasons).toEqual([
      { rule: 'links', action: 'hold', found: ['a.com', 'b.com', 'c.com'] },
    ]);
    expect((await find('held', refused.id))?.reasons[0]).toMatchObject({ rule: 'robot', action: 'reject' });
    const own = await server.call(`${path}/own?site=shop`, { as: author });
    expect(own.body.messages.map(({ status }: { status: string }) => status).sort()).toEqual([
      'pending',
      'rejected',
    ]);
  });

  it('is judged again when its author changes it', async () => {
    const { post, read, at } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'Harmless');
    const body = { text: 'a.com b.com c.com d.com' };

    const { body: changed } = await server.call(at(id), { as: author, method: 'PATCH', body });

    expect(changed.status).toBe('pending');
    expect((await read()).data).toEqual([]);
    expect((await find('held', id))?.reasons[0]?.rule).toBe('links');
  });
});

describe('a decision', () => {
  it('is seen at once, is in the log with who made it, and can be taken back', async () => {
    const { post, read } = newTopic();
    const { id } = await post(await server.newContact(), 'a.com b.com c.com are my shops');

    await decide('approve', [id]);
    expect(textsOf((await read()).data)).toEqual(['a.com b.com c.com are my shops']);
    expect((await find('decided', id))?.decision).toMatchObject({
      decision: 'approve',
      by: { type: 'agent' },
    });
    await decide('undo', [id]);
    expect((await read()).data).toEqual([]);
    expect(await find('held', id)).toBeDefined();
    expect((await decide('undo', [id])).left).toEqual([id]);

    const { body } = await server.call('/v1/events?types=message.approved,message.rejected', {
      as: server.key('shop'),
    });
    const told = body.data.filter((event: { message: { id: string } }) => event.message.id === id);
    expect(told.map(({ type }: { type: string }) => type)).toEqual(['message.approved', 'message.rejected']);
    expect(told[0].actor.type).toBe('agent');
  });

  it('takes away what everybody saw, leaving a stub where it was answered', async () => {
    const { post, read, topic } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'Rude words');
    await post(moderator, 'Please be kind', { parentId: id });

    await decide('reject', [id]);

    expect((await read()).data[0]).toMatchObject({ stub: 'deleted', text: '', author: null });
    expect(await topic()).toMatchObject({ messages: 1 });
    await decide('approve', [id], { text: 'Kind words' });
    expect((await read()).data[0]).toMatchObject({ stub: null, text: 'Kind words' });
    expect(await topic()).toMatchObject({ messages: 2 });
  });

  it('is made about a whole page at once, and leaves out what is not there', async () => {
    const { post, read } = newTopic();
    const ids: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      ids.push((await post(await server.newContact(), `Shop ${i}: a.com b.com c.com`)).id);
    }
    const elsewhere = `msg_${'0'.repeat(26)}`;

    const result = await decide('approve', [...ids, elsewhere]);

    expect(result.decided).toHaveLength(10);
    expect(result.left).toEqual([elsewhere]);
    expect((await read()).data).toHaveLength(10);
  });

  it('teaches the filter at once, which says by which words it knew', async () => {
    const { post } = newTopic();
    const spam = 'Casino bonus jackpot tonight, claim your casino bonus';
    const teach: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      teach.push((await post(await server.newContact(), `${spam} number ${i}`)).id);
    }
    const fine = await post(await server.newContact(), 'Does the saddle fit a small child?');
    await decide('spam', teach);
    await decide('approve', [fine.id]);

    const again = await post(await server.newContact(), 'Your casino bonus jackpot waits');

    expect(again.status).toBe('pending');
    const reason = (await find('held', again.id))?.reasons.find(({ rule }) => rule === 'learned');
    expect(reason?.found).toContain('casino');
    expect((await post(await server.newContact(), 'Does the saddle fit?')).status).toBe('published');
  });
});

describe('a person', () => {
  it('who is banned is told so, until it is over', async () => {
    const { post } = newTopic();
    const contact = await server.newContact();
    const path = `/v1/moderation/contacts/${contact.contactId}/sanction`;
    const until = new Date(server.clock.now.getTime() + 60_000).toISOString();

    await server.call(path, { as: moderator, method: 'PUT', body: { kind: 'ban', until } });
    expect((await post(contact, 'Hello?')).error.code).toBe('forbidden');
    server.clock.now = new Date(server.clock.now.getTime() + 61_000);
    expect((await post(contact, 'Hello again')).status).toBe('published');
  });

  it('who is muted speaks to the queue', async () => {
    const { post, read } = newTopic();
    const contact = await server.newContact();
    const path = `/v1/moderation/contacts/${contact.contactId}/sanction`;
    await server.call(path, { as: moderator, method: 'PUT', body: { kind: 'mute', until: null } });

    const muted = await post(contact, 'Can anybody hear me?');
    expect(muted.status).toBe('pending');
    expect((await read()).data).toEqual([]);
    expect((await find('held', muted.id))?.reasons).toEqual([{ rule: 'muted', action: 'hold', found: [] }]);
    await server.call(path, { as: moderator, method: 'DELETE' });
    expect((await post(contact, 'And now, can you?')).status).toBe('published');
  });

  it('has a history: what they said, what became of it, how they stand', async () => {
    const { post } = newTopic();
    const contact = await server.newContact();
    const bad = await post(contact, 'Something rude');
    await post(contact, 'Something nice');
    await decide('reject', [bad.id]);

    const { body } = await server.call(`/v1/moderation/contacts/${contact.contactId}`, { as: moderator });

    expect(body.standing).toMatchObject({ published: 1, rejected: 1, sanction: null });
    expect(body.messages.map(({ message }: ModerationItem) => message.text).sort()).toEqual([
      'Something nice',
      'Something rude',
    ]);
  });

  it('may ask once to have a refused message looked at again', async () => {
    const { post, at } = newTopic();
    const contact = await server.newContact();
    const { id } = await post(contact, 'Misunderstood');
    const appeal = () => server.call(at(id, '/appeal'), { as: contact, body: { text: 'I meant it well' } });

    expect((await appeal()).body.error.code).toBe('conflict');
    await decide('reject', [id]);
    expect((await appeal()).status).toBe(200);
    expect((await find('appealed', id))?.appeal).toBe('I meant it well');
    expect((await appeal()).body.error.code).toBe('conflict');
  });
});

it('a moderator is told how many messages wait, and for what', async () => {
  const counts = async () =>
    (await server.call('/v1/moderation/counts?site=shop', { as: moderator })).body as Record<string, number>;
  const { post, at } = newTopic();
  const before = await counts();

  const held = await post(await server.newContact(), 'a.com b.com c.com');
  const { id } = await post(await server.newContact(), 'Buy my watches');
  await server.call(at(id, '/reports'), { as: await server.newContact(), body: { reason: 'spam' } });

  const added = { held: (before.held ?? 0) + 1, reported: (before.reported ?? 0) + 1 };
  expect(await counts()).toEqual({ ...before, ...added });
  await decide('approve', [held.id, id]);
  expect(await counts()).toEqual(before);
});

it('a moderator of some sites is told of those only', async () => {
  const sitesOf = async () => (await server.call('/v1/me', { as: moderator })).body.sites as { id: string }[];
  const all = await sitesOf();
  const { body } = await server.call('/v1/me', { as: moderator });
  const account = `/v1/accounts/${body.agent.id}`;
  const owner = await server.signIn('owner');

  const bound = { siteIds: [all[0]?.id] };
  await server.call(account, { as: owner, method: 'PATCH', body: bound });
  const some = await sitesOf();
  await server.call(account, { as: owner, method: 'PATCH', body: { siteIds: null } });

  expect(all.length).toBeGreaterThan(1);
  expect(some.map(({ id }) => id)).toEqual(bound.siteIds);
});

it('what is reported comes before a moderator, with the reasons', async () => {
  const { post, at, read } = newTopic();
  const { id } = await post(await server.newContact(), 'Buy my watches');
  const report = { reason: 'spam', text: 'An advertisement' };
  await server.call(at(id, '/reports'), { as: await server.newContact(), body: report });

  expect((await find('reported', id))?.reports).toMatchObject([report]);
  expect((await read()).data).toHaveLength(1);
});

it('a moderator decides on their own sites only, and contacts and agents not at all', async () => {
  const agent = await server.signIn('agent');
  const contact = await server.newContact();
  for (const as of [agent, contact]) {
    const { body } = await server.call('/v1/moderation/messages?site=shop', { as });
    expect(body.error.code).toBe('forbidden');
  }
  const sites = JSON.stringify([server.otherSiteId]);
  await server.installation.run(`update agent set site_ids = '${sites}' where role = 'moderator'`);

  const own = await server.call('/v1/moderation/messages?site=other', { as: moderator });
  expect(own.status).toBe(200);
  const foreign = await server.call('/v1/moderation/messages?site=shop', { as: moderator });
  expect(foreign.body.error.code).toBe('not_found');
  await server.installation.run('update agent set site_ids = null');
});

it('a rule can be tried on what was said before it is switched on', async () => {
  const { post } = newTopic();
  const { id } = await post(await server.newContact(), 'This bicycle is a velocipede');
  const rules = [{ kind: 'banned_words', words: ['velocipede'] }];
  const before = await server.installation.rows();

  const { body } = await server.call('/v1/moderation/simulations', {
    as: moderator,
    body: { site: 'shop', rules },
  });

  expect(body).toMatchObject({ hold: 1, reject: 0, byRule: { banned_words: 1 } });
  expect(body.examples).toMatchObject([{ messageId: id, reasons: [{ found: ['velocipede'] }] }]);
  expect(await server.installation.rows()).toEqual(before);
});

describe('the company’s own judge', () => {
  it('is asked with a signature, and its answer counts; without one in time, the site’s wish does', async () => {
    const asked: { headers: Record<string, string>; body: string }[] = [];
    let answer: (() => string) | undefined = () => JSON.stringify({ decision: 'reject', reason: 'tone' });
    const judge = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        asked.push({ headers: request.headers as Record<string, string>, body });
        // Without an answer it leaves us waiting.
        if (answer !== undefined) response.end(answer());
      });
    });
    await new Promise<void>((done) => judge.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(judge.address() as AddressInfo).port}/`;
    const hook = { url, timeoutMs: 300, onFailure: 'hold' } as const;
    await server.changeDiscussion({ hook });
    const { post } = newTopic();

    const refused = await post(await server.newContact(), 'Judge me');
    expect(refused.status).toBe('rejected');
    expect((await find('held', refused.id))?.reasons).toEqual([
      { rule: 'hook', action: 'reject', found: ['tone'] },
    ]);
    const secret = await hookSecret();
    const [first] = asked;
    expect(new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {})).toMatchObject({
      text: 'Judge me',
      site: 'shop',
    });
    answer = undefined;
    expect((await post(await server.newContact(), 'Silence holds')).status).toBe('pending');
    answer = () => 'what?';
    await server.changeDiscussion({ hook: { ...hook, onFailure: 'publish' } });
    expect((await post(await server.newContact(), 'Nonsense lets through')).status).toBe('published');
    await server.changeDiscussion({ hook: null });
    judge.closeAllConnections();
    await new Promise((done) => judge.close(done));
  });

  it('is asked with a new secret once that is made, which is shown only then; the one before signs for a day, too', async () => {
    const admin = await server.signIn('admin');
    const asked: { headers: Record<string, string>; body: string }[] = [];
    const judge = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        asked.push({ headers: request.headers as Record<string, string>, body });
        response.end(JSON.stringify({ decision: 'publish' }));
      });
    });
    await new Promise<void>((done) => judge.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(judge.address() as AddressInfo).port}/`;
    await server.changeDiscussion({ hook: { url, timeoutMs: 5000, onFailure: 'hold' } });
    const before = await hookSecret();
    const rotate = (as: Caller) => server.call('/v1/moderation/judge-secret', { as, body: { site: 'shop' } });
    const verifies = async (secret: string) => {
      await newTopic().post(await server.newContact(), 'Who signs this?');
      const { body = '', headers = {} } = asked.at(-1) ?? {};
      // The server's clock stands still; the library looks at the real one.
      return new Webhook(secret).verify(body, headers) !== undefined;
    };

    expect((await rotate(moderator)).body.error.code).toBe('forbidden');
    const { body } = await rotate(admin);
    expect(body.secret).toMatch(/^whsec_/);
    expect(body.secret).not.toBe(before);
    expect(await hookSecret()).toBe(body.secret);
    expect([await verifies(body.secret), await verifies(before)]).toEqual([true, true]);
    expect(Date.parse(body.previousUntil) - server.clock.now.getTime()).toBe(86_400_000);
    const audit = await server.call('/v1/audit?limit=20', { as: admin });
    expect(JSON.stringify(audit.body)).toContain('discussion.hook.secret');
    expect(JSON.stringify(audit.body)).not.toContain(body.secret);
    const again = await rotate(admin);
    await expect(verifies(before)).rejects.toThrow();
    expect(await verifies(again.body.secret)).toBe(true);

    await server.changeDiscussion({ hook: null });
    judge.closeAllConnections();
    await new Promise((done) => judge.close(done));
  });

  async function hookSecret(): Promise<string> {
    const { ctx, close } = await createWorkspace(server.installation);
    const secret = await hookSecretOf(ctx, server.siteId);
    await close();
    return secret;
  }
});

it('who is forgotten is forgotten in public, too: words, earlier words, queue, standing', async () => {
  const { post, read, at } = newTopic();
  const contact = await server.newContact();
  const { id } = await post(contact, 'My name is Rumpelstilzchen');
  await server.call(at(id), { as: contact, method: 'PATCH', body: { text: 'Rumpelstilzchen again' } });
  await post(moderator, 'Nice name', { parentId: id });
  await post(contact, 'Rumpelstilzchen: a.com b.com c.com');

  await server.call(`/v1/contacts/${contact.contactId}`, { as: server.key('shop'), method: 'DELETE' });

  expect((await read()).data[0]).toMatchObject({ stub: 'deleted', text: '', author: null });
  expect(JSON.stringify(await server.installation.rows())).not.toContain('Rumpelstilzchen');
});
