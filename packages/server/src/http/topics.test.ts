/** Public discussions over HTTP: who reads, who speaks, what is counted, and what nobody but its author and the company sees. */
import { LIMITS, newId, type TopicMessage } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, OTHER_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { topicsOf } from '../testing/topics.js';

let server: TestServer;
let agent: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('agent');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

const textsOf = (messages: TopicMessage[]) => messages.map(({ text }) => text);

describe('a discussion', () => {
  it('is there and empty before anybody has spoken, and leaves nothing behind for being looked at', async () => {
    const { topic, read } = newTopic();
    const before = await server.installation.rows();

    expect(await topic()).toMatchObject({ conversationId: null, messages: 0, revision: 0, answer: null });
    expect(await read()).toEqual({ data: [], next: null, revision: 0 });
    expect(await server.installation.rows()).toEqual(before);
  });

  it('is read by everybody: without a session, from the site’s pages and from servers', async () => {
    const { path, post } = newTopic();
    await post(await server.newContact(), 'Hello');

    for (const headers of [{}, server.nobody.headers, agent.headers, server.key('shop').headers]) {
      const { body, headers: got } = await server.call(`${path}/messages?site=shop`, { headers });
      expect(textsOf(body.data)).toEqual(['Hello']);
      expect(got.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    }
    const foreign = await server.call(`${path}?site=shop`, { headers: { origin: OTHER_ORIGIN } });
    expect(foreign.body.error.code).toBe('origin_forbidden');
  });

  it('stands in the company’s list, page by page, and in nobody else’s', async () => {
    const [first, second] = [newTopic(), newTopic()];
    for (const { post } of [first, second]) {
      server.clock.now = new Date(server.clock.now.getTime() + 1000);
      await post(await server.newContact(), 'Hello');
    }
    const list = '/v1/topics?site=shop&limit=1';

    const { body } = await server.call(list, { as: agent });
    const { body: rest } = await server.call(`${list}&cursor=${body.next}`, { as: agent });

    expect(body.data).toMatchObject([{ key: second.key, messages: 1, locked: false }]);
    expect(rest.data).toMatchObject([{ key: first.key }]);
    for (const as of [server.nobody, await server.newContact(), await server.signIn('analyst')]) {
      expect((await server.call(list, { as })).body.error.code).toMatch(/unauthenticated|forbidden/);
    }
  });

  it('can have a page’s address for its key', async () => {
    const key = encodeURIComponent('http://shop.example/bikes/halden?colour=red&size=m');
    const as = await server.newContact();

    await server.call(`/v1/topics/${key}/messages?site=shop`, { as, body: { text: 'Is it red?' } });

    const { body } = await server.call(`/v1/topics/${key}?site=shop`, { as });
    expect(body).toMatchObject({ key: decodeURIComponent(key), messages: 1 });
  });

  it('keeps what the first page says of itself, and refuses pages that are not the site’s', async () => {
    const { topic, post } = newTopic();
    const contact = await server.newContact();

    const foreign = await post(contact, 'Hi', { page: { url: 'https://evil.example/' } });
    expect(foreign.error.code).toBe('invalid_input');
    await post(contact, 'Hi', { page: { url: 'http://shop.example/p/42', title: 'Halden One' } });
    await post(contact, 'Again', { page: { title: 'Another' } });

    expect(await topic()).toMatchObject({
      url: 'http://shop.example/p/42',
      title: 'Halden One',
      messages: 2,
    });
  });

  it('answers the same id with the same message, and refuses it for another', async () => {
    const { topic, post, path } = newTopic();
    const contact = await server.newContact();
    const id = newId('message');
    const send = (as: Caller, text: string) =>
      server.call(`${path}/messages?site=shop`, { as, body: { id, text } });

    expect((await send(contact, 'Once')).status).toBe(201);
    expect((await send(contact, 'Once')).status).toBe(200);
    expect((await send(contact, 'Twice')).body.error.code).toBe('conflict');
    expect((await send(await server.newContact(), 'Once')).body.error.code).toBe('conflict');
    expect(await topic()).toMatchObject({ messages: 1 });
    expect((await post(contact, 'Other')).seq).toBe(2);
  });

  it('is not spoken in by the routes of chats, nor by contacts of other sites', async () => {
    const { post, path } = newTopic();
    const { conversationId } = await post(await server.newContact(), 'Hello');
    const body = { text: 'Past everything' };

    const chat = await server.call(`/v1/conversations/${conversationId}/messages`, { as: agent, body });
    expect(chat.body.error.code).toBe('conflict');
    const stranger = await server.newContact();
    const read = await server.call(`/v1/conversations/${conversationId}`, { as: stranger });
    expect(read.body.error.code).toBe('not_found');
    const elsewhere = await server.newContact('other');
    const other = await server.call(`${path}/messages?site=shop`, { as: elsewhere, body });
    expect(other.body.error.code).toBe('origin_forbidden');
  });

  it('stays out of the list of chats', async () => {
    const { post } = newTopic();
    await post(await server.newContact(), 'Hello');

    const { body } = await server.call('/v1/conversations', { as: agent });

    expect(body.data.every((one: { kind: string }) => one.kind === 'chat')).toBe(true);
  });
});

describe('branches', () => {
  it('come in pages of twenty in each order, each with the first of what was answered', async () => {
    const { read, post } = newTopic();
    const key = server.key('shop');
    const first = await post(key, 'Branch 0');
    for (let i = 1; i <= LIMITS.topicPage; i += 1) await post(key, `Branch ${i}`);
    const child = await post(key, 'One', { parentId: first.id });
    await post(key, 'Two', { parentId: first.id });
    await post(key, 'One below one', { parentId: child.id });
    await post(key, 'Three', { parentId: first.id });

    const newest = await read('sort=newest');
    const rest = await read(`sort=newest&after=${newest.next}`);
    expect(textsOf(newest.data)).toEqual(Array.from({ length: 20 }, (_, i) => `Branch ${20 - i}`));
    expect(textsOf(rest.data)).toEqual(['Branch 0']);
    expect(rest.next).toBeNull();
    expect(rest.data[0].replies).toBe(4);
    expect(textsOf(rest.data[0].first)).toEqual(['One', 'One below one', 'Two']);
    const oldest = await read('sort=oldest');
    expect(textsOf(oldest.data)[0]).toBe('Branch 0');

    const below = await read(`parentId=${first.id}`);
    expect(textsOf(below.data)).toEqual(['One', 'One below one', 'Two', 'Three']);
    expect(below.data.map(({ depth }: TopicMessage) => depth)).toEqual([1, 2, 1, 1]);
    expect(below.next).toBeNull();
  });

  it('are read below a message page by page, however many there are', async () => {
    const { read, post } = newTopic();
    const key = server.key('shop');
    const first = await post(key, 'Branch');
    for (let i = 0; i < 45; i += 1) await post(key, `${i}`, { parentId: first.id });

    const texts: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await read(`parentId=${first.id}${next && `&after=${next}`}`);
      texts.push(...textsOf(page.data));
      next = page.next;
    }

    expect(texts).toEqual(Array.from({ length: 45 }, (_, i) => `${i}`));
  });

  it('keep their data however deep people answer each other', async () => {
    const { read, post, at } = newTopic();
    const key = server.key('shop');
    const first = await post(key, '0');
    let parent = first;
    for (let i = 1; i <= 60; i += 1) parent = await post(key, `${i}`, { parentId: parent.id });

    expect(parent.depth).toBe(60);
    const { body } = await server.call(at(parent.id, '/context'), { as: server.nobody });
    expect(body.message.text).toBe('60');
    expect(body.ancestors[0].text).toBe('0');
    let seen = 0;
    for (let next: string | null = ''; next !== null; ) {
      const page = await read(`parentId=${first.id}${next && `&after=${next}`}`);
      seen += page.data.length;
      next = page.next;
    }
    expect(seen).toBe(60);
  });

  it('refuse a cursor of another list, and a parent that is not there', async () => {
    const { read, post } = newTopic();
    const elsewhere = newTopic();
    const foreign = await elsewhere.post(server.key('shop'), 'Elsewhere');
    await post(server.key('shop'), 'Here');

    expect((await read('after=nonsense')).error.code).toBe('invalid_input');
    expect((await read(`parentId=${foreign.id}`)).error.code).toBe('not_found');
    const lost = await post(server.key('shop'), 'Lost', { parentId: foreign.id });
    expect(lost.error.code).toBe('invalid_input');
  });
});

