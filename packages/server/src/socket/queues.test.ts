/** The queues of moderation over a socket: for those who moderate the site, and told as they are now. */
import type { ModerationItem, ModerationNews } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';
import { topicsOf } from '../testing/topics.js';

const HELD = 'See a.com and b.com and c.com';

let server: TestServer;
let moderator: Caller;
let admin: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  server = await startTestServer({ rateContact: 1000 });
  moderator = await server.signIn('moderator');
  admin = await server.signIn('admin');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

async function watch(as: Caller, site = 'shop') {
  const client = await connect(server.url, as);
  const news: ModerationNews[] = [];
  client.socket.on('moderation', (batch: ModerationNews) => news.push(batch));
  const answer = await client.emit('watchModeration', { site });
  /** The message as it was told last. */
  const told = (id: string) =>
    news.flatMap(({ changed }) => changed.filter(({ message }) => message.id === id)).at(-1);
  return { client, news, answer, told };
}

const decide = async (as: Caller, decision: string, items: ModerationItem[]) => {
  const messageIds = items.map(({ message }) => message.id);
  const seen = Object.fromEntries(items.map(({ message, version }) => [message.id, version]));
  return (
    await server.call('/v1/moderation/decisions', {
      as,
      body: { site: 'shop', messageIds, decision, seen },
    })
  ).body;
};

describe('whoever moderates a site', () => {
  it('hears of what is held, reported, decided and appealed, with how many wait', async () => {
    const { client, news, told } = await watch(moderator);
    const { post, at } = newTopic();
    const author = await server.newContact();

    const held = await post(author, HELD);
    await until(() => told(held.id)?.queue === 'held');
    expect(told(held.id)).toMatchObject({ reasons: [{ rule: 'links' }], message: { text: HELD } });
    expect(news.at(-1)?.counts.held).toBe(1);
    const fine = await post(author, 'Buy my watches');
    await until(() => told(fine.id)?.queue === 'recent');
    const report = { as: await server.newContact(), body: { reason: 'spam', text: 'An advertisement' } };
    await server.call(at(fine.id, '/reports'), report);
    await until(() => told(fine.id)?.queue === 'reported');
    await decide(admin, 'reject', [told(fine.id) as ModerationItem]);
    await until(() => told(fine.id)?.queue === 'decided');
    expect(told(fine.id)?.decision).toMatchObject({
      decision: 'reject',
      by: { type: 'agent', name: expect.stringContaining('admin') },
    });
    await server.call(at(fine.id, '/appeal'), { as: author, body: { text: 'They are good watches' } });
    await until(() => told(fine.id)?.queue === 'appealed');

    expect(told(fine.id)?.appeal).toBe('They are good watches');
    expect(news.at(-1)).toMatchObject({ site: 'shop', counts: { held: 1, appealed: 1 }, reload: false });
    client.close();
  });

  it('hears who was banned and who may speak again, and that somebody was forgotten', async () => {
    const { client, news } = await watch(moderator);
    const contact = await server.newContact();
    const path = `/v1/moderation/contacts/${contact.contactId}/sanction`;

    await server.call(path, { as: admin, method: 'PUT', body: { kind: 'mute', until: null } });
    await until(() => news.some(({ people }) => people.includes(contact.contactId)));
    await server.call(`/v1/contacts/${contact.contactId}`, { as: server.key('shop'), method: 'DELETE' });
    await until(() => news.some(({ reload }) => reload));
    client.close();
  });

  it('hears nothing of sites that are not theirs, nor after they stopped watching', async () => {
    const { client, news } = await watch(admin, 'other');
    const { post } = newTopic();
    const witness = await watch(moderator);

    const { id } = await post(await server.newContact(), HELD);
    await until(() => witness.told(id) !== undefined);
    expect(news).toEqual([]);
    await witness.client.emit('unwatchModeration', { site: 'shop' });
    const before = witness.news.length;
    const again = await watch(admin);
    const next = await post(await server.newContact(), `${HELD} again`);
    await until(() => again.told(next.id) !== undefined);

    expect(witness.news).toHaveLength(before);
    for (const one of [client, witness.client, again.client]) one.close();
  });

  it('is cut off when a site is taken from them, and may not come back to it', async () => {
    const { client } = await watch(moderator);
    const { body } = await server.call('/v1/me', { as: moderator });
    const account = `/v1/accounts/${body.agent.id}`;
    const owner = await server.signIn('owner');
    let ended = false;
    client.socket.on('disconnect', () => {
      ended = true;
    });

    const bound = { siteIds: [server.otherSiteId] };
    await server.call(account, { as: owner, method: 'PATCH', body: bound });
    await until(() => ended);
    const back = await watch(moderator);
    await server.call(account, { as: owner, method: 'PATCH', body: { siteIds: null } });

    expect(back.answer.error.code).toBe('not_found');
    back.client.close();
  });
});

