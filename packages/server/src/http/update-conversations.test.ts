import { type Conversation, type Event, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

let server: TestServer;
let contact: Caller;
let agent: Caller;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());

beforeEach(async () => {
  contact = await server.newContact();
  id = (await begin({})).id;
});

async function begin(more: object, as = contact): Promise<Conversation> {
  return (await server.call('/v1/conversations', { as, body: { kind: 'chat', ...more } })).body;
}

const update = (as: Caller, body: object) =>
  server.call(`/v1/conversations/${id}`, { as, method: 'PATCH', body });

const say = (as: Caller, body: object) => server.call(`/v1/conversations/${id}/messages`, { as, body });

const read = async (as = contact): Promise<Conversation> =>
  (await server.call(`/v1/conversations/${id}`, { as })).body;

async function typesSeenBy(as: Caller): Promise<string[]> {
  const { body } = await server.call('/v1/events?limit=1000', { as });
  return (body.data as Event[]).map(({ type }) => type);
}

describe('how a conversation begins', () => {
  it('knows its team, its page and what it answers', async () => {
    const conditions = { paths: [], afterSeconds: 1, fromVisit: 1, locales: [], holdout: 0 };
    const welcome = { id: 'welcome', text: 'Hi', ...conditions };
    await server.changeChat({ proactive: [welcome] });
    const context = { url: 'https://shop.example/cart?step=2', title: 'Cart', product: 'lamp', order: null };

    const made = await begin({ teamId: 'sales', context, proactiveId: 'welcome' });

    expect(made).toMatchObject({ teamId: 'sales', context, proactiveId: 'welcome', status: 'open' });
  });

  it('leaves out a team and a proactive message that are no more, for what a customer says counts more', async () => {
    const made = await begin({ teamId: 'gone', proactiveId: 'gone' });

    expect(made).toMatchObject({ teamId: null, proactiveId: null, context: null });
  });

  it('tells an API key that there is no such team', async () => {
    const { contactId } = await read();
    const body = { kind: 'chat', contactId, teamId: 'gone' };

    const refused = await server.call('/v1/conversations', { as: server.key(null), body });

    expect(refused.body.error).toMatchObject({ code: 'invalid_input', details: [{ path: 'teamId' }] });
  });

  it.each([
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['not an address', null],
    ['https://ada:secret@shop.example/a#part', 'https://shop.example/a'],
    [`https://shop.example/a?q=${'x'.repeat(LIMITS.pageUrl)}`, 'https://shop.example/a'],
    [`https://shop.example/${'x'.repeat(LIMITS.pageUrl)}`, null],
  ])('keeps of the address %s what is an address of the web', async (url, kept) => {
    const { context } = await begin({ context: { url, title: 'Page' } });

    expect(context).toEqual({ url: kept, title: 'Page', product: null, order: null });
  });

  it('cuts a long title and mends a broken one', async () => {
    const title = `\u0000 ${'x'.repeat(LIMITS.pageWord - 1)}\ud83d\ude00`;

    const { context } = await begin({ context: { title } });

    expect(context?.title).toBe(`${'x'.repeat(LIMITS.pageWord - 1)}\ufffd`);
  });
});

describe('changing a conversation', () => {
  it('is heard by both sides at once', async () => {
    const [theirs, ours] = [await connect(server.url, contact), await connect(server.url, agent)];
    for (const client of [theirs, ours]) await client.emit('watch', { after: null });

    const { status, body } = await update(agent, { status: 'resolved', teamId: 'sales' });
    await until(() => theirs.live.length > 0 && ours.live.length > 0);
    theirs.close();
    ours.close();

    expect([status, body.status, body.teamId]).toEqual([200, 'resolved', 'sales']);
    for (const { live } of [theirs, ours]) {
      expect(live).toMatchObject([
        { type: 'conversation.updated', conversation: { id, status: 'resolved', teamId: 'sales' } },
      ]);
    }
  });

  it('takes a team away again', async () => {
    await update(agent, { teamId: 'sales' });

    expect((await update(agent, { teamId: null })).body.teamId).toBeNull();
  });

  it('is no event when nothing changes', async () => {
    await update(agent, { status: 'resolved' });
    const before = await server.installation.rows();

    const again = await update(agent, { status: 'resolved' });
    await update(agent, { teamId: null });
    await update(contact, { context: {} });

    expect(again.body.status).toBe('resolved');
    expect(await server.installation.rows()).toEqual(before);
  });

  it('lets the customer’s page say where they are now, instead of where they were', async () => {
    await update(contact, { context: { url: 'https://shop.example/a', product: 'lamp' } });

    const { body } = await update(contact, { context: { url: 'https://shop.example/b' } });

    expect(body.context).toEqual({ url: 'https://shop.example/b', title: null, product: null, order: null });
    expect((await read(agent)).context).toEqual(body.context);
  });

  it('refuses a customer who would resolve it or choose its team, and a team that is not there', async () => {
    const refused = [
      await update(contact, { status: 'resolved' }),
      await update(contact, { teamId: 'sales' }),
      await update(agent, { teamId: 'gone' }),
      await update(agent, {}),
    ];

    expect(refused.map(({ body }) => body.error.code)).toEqual(Array(4).fill('invalid_input'));
    expect(await read()).toMatchObject({ status: 'open', teamId: null });
  });
});

describe('a resolved conversation', () => {
  beforeEach(async () => {
    await update(agent, { status: 'resolved' });
  });

  it.each(['over HTTP', 'over the socket', 'through an API key'])(
    'is opened again by what the customer writes %s',
    async (way) => {
      if (way === 'over HTTP') await say(contact, { text: 'One more thing' });
      if (way === 'through an API key') await say(server.key(null), { text: 'More', side: 'contact' });
      if (way === 'over the socket') {
        const client = await connect(server.url, contact);
        await client.emit('send', { id: newId('message'), conversationId: id, text: 'One more thing' });
        client.close();
      }

      expect(await read()).toMatchObject({ status: 'open', seq: 1 });
      expect((await typesSeenBy(contact)).slice(-3)).toEqual([
        'conversation.updated',
        'message.created',
        'conversation.updated',
      ]);
    },
  );

  it('is opened once by many messages of one moment', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((n) => say(contact, { text: `No ${n}` })));

    const types = await typesSeenBy(contact);
    expect(types.filter((type) => type === 'conversation.updated')).toHaveLength(2);
    expect(await read()).toMatchObject({ status: 'open', seq: 5 });
  });

  it('stays resolved whatever the company adds, and when a stored message is sent again', async () => {
    const message = { id: newId('message'), text: 'One more thing' };
    await say(contact, message);
    await update(agent, { status: 'resolved' });

    await say(agent, { text: 'Thank you for writing' });
    await say(contact, message);

    expect((await read()).status).toBe('resolved');
  });
});
