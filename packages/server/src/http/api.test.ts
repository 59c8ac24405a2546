import { type Conversation, type Event, isId, type Message, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const start = async (as: Caller): Promise<Conversation> =>
  (await server.call('/v1/conversations', { as, body: { kind: 'chat' } })).body;

const send = (as: Caller, conversationId: string, body: object) =>
  server.call(`/v1/conversations/${conversationId}/messages`, { as, body });

describe('a conversation over HTTP', () => {
  it('goes from a customer to an agent and back, numbered in order', async () => {
    const contact = await server.newContact();
    const agent = await server.signIn('agent');
    const conversation = await start(contact);

    const first = await send(contact, conversation.id, { text: 'Where is my order?' });
    const second = await send(agent, conversation.id, { text: 'On its way.' });
    const { body } = await server.call(`/v1/conversations/${conversation.id}/messages`, { as: contact });

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(body.data.map((m: Message) => [m.seq, m.author.type, m.author.name, m.text])).toEqual([
      [1, 'contact', null, 'Where is my order?'],
      [2, 'agent', 'The agent', 'On its way.'],
    ]);
  });

  it('keeps every character as it was typed', async () => {
    const contact = await server.newContact();
    const { id } = await start(contact);
    const text = ' <script>alert(1)</script>\n\t"quotes" \u202eright-to-left\u202c 👩‍👩‍👧 ﷽ \ufeff ';

    const { body } = await send(contact, id, { text });

    expect(body.text).toBe(text);
    expect((await server.call(`/v1/conversations/${id}/messages`, { as: contact })).body.data[0].text).toBe(
      text,
    );
  });

  it('pages through messages in both directions without a hole', async () => {
    const contact = await server.newContact();
    const { id } = await start(contact);
    for (let i = 1; i <= 7; i += 1) await send(contact, id, { text: `No ${i}` });
    const page = async (query: string) => {
      const { body } = await server.call(`/v1/conversations/${id}/messages?limit=3${query}`, { as: contact });
      return [body.data.map((m: Message) => m.seq), body.more];
    };

    expect(await page('')).toEqual([[5, 6, 7], true]);
    expect(await page('&before=5')).toEqual([[2, 3, 4], true]);
    expect(await page('&before=2')).toEqual([[1], false]);
    expect(await page('&after=0')).toEqual([[1, 2, 3], true]);
    expect(await page('&after=6')).toEqual([[7], false]);
  });

  it('lists conversations by recency and by id, page by page, each once', async () => {
    const contact = await server.newContact();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      server.clock.now = new Date(server.clock.now.getTime() + 1000);
      ids.push((await start(contact)).id);
    }
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    await send(contact, ids[1] ?? '', { text: 'This one is now the latest' });
    const walk = async (order: string) => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await server.call(`/v1/conversations?limit=2&order=${order}${cursor}`, {
          as: contact,
        });
        seen.push(...body.data.map((c: Conversation) => c.id));
        cursor = body.next === null ? '' : `&cursor=${encodeURIComponent(body.next)}`;
      } while (cursor !== '');
      return seen;
    };

    expect(await walk('recent')).toEqual([ids[1], ids[4], ids[3], ids[2], ids[0]]);
    expect(await walk('oldest')).toEqual([...ids].sort());
  });

  it('moves marks forward only, and tells of it only when they moved', async () => {
    const contact = await server.newContact();
    const agent = await server.signIn('agent');
    const { id } = await start(contact);
    await send(contact, id, { text: 'One' });
    await send(contact, id, { text: 'Two' });
    const mark = (delivered: number, read: number) =>
      server.call(`/v1/conversations/${id}/read`, { as: agent, body: { delivered, read } });

    const answers = [await mark(2, 1), await mark(1, 0), await mark(99, 2)];
    const { body } = await server.call('/v1/events?limit=1000', { as: contact });

    expect(answers.map((a) => a.body.mark)).toEqual([
      { delivered: 2, read: 1 },
      { delivered: 2, read: 1 },
      { delivered: 2, read: 2 },
    ]);
    expect(body.data.filter((e: Event) => e.type === 'conversation.read')).toHaveLength(2);
  });
});

