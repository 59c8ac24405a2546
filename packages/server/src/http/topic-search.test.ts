/** Finding what was said in public, on both databases: on every script, never a word that is not for everybody, gone at once. */
import type { TopicSearchHit } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';
import { topicsOf } from '../testing/topics.js';

let server: TestServer;
let staff: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true, rateContact: 10_000, rateAgent: 10_000 });
  staff = await server.signIn('admin');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

/** Each from an address of its own: searches of one are counted. */
let asked = 0;
const somewhere = () => {
  asked += 1;
  return { 'x-forwarded-for': `198.51.${Math.floor(asked / 250)}.${asked % 250}` };
};

async function ask(query: Record<string, string>, headers: Record<string, string> = {}) {
  const path = `/v1/topic-search?${new URLSearchParams({ site: 'shop', ...query })}`;
  return server.call(path, { as: server.nobody, headers: { ...somewhere(), ...headers } });
}

async function find(q: string, more: Record<string, string> = {}): Promise<TopicSearchHit[]> {
  const { status, body } = await ask({ q, ...more });
  expect(status).toBe(200);
  return body.data;
}

/** The index follows within a second or so. */
const settled = (q: string, count: number) => until(async () => (await find(q)).length === count);
const idsOf = (hits: TopicSearchHit[]) => hits.map(({ message }) => message.id);
const marks = (hit: TopicSearchHit | undefined) =>
  hit?.ranges.map(({ start, end }) => hit.text.slice(start, end));
const decide = (id: string, decision: string) =>
  server.call('/v1/moderation/decisions', {
    as: staff,
    body: { site: 'shop', messageIds: [id], decision },
  });

