/** Finding conversations, on both databases: by whom, by what, on every script, and never what is gone or somebody else's. */
import type { SearchHit } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

let server: TestServer;
let agent: Caller;
beforeAll(async () => {
  server = await startTestServer({ rateAgent: 10_000, rateKey: 10_000, rateContact: 1000 });
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());

interface Chat {
  as: Caller & { contactId: string };
  id: string;
  say(text: string, as?: Caller, more?: object): Promise<string>;
}

async function newChat(more: object = {}, site: 'shop' | 'other' = 'shop'): Promise<Chat> {
  const as = await server.newContact(site);
  const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat', ...more } });
  const path = `/v1/conversations/${body.id}/messages`;
  return {
    as,
    id: body.id,
    say: async (text, by = as, rest = {}) =>
      (await server.call(path, { as: by, body: { text, ...rest } })).body.id,
  };
}

async function find(q: string, as = agent, more: Record<string, string> = {}): Promise<SearchHit[]> {
  const { status, body } = await server.call(`/v1/search?${new URLSearchParams({ q, ...more })}`, { as });
  expect(status).toBe(200);
  return body.data;
}

/** The index follows within a second or so. */
const settled = (q: string, count: number) => until(async () => (await find(q)).length === count);
const marks = (hit: SearchHit | undefined) => hit?.ranges.map(({ start, end }) => hit.text.slice(start, end));

describe('a search', () => {
  it('finds messages by all of their words and by the beginning of the last, the latest first', async () => {
    const chat = await newChat();
    const first = await chat.say('My zebra lamp is broken');
    const second = await chat.say('The ZEBRA lamps, both of them');
    await settled('zebra lam', 2);

    const hits = await find('Zébra LAM');

    expect(hits.map(({ message }) => message?.id)).toEqual([second, first]);
    expect(hits[1]).toMatchObject({
      found: 'message',
      conversation: { id: chat.id },
      message: { id: first },
    });
    expect(hits.map(marks)).toEqual([
      ['ZEBRA', 'lamps'],
      ['zebra', 'lamp'],
    ]);
    expect(await find('zebra sofa')).toEqual([]);
  });

  it('finds people by name and address, in the conversation where they were last spoken with', async () => {
    const chat = await newChat();
    await server.call('/v1/me', {
      as: chat.as,
      method: 'PATCH',
      body: { name: 'Quintilia Vance', email: 'q.vance@example.com' },
    });
    await settled('quintilia', 1);

    for (const q of ['quintil', 'vance', 'q.vance@exam']) {
      expect(await find(q)).toMatchObject([
        { found: 'contact', conversation: { id: chat.id }, message: null },
      ]);
    }
  });

  it('finds conversations by tag and by the page where they began', async () => {
    const context = { url: 'https://shop.example/velocipedes/7', title: 'Penny-farthing' };
    const chat = await newChat({ context });
    await server.call(`/v1/conversations/${chat.id}`, {
      ...{ as: agent, method: 'PATCH' },
      body: { tags: ['warranty-claim'] },
    });
    await settled('warranty', 1);

    const [byTag] = await find('warranty');
    const [byTitle] = await find('penny farthing');
    const [byAddress] = await find('velociped');

    expect([byTag?.found, byTitle?.found, byAddress?.found]).toEqual(['tags', 'page', 'page']);
    expect(marks(byTag)).toEqual(['warranty']);
    expect(byAddress?.conversation.id).toBe(chat.id);
  });

  it.each([
    ['返品したいのですが', '返品'],
    ['Где мой заказ-невидимка', 'невидим'],
    ['أين طلبيتي المفقودة', 'المفقو'],
    ['ฉันต้องการคืนจักรยาน', 'จักรยาน'],
  ])('finds %s by %s', async (text, q) => {
    const id = await (await newChat()).say(text);
    await settled(q, 1);

    expect((await find(q))[0]?.message?.id).toBe(id);
  });

  it('follows what is changed and taken back', async () => {
    const chat = await newChat();
    const id = await chat.say('A marmalade sandwich');
    await settled('marmalade', 1);
    const path = `/v1/conversations/${chat.id}/messages/${id}`;

    await server.call(path, { as: chat.as, method: 'PATCH', body: { text: 'A chutney sandwich' } });
    expect(await find('marmalade')).toEqual([]);
    await settled('chutney', 1);
    await server.call(path, { as: chat.as, method: 'DELETE' });

    expect(await find('chutney')).toEqual([]);
  });

  it('is page by page, each hit once', async () => {
    const chat = await newChat();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await chat.say(`Pangolin number ${n}`));
    await settled('pangolin', 5);

    const found: (string | undefined)[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = new URLSearchParams({ q: 'pangolin', limit: '2', ...(cursor && { cursor }) });
      const { body } = await server.call(`/v1/search?${query}`, { as: agent });
      found.push(...(body.data as SearchHit[]).map(({ message }) => message?.id));
      cursor = body.next;
    }

    expect(found).toEqual(ids.toReversed());
  });

  it('shows a key of one site nothing of another, and can be asked for one site', async () => {
    const [here, there] = [await newChat(), await newChat({}, 'other')];
    await here.say('An axolotl here');
    await there.say('An axolotl there');
    await settled('axolotl', 2);

    const idsOf = (hits: SearchHit[]) => hits.map(({ conversation }) => conversation.id);
    expect(idsOf(await find('axolotl', server.key('shop')))).toEqual([here.id]);
    expect(idsOf(await find('axolotl', agent, { siteId: server.otherSiteId }))).toEqual([there.id]);
    const { body } = await server.call(`/v1/search?q=axolotl&siteId=${server.otherSiteId}`, {
      as: server.key('shop'),
    });
    expect(body.error.code).toBe('not_found');
  });

  it('finds notes, and is for the company only', async () => {
    const chat = await newChat();
    await chat.say('Hello');
    await chat.say('Their budget is a cormorant', agent, { internal: true });
    await settled('cormorant', 1);

    expect((await find('cormorant'))[0]?.message?.internal).toBe(true);
    const refused = await server.call('/v1/search?q=cormorant', { as: chat.as });
    expect(refused.body.error.code).toBe('forbidden');
  });

  it('finds chats only: no word of a discussion, whatever became of it', async () => {
    const as = await server.newContact();
    const say = (text: string) =>
      server.call('/v1/topics/search/messages?site=shop', { as, body: { text } }).then(({ body }) => body.id);
    await say('A quokka that all can read');
    await say('A quokka that waits: a.com b.com c.com');
    const gone = await say('A quokka that is gone');
    await server.call(`/v1/topics/search/messages/${gone}?site=shop`, { as, method: 'DELETE' });
    const inChat = await (await newChat()).say('A quokka in private');
    await settled('private quokka', 1);

    for (const by of [agent, await server.signIn('owner'), server.key(null)]) {
      expect((await find('quokka', by)).map(({ message }) => message?.id)).toEqual([inChat]);
    }
    for (const role of ['moderator', 'analyst'] as const) {
      const { body } = await server.call('/v1/search?q=quokka', { as: await server.signIn(role) });
      expect(body.error.code).toBe('forbidden');
    }
  });

  it('gives what was found as text and numbers, however it was written', async () => {
    const text = '<img src=x onerror=alert(1)> "ocelot" \' OR 1=1 -- & <mark>';
    await (await newChat()).say(text);
    await settled('ocelot', 1);

    const [hit] = await find('"ocelot" OR NEAR( * ^ ');

    expect(hit).toBeUndefined();
    expect((await find('ocelot"'))[0]?.text).toBe(text);
  });

  it.each([['*'], ['"'], ["' | !x & (y"], ['words:x'], ['-'], ['AND'], ["\\'"], ['👍']])(
    'is not fooled by %s',
    async (q) => {
      expect(Array.isArray(await find(q))).toBe(true);
    },
  );

  it.each([['q='], ['q=%20'], ['q=x&cursor=nonsense'], ['q=x&limit=0'], [''], [`q=${'x'.repeat(201)}`]])(
    'refuses %s',
    async (query) => {
      expect((await server.call(`/v1/search?${query}`, { as: agent })).body.error.code).toBe('invalid_input');
    },
  );
});