describe('sending the same thing twice', () => {
  it('stores a message once and answers the same', async () => {
    const contact = await server.newContact();
    const { id } = await start(contact);
    const message = { id: newId('message'), text: 'Once' };

    const [first, again] = [await send(contact, id, message), await send(contact, id, message)];
    const together = await Promise.all(
      [1, 2, 3, 4].map(() => send(contact, id, { ...message, id: message.id })),
    );

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(together.map((t) => t.body.seq)).toEqual([1, 1, 1, 1]);
    const events = (await server.call('/v1/events', { as: contact })).body.data as Event[];
    expect(events.filter((e) => e.type === 'message.created')).toHaveLength(1);
  });

  it('refuses an id that was used for another text, conversation or by another author', async () => {
    const [contact, stranger] = [await server.newContact(), await server.newContact()];
    const agent = await server.signIn('agent');
    const [mine, second, theirs] = [await start(contact), await start(contact), await start(stranger)];
    const id = newId('message');
    await send(contact, mine.id, { id, text: 'Mine' });

    const refused = [
      await send(contact, mine.id, { id, text: 'Changed' }),
      await send(contact, second.id, { id, text: 'Mine' }),
      await send(stranger, theirs.id, { id, text: 'Mine' }),
      await send(agent, mine.id, { id, text: 'Mine' }),
    ];

    expect(refused.map((r) => r.body.error.code)).toEqual(['conflict', 'conflict', 'conflict', 'conflict']);
    expect(JSON.stringify(refused.map((r) => r.body))).not.toContain('author');
  });

  it('takes a message again from the company’s new key as the same', async () => {
    const contact = await server.newContact();
    const { id } = await start(contact);
    const message = { id: newId('message'), text: 'From the old key and the new' };

    const first = await send(server.key(null), id, message);
    const again = await send(server.key('shop'), id, message);

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });

  it('starts a conversation once, and refuses somebody else’s id', async () => {
    const [contact, stranger] = [await server.newContact(), await server.newContact()];
    const body = { kind: 'chat', id: newId('conversation') };

    const first = await server.call('/v1/conversations', { as: contact, body });
    const again = await server.call('/v1/conversations', { as: contact, body });
    const stolen = await server.call('/v1/conversations', { as: stranger, body });

    expect([first.status, again.status, stolen.status]).toEqual([201, 200, 409]);
    expect(again.body.id).toBe(first.body.id);
    expect((await server.call('/v1/conversations', { as: stranger })).body.data).toEqual([]);
  });

  it('creates a company’s contact and conversation once by their external ids', async () => {
    const as = server.key(null);
    const contact = { site: 'shop', id: newId('contact'), externalId: 'crm-1', name: 'Ada' };

    const first = await server.call('/v1/contacts', { as, body: contact });
    const again = await server.call('/v1/contacts', { as, body: contact });
    const clash = await server.call('/v1/contacts', { as, body: { ...contact, id: newId('contact') } });

    expect([first.status, again.status, clash.status]).toEqual([201, 200, 409]);
    expect(again.body).toEqual(first.body);
  });
});

describe('the feed', () => {
  it('walks the whole log page by page, each event once, and rests at its end', async () => {
    const as = server.key(null);
    const all: Event[] = [];
    let after = '';
    let more = true;
    while (more) {
      const { body } = await server.call(`/v1/events?limit=7${after}`, { as });
      all.push(...body.data);
      after = `&after=${body.cursor}`;
      more = body.more;
    }

    expect(new Set(all.map((e) => e.id)).size).toBe(all.length);
    expect(all.every((e) => isId('event', e.id))).toBe(true);
    const rest = (await server.call(`/v1/events?limit=7${after}`, { as })).body;
    expect(rest).toEqual({ data: [], cursor: after.slice(7), more: false });
  });

  it('gives a key that is bound to a site nothing of another', async () => {
    const elsewhere = await server.newContact('other');
    await send(elsewhere, (await start(elsewhere)).id, { text: 'A secret of the other site' });

    const { body } = await server.call('/v1/events?limit=1000', { as: server.key('shop') });

    expect(JSON.stringify(body)).not.toContain('A secret of the other site');
    expect(new Set(body.data.map((e: Event) => e.siteId))).toEqual(new Set([server.siteId]));
  });

  it('gives a contact its own matters and nobody else’s', async () => {
    const [contact, stranger] = [await server.newContact(), await server.newContact()];
    await send(stranger, (await start(stranger)).id, { text: 'Not for you' });
    await send(contact, (await start(contact)).id, { text: 'For me' });

    const { body } = await server.call('/v1/events?limit=1000', { as: contact });

    expect(body.data.map((e: Event) => e.type)).toEqual([
      'contact.created',
      'conversation.created',
      'message.created',
    ]);
    expect(JSON.stringify(body)).not.toContain('Not for you');
  });
});

describe('what browsers are told', () => {
  it('lets the site’s pages read the API and no other', async () => {
    const preflight = (origin: string) =>
      server.call('/v1/conversations', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });

    const [ours, foreign] = [await preflight(SITE_ORIGIN), await preflight('http://evil.example')];

    expect(ours.headers.get('access-control-allow-origin')).toBe(SITE_ORIGIN);
    expect(ours.headers.get('access-control-allow-credentials')).toBeNull();
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('serves an OpenAPI document of the API', async () => {
    const { body } = await server.call('/openapi.json');

    // That every route stands in it `surface.test.ts` shows.
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/v1/events', '/v1/settings']));
    expect(Object.keys(body.paths).filter((path) => !path.startsWith('/v1/'))).toEqual([]);
  });

  it('answers with what the OpenAPI document promises of a path and method it does not have', async () => {
    expect((await server.call('/v1/nothing')).body.error.code).toBe('not_found');
    const wrong = await server.call('/v1/me', { method: 'DELETE' });
    expect(wrong.body.error.code).toBe('method_not_allowed');
    expect(wrong.headers.get('allow')).toBe('GET, PATCH');
  });
});