describe('a search in discussions', () => {
  it('finds messages by all of their words, with topic and author, and says where they stand', async () => {
    const topic = newTopic();
    const page = { url: 'http://shop.example/p/42', title: 'Halden One' };
    const first = await topic.post(await server.newContact(), 'Is the **zebra** saddle broken?', { page });
    const second = await topic.post(staff, 'The ZEBRA saddles are fine', { parentId: first.id });
    await settled('zebra sad', 2);

    const hits = await find('Zébra SAD');

    expect(idsOf(hits)).toEqual([second.id, first.id]);
    expect(hits.map(marks)).toEqual([
      ['ZEBRA', 'saddles'],
      ['zebra', 'saddle'],
    ]);
    expect(hits[1]).toMatchObject({
      topic: { key: topic.key, ...page },
      text: 'Is the zebra saddle broken?',
      message: { id: first.id, replies: 1, author: { type: 'contact' } },
    });
    expect(await find('zebra sofa')).toEqual([]);
  });

  it('finds in one topic what is said there, and on one site nothing of another', async () => {
    const [here, there] = [newTopic(), newTopic()];
    const id = (await here.post(staff, 'An axolotl here')).id;
    await there.post(staff, 'An axolotl there');
    await server.call('/v1/topics/axolotls/messages?site=other', { as: staff, body: { text: 'An axolotl' } });
    await settled('axolotl', 2);
    const [key, elsewhere] = [server.key(null), '/v1/topic-search?site=other&q=axolotl'];
    await until(async () => (await server.call(elsewhere, { as: key })).body.data.length === 1);

    expect(idsOf(await find('axolotl', { topic: here.key }))).toEqual([id]);
    expect(await find('axolotl', { topic: 'nowhere' })).toEqual([]);
    expect(await find('axolotl', { topic: 'axolotls' })).toEqual([]);
  });

  it.each([
    ['返品したいのですが', '返品'],
    ['Где мой заказ-невидимка', 'невидим'],
    ['أين طلبيتي المفقودة', 'المفقو'],
    ['ฉันต้องการคืนจักรยาน', 'จักรยาน'],
    ['See https://shop.example/tangelos now', 'tangelo'],
    ['See [this one](https://shop.example/kumquats)', 'kumquat'],
  ])('finds %s by %s', async (text, q) => {
    const { id } = await newTopic().post(staff, text);
    await settled(q, 1);

    expect(idsOf(await find(q))).toEqual([id]);
  });

  it('finds nothing of chats', async () => {
    const as = await server.newContact();
    const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat' } });
    await server.call(`/v1/conversations/${body.id}/messages`, { as, body: { text: 'A quokka in private' } });
    await newTopic().post(staff, 'A quokka in public');
    await settled('quokka', 1);

    expect((await find('quokka'))[0]?.text).toBe('A quokka in public');
    expect(await find('quokka private')).toEqual([]);
  });

  it('takes a message out at once when it is refused, changed, taken back or goes on in private', async () => {
    const topic = newTopic();
    const author = await server.newContact();
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4]) ids.push((await topic.post(author, `Pangolin number ${n}`)).id);
    const [refused = '', changed = '', deleted = '', moved = ''] = ids;
    await settled('pangolin', 4);

    await decide(refused, 'reject');
    expect(idsOf(await find('pangolin'))).not.toContain(refused);
    await server.call(topic.at(changed), { as: author, method: 'PATCH', body: { text: 'An armadillo' } });
    expect(idsOf(await find('pangolin'))).not.toContain(changed);
    await server.call(topic.at(deleted), { as: author, method: 'DELETE' });
    expect(idsOf(await find('pangolin'))).toEqual([moved]);
    await server.call(topic.at(moved, '/private'), { as: author, body: {} });
    expect(await find('pangolin')).toEqual([]);

    await settled('armadillo', 1);
    await decide(refused, 'approve');
    await settled('pangolin', 1);
  });

  it('keeps out what waits until somebody lets it through, and forgets whom one erases', async () => {
    const topic = newTopic();
    const author = await server.newContact();
    const { id, status } = await topic.post(author, 'A cormorant: a.com b.com c.com');
    await topic.post(staff, 'No cormorants here');
    await settled('cormorant', 1);
    expect(status).toBe('pending');

    await decide(id, 'approve');
    await settled('cormorant', 2);
    await server.call(`/v1/contacts/${author.contactId}`, { as: server.key('shop'), method: 'DELETE' });

    expect(idsOf(await find('cormorant'))).not.toContain(id);
  });

  it('is page by page, the latest written first, each once', async () => {
    const topic = newTopic();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await topic.post(staff, `Tapir number ${n}`)).id);
    await settled('tapir', 5);

    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await ask({ q: 'tapir', limit: '2', ...(cursor && { cursor }) });
      found.push(...idsOf(body.data));
      cursor = body.next;
    }

    expect(found).toEqual(ids.toReversed());
  });

  it('is answered with 304 while nothing has changed', async () => {
    const { id } = await newTopic().post(await server.newContact(), 'One wombat');
    await settled('wombat', 1);
    const first = await ask({ q: 'wombat' });
    const tag = { 'if-none-match': first.headers.get('etag') ?? '' };

    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect((await ask({ q: 'wombat' }, tag)).status).toBe(304);
    await decide(id, 'reject');
    expect((await ask({ q: 'wombat' }, tag)).status).toBe(200);
  });

  it('gives what was found as text and numbers, and is not fooled by what is asked', async () => {
    const text = '<img src=x onerror=alert(1)> "ocelot" & <mark>';
    await newTopic().post(staff, text);
    await settled('ocelot', 1);

    expect((await find('ocelot"'))[0]?.text).toBe(text);
    for (const q of ['*', '"', "' | !x & (y", 'words:x', 'AND', "\\'", '👍', 'ocelot" OR NEAR( *'])
      expect(await find(q)).toEqual([]);
  });

  it.each([{}, { q: ' ' }, { q: 'x', cursor: 'nonsense' }, { q: 'x', limit: '51' }, { q: 'x'.repeat(201) }])(
    'refuses %j',
    async (query) => {
      expect((await ask(query)).body.error.code).toBe('invalid_input');
    },
  );

  it('is for pages of the site, and not too often from one address', async () => {
    const strange = await ask({ q: 'x' }, { origin: 'https://elsewhere.example' });
    expect(strange.body.error.code).toBe('origin_forbidden');

    const as = await server.newContact();
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => server.call('/v1/topic-search?site=shop&q=x', { as })),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});
