/** News of public topics over a socket: for everybody on the site's pages, and about nothing that is not public. */
import type { TopicNews } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Caller,
  OTHER_ORIGIN,
  SITE_ORIGIN,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

let server: TestServer;
let agent: Caller;

beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());

const READER: Caller = { headers: { origin: SITE_ORIGIN }, auth: {} };

async function watchAs(caller: Caller, topic: string, auth: object = caller.auth) {
  const client = await connect(server.url, caller, auth);
  const news: TopicNews[] = [];
  client.socket.on('topic', (batch: TopicNews) => news.push(batch));
  const answer = await client.emit('watchTopic', { site: 'shop', topic });
  return { client, news, answer };
}

const post = async (topic: string, as: Caller, text: string) =>
  (await server.call(`/v1/topics/${topic}/messages?site=shop`, { as, body: { text } })).body;

describe('whoever watches a topic', () => {
  it('hears of messages, votes and locks, without a session', async () => {
    const { client, news, answer } = await watchAs(READER, 'bike', { site: 'shop' });
    expect(answer).toEqual({ data: { revision: 0 } });
    const [author, voter] = [await server.newContact(), await server.newContact()];

    const { id } = await post('bike', author, 'Hello');
    await until(() => news.some(({ changed }) => changed.some(({ text }) => text === 'Hello')));
    const vote = { as: voter, method: 'PUT', body: { value: 1 } };
    await server.call(`/v1/topics/bike/messages/${id}/vote?site=shop`, vote);
    await until(() => news.some(({ changed }) => changed.some(({ votes }) => votes.up === 1)));
    await server.call('/v1/topics/bike?site=shop', { as: agent, method: 'PATCH', body: { locked: true } });
    await until(() => news.some(({ reload }) => reload));
    await server.call(`/v1/topics/bike/messages/${id}?site=shop`, { as: author, method: 'DELETE' });
    await until(() => news.some(({ gone }) => gone.includes(id)));

    expect(news.at(-1)).toMatchObject({ site: 'shop', topic: 'bike', messages: 0 });
    client.close();
  });

  it('hears nothing of what waits for a moderator, nor of other topics', async () => {
    await server.call('/v1/topics/slow?site=shop', {
      as: agent,
      method: 'PATCH',
      body: { moderation: 'before' },
    });
    const { client, news } = await watchAs(READER, 'slow', { site: 'shop' });

    await post('slow', await server.newContact(), 'Secret until approved');
    await post('elsewhere', await server.newContact(), 'Elsewhere');
    await post('slow', agent, 'Seen');
    await until(() => news.some(({ changed }) => changed.some(({ text }) => text === 'Seen')));

    expect(JSON.stringify(news)).not.toMatch(/Secret|Elsewhere/);
    client.close();
  });

  it('is told which of the changed ones are new to everybody, also those that had waited', async () => {
    const topic = 'late';
    const before = { as: agent, method: 'PATCH', body: { moderation: 'before' } };
    await server.call(`/v1/topics/${topic}?site=shop`, before);
    const waits = await post(topic, await server.newContact(), 'First to be said, last to be seen');
    const { client, news } = await watchAs(READER, topic, { site: 'shop' });
    const later = await post(topic, agent, 'Said later');
    await until(() => news.some(({ fresh }) => fresh?.includes(later.id)));

    const moderator = await server.signIn('moderator');
    const decide = (decision: string) =>
      server.call('/v1/moderation/decisions', {
        as: moderator,
        body: { site: 'shop', messageIds: [waits.id], decision },
      });
    await decide('approve');
    await until(() => news.some(({ fresh }) => fresh?.includes(waits.id)));
    const told = news.length;
    // What everybody can read already is no news when it is approved once more.
    await decide('approve');
    await until(() => news.length > told);

    expect(news.at(-1)).toMatchObject({ changed: [{ id: waits.id }], fresh: [] });
    client.close();
  });

  it('is told to load anew rather than thousands of changes', async () => {
    const { client, news } = await watchAs(READER, 'busy', { site: 'shop' });
    const key = server.key('shop');

    await Promise.all(Array.from({ length: 3 * LIMITS.topicNews }, (_, i) => post('busy', key, `${i}`)));
    await until(() => news.at(-1)?.messages === 3 * LIMITS.topicNews);

    for (const { changed, gone } of news)
      expect(changed.length + gone.length).toBeLessThanOrEqual(LIMITS.topicNews);
    expect(news.length).toBeLessThan(3 * LIMITS.topicNews);
    client.close();
  });

  it('may do nothing else without a session, and only from a page of the site', async () => {
    const { client } = await watchAs(READER, 'bike', { site: 'shop' });

    for (const [event, input] of [
      ['watch', { after: null }],
      ['read', { conversationId: `cnv_${'0'.repeat(26)}`, delivered: 0, read: 0 }],
    ] as const) {
      expect(['forbidden', 'unauthenticated']).toContain((await client.emit(event, input)).error.code);
    }
    client.close();
    const foreign = { headers: { origin: OTHER_ORIGIN }, auth: {} };
    await expect(connect(server.url, foreign, { site: 'shop' })).rejects.toMatchObject({
      data: { error: { code: 'origin_forbidden' } },
    });
    await expect(connect(server.url, READER, {})).rejects.toMatchObject({
      data: { error: { code: 'unauthenticated' } },
    });
  });

  it('may watch only so many at a time', async () => {
    const { client } = await watchAs(READER, 'topic-0', { site: 'shop' });
    for (let i = 1; i < LIMITS.watchedTopics; i += 1) {
      await client.emit('watchTopic', { site: 'shop', topic: `topic-${i}` });
    }

    const refused = await client.emit('watchTopic', { site: 'shop', topic: 'one-more' });
    expect(refused.error.code).toBe('conflict');
    await client.emit('unwatchTopic', { site: 'shop', topic: 'topic-0' });
    expect(await client.emit('watchTopic', { site: 'shop', topic: 'one-more' })).toEqual({
      data: { revision: 0 },
    });
    client.close();
  });
});

it('agents who watch their chats hear nothing of discussions, live and in replay', async () => {
  const console = await connect(server.url, agent);
  await console.emit('watch', { after: 'c1' });
  const contact = await server.newContact();
  await post('noise', contact, 'In public');

  const { body: chat } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  await until(() =>
    console.live.some((event) => event.type === 'conversation.created' && event.conversation.id === chat.id),
  );

  expect(JSON.stringify(console.live)).not.toContain('In public');
  const { data } = await console.emit('watch', { after: 'c1' });
  expect(JSON.stringify(data.events)).not.toContain('In public');
  console.close();
});