it('nobody else may watch queues', async () => {
  const refused = { agent: 'forbidden', analyst: 'forbidden' } as const;
  for (const role of ['agent', 'analyst'] as const) {
    const { client, answer } = await watch(await server.signIn(role));
    expect(answer.error.code, role).toBe(refused[role]);
    client.close();
  }
  const contact = await watch(await server.newContact());
  expect(contact.answer.error.code).toBe('forbidden');
  const reader = await connect(server.url, { headers: { origin: SITE_ORIGIN }, auth: {} }, { site: 'shop' });
  const answer = await reader.emit('watchModeration', { site: 'shop' });
  expect(answer.error.code).toBe('unauthenticated');
  const nowhere = await watch(moderator, 'nowhere');
  expect(nowhere.answer.error.code).toBe('not_found');
  for (const client of [contact.client, reader, nowhere.client]) client.close();
});

describe('of two who decide about the same message', () => {
  const seenBy = async (as: Caller, queue: string, id: string): Promise<ModerationItem> => {
    const { body } = await server.call(`/v1/moderation/messages?site=shop&queue=${queue}&limit=200`, { as });
    return body.data.find(({ message }: ModerationItem) => message.id === id);
  };

  it('the second is told what the first has decided, and changes nothing', async () => {
    const { post, read } = newTopic();
    const { id } = await post(await server.newContact(), `${HELD} twice`);
    const item = await seenBy(moderator, 'held', id);

    await decide(admin, 'approve', [item]);
    const before = await server.installation.rows();
    const late = await decide(moderator, 'reject', [item]);

    expect(late).toMatchObject({ decided: [], left: [id], changed: [{ queue: 'decided' }] });
    expect(late.changed[0].decision).toMatchObject({ decision: 'approve', by: { type: 'agent' } });
    expect(await server.installation.rows()).toEqual(before);
    expect((await read()).data).toHaveLength(1);
    // Who has seen that may think otherwise.
    expect((await decide(moderator, 'reject', late.changed)).decided).toHaveLength(1);
  });

  it('the first does not take back what the second has decided since', async () => {
    const { post } = newTopic();
    const { id } = await post(await server.newContact(), `${HELD} thrice`);
    const [mine] = (await decide(moderator, 'approve', [await seenBy(moderator, 'held', id)])).decided;
    await decide(admin, 'spam', [mine]);

    expect(await decide(moderator, 'undo', [mine])).toMatchObject({ decided: [], left: [id] });
    expect((await seenBy(admin, 'decided', id)).decision?.decision).toBe('spam');
  });

  it('nobody lets through words that were put there after they looked', async () => {
    const { post, at, read } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, HELD);
    const item = await seenBy(moderator, 'held', id);

    const body = { text: 'See x.com and y.com and z.com' };
    await server.call(at(id), { as: author, method: 'PATCH', body });

    const { changed } = await decide(moderator, 'approve', [item]);
    expect(changed[0].message.text).toBe(body.text);
    expect((await read()).data).toEqual([]);
  });
});