describe('a message', () => {
  it('is changed by its author, and what it said before is told to the company alone', async () => {
    const { post, at, read } = newTopic();
    const [author, other] = [await server.newContact(), await server.newContact()];
    const { id } = await post(author, 'Teh saddle');
    const change = (as: Caller, text: string) => server.call(at(id), { as, method: 'PATCH', body: { text } });

    expect((await change(other, 'Mine now')).body.error.code).toBe('forbidden');
    expect((await change(author, 'The saddle')).body.text).toBe('The saddle');
    expect((await read()).data[0]).toMatchObject({ text: 'The saddle', editedAt: expect.any(String) });
    const history = await server.call(at(id, '/revisions'), { as: agent });
    expect(textsOf(history.body.data)).toEqual(['Teh saddle']);
    expect((await server.call(at(id, '/revisions'), { as: author })).body.error.code).toBe('forbidden');
    server.clock.now = new Date(server.clock.now.getTime() + LIMITS.editSeconds * 1000);
    expect((await change(author, 'Too late')).body.error.code).toBe('too_late');
  });

  it('is taken back whole when nobody answered, and leaves a stub without a word when somebody did', async () => {
    const { post, at, read, topic } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'I regret this');
    const { id: lone } = await post(author, 'And this');
    await post(agent, 'What do you mean?', { parentId: id });

    for (const one of [id, lone]) await server.call(at(one), { as: author, method: 'DELETE' });

    const { data } = await read();
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ id, stub: 'deleted', text: '', author: null, replies: 1 });
    expect(await topic()).toMatchObject({ messages: 1 });
    expect((await server.call(at(lone, '/context'), { as: server.nobody })).body.error.code).toBe(
      'not_found',
    );
  });

  it('is put first, made the answer and official by the company alone', async () => {
    const { post, at, topic, read } = newTopic();
    const contact = await server.newContact();
    const question = await post(contact, 'Does it fit?');
    const reply = await post(agent, 'It does.', { parentId: question.id, teamId: 'customer-support' });
    const mark = (as: Caller, id: string, body: object) => server.call(at(id), { as, method: 'PATCH', body });

    expect((await mark(contact, question.id, { pinned: true })).body.error.code).toBe('forbidden');
    expect((await mark(agent, question.id, { official: true })).body.error.code).toBe('conflict');
    await mark(agent, question.id, { pinned: true });
    await mark(agent, reply.id, { answer: true });

    expect(reply.official).toEqual({ teamId: 'customer-support', teamName: 'Customer support' });
    const now = await topic();
    expect(now.answer).toMatchObject({ id: reply.id, answer: true });
    expect(textsOf(now.pinned)).toEqual(['Does it fit?']);
    await server.call(at(reply.id), { as: agent, method: 'DELETE' });
    expect((await topic()).answer).toBeNull();
    expect((await read()).data[0].pinned).toBe(true);
  });

  it('waits where a moderator looks first: its author is told, and nobody else sees it', async () => {
    const { post, path, topic, read, at } = newTopic();
    await server.call(`${path}?site=shop`, { as: agent, method: 'PATCH', body: { moderation: 'before' } });
    const author = await server.newContact();

    const sent = await post(author, 'Let me in');

    expect(sent.status).toBe('pending');
    for (const as of [server.nobody, author, agent]) expect((await read('', as)).data).toEqual([]);
    expect(await topic()).toMatchObject({ messages: 0 });
    const own = await server.call(`${path}/own?site=shop`, { as: author });
    expect(own.body.messages).toMatchObject([{ id: sent.id, status: 'pending', text: 'Let me in' }]);
    const other = await server.newContact();
    expect((await server.call(`${path}/own?site=shop`, { as: other })).body.messages).toEqual([]);
    const vote = { as: other, method: 'PUT', body: { value: 1 } };
    expect((await server.call(at(sent.id, '/vote'), vote)).body.error.code).toBe('not_found');
    expect((await post(other, 'Answer', { parentId: sent.id })).error.code).toBe('invalid_input');
    expect((await post(agent, 'From us')).status).toBe('published');
  });

  it('is refused in a locked discussion, unless the company speaks', async () => {
    const { post, path } = newTopic();
    await server.call(`${path}?site=shop`, { as: agent, method: 'PATCH', body: { locked: true } });

    expect((await post(await server.newContact(), 'Me, too')).error.code).toBe('conflict');
    expect((await post(agent, 'Closed for today')).status).toBe('published');
  });

  it('can be reported once a person', async () => {
    const { post, at } = newTopic();
    const { id } = await post(await server.newContact(), 'Buy my watches');
    const reporter = await server.newContact();
    const report = () => server.call(at(id, '/reports'), { as: reporter, body: { reason: 'spam' } });

    await report();
    await report();

    const { body } = await server.call('/v1/events?types=message.reported', { as: server.key('shop') });
    const told = body.data.filter((event: { messageId: string }) => event.messageId === id);
    expect(told).toMatchObject([{ reason: 'spam' }]);
  });
});

describe('counts of many topics', () => {
  it('come in the order asked, with none for what is not there', async () => {
    const { post, key } = newTopic();
    await post(await server.newContact(), 'One');

    const body = { site: 'shop', topics: ['nothing-here', key, key] };
    const answer = await server.call('/v1/topics/counts', { body, as: server.nobody });

    expect(answer.body.data).toEqual([
      { topic: 'nothing-here', messages: 0 },
      { topic: key, messages: 1 },
      { topic: key, messages: 1 },
    ]);
  });
});
