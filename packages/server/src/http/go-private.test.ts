/** From public to private: what stays, what goes, who is told where. */
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
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

describe('a message that goes on in private', () => {
  it('leaves a stub without a word, and begins the author’s chat with the right team', async () => {
    const { post, read, at, topic, key } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'My order A-12345 is lost');

    const { status, body } = await server.call(at(id, '/private'), {
      as: agent,
      body: { teamId: 'customer-service' },
    });

    expect(status).toBe(201);
    expect((await read()).data[0]).toMatchObject({ id, stub: 'private', text: '', author: null });
    expect(await topic()).toMatchObject({ messages: 0 });
    const chat = await server.call(`/v1/conversations/${body.conversationId}`, { as: author });
    expect(chat.body).toMatchObject({ kind: 'chat', teamId: 'customer-service' });
    expect(chat.body.lastMessage).toMatchObject({
      text: 'My order A-12345 is lost',
      author: { id: author.contactId },
    });
    const origin = await server.call(`/v1/conversations/${body.conversationId}/origin`, { as: agent });
    expect(origin.body).toMatchObject({ messageId: id, topic: { site: 'shop', key } });
    expect(origin.body.text).toBe('My order A-12345 is lost');
  });

  it('does so once, however often it is asked', async () => {
    const { post, at } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'Let us talk alone');
    const ask = () =>
      server.call(at(id, '/private'), { as: author, body: { conversationId: newId('conversation') } });

    const [first, second] = [await ask(), await ask()];

    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('is linked for its author and the company, and for nobody else', async () => {
    const { post, at } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'Let us talk alone');
    const stranger = await server.newContact();
    expect((await server.call(at(id, '/private'), { as: stranger, body: {} })).body.error.code).toBe(
      'not_found',
    );

    const { body } = await server.call(at(id, '/private'), { as: author, body: {} });

    for (const as of [author, agent, server.key('shop')]) {
      expect((await server.call(at(id, '/private'), { as })).body).toEqual(body);
    }
    const asked = await server.call(at(id, '/private'), { as: stranger });
    expect(asked.body.error.code).toBe('not_found');
    const origin = `/v1/conversations/${body.conversationId}/origin`;
    expect((await server.call(origin, { as: stranger })).body.error.code).toBe('not_found');
  });

  it('does not come back by a moderator’s decision', async () => {
    const { post, at, read } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'Never in public again');
    await server.call(at(id, '/private'), { as: author, body: {} });

    const body = { site: 'shop', messageIds: [id], decision: 'approve' };
    const { body: result } = await server.call('/v1/moderation/decisions', { as: server.key('shop'), body });

    expect(result.left).toEqual([id]);
    expect((await read()).data[0]).toMatchObject({ stub: 'private', text: '' });
  });

  it('is one of a customer: what the company said cannot', async () => {
    const { post, at } = newTopic();
    const { id } = await post(agent, 'From us');

    expect((await server.call(at(id, '/private'), { as: agent, body: {} })).body.error.code).toBe('conflict');
  });
});
