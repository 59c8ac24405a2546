import { newId, type TypingNews, type ViewingNews } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf } from '../testing/cast.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, type TestSocket, until } from '../testing/test-socket.js';

let server: TestServer;
let who: Cast;
let conversation: string;
beforeAll(async () => {
  server = await startTestServer();
  ({ who, conversation } = await castOf(server));
});
afterAll(() => server.stop());

interface Listener extends TestSocket {
  heard: TypingNews[];
}

/** Somebody who listens to all that they may hear. */
async function listen(as: Caller): Promise<Listener> {
  const client = await connect(server.url, as);
  const heard: TypingNews[] = [];
  client.socket.on('typing', (news: TypingNews) => heard.push(news));
  await client.emit('watch', { after: null });
  return { ...client, heard };
}

describe('typing', () => {
  it('of the contact is heard by the company, of an agent by both, and by nobody else', async () => {
    const contact = await listen(who.contact);
    const stranger = await listen(who.stranger);
    const agent = await listen(who.agent);
    const silent = await connect(server.url, who.contact);
    const missed: unknown[] = [];
    silent.socket.on('typing', (news) => missed.push(news));
    const before = await server.installation.rows();

    await contact.emit('typing', { conversationId: conversation, typing: true });
    await until(() => agent.heard.length === 1);
    await agent.emit('typing', { conversationId: conversation, typing: true });
    server.clock.now = new Date(server.clock.now.getTime() + 1);
    await agent.emit('typing', { conversationId: conversation, typing: false });
    await until(() => contact.heard.length === 2 && agent.heard.length === 3);
    // Whatever was on its way to the others is there once they have an answer.
    await stranger.emit('unwatch', {});
    await silent.emit('unwatch', {});

    expect(agent.heard[0]).toMatchObject({ conversationId: conversation, author: { type: 'contact' } });
    // Between processes news may overtake each other; `at` tells the order.
    expect(contact.heard.toSorted((a, b) => (a.at < b.at ? -1 : 1))).toMatchObject([
      { conversationId: conversation, author: { type: 'agent', name: 'The agent' }, typing: true },
      { conversationId: conversation, author: { type: 'agent', name: 'The agent' }, typing: false },
    ]);
    expect([stranger.heard, missed]).toEqual([[], []]);
    expect(await server.installation.rows()).toEqual(before);
    for (const client of [contact, stranger, agent, silent]) client.close();
  });

  it('is refused where one may not write', async () => {
    const stranger = await listen(who.stranger);
    const agent = await listen(who.agent);

    const answers = [
      await stranger.emit('typing', { conversationId: conversation, typing: true }),
      await agent.emit('typing', { conversationId: newId('conversation'), typing: true }),
      await agent.emit('typing', { conversationId: conversation, typing: 'yes' }),
    ];

    expect(answers.map(({ error }) => error?.code)).toEqual(['not_found', 'not_found', 'invalid_input']);
    expect(agent.heard).toEqual([]);
    for (const client of [stranger, agent]) client.close();
  });

  it('of a note is heard by the company alone, and is no contact’s', async () => {
    const contact = await listen(who.contact);
    const agent = await listen(who.agent);

    const told = await agent.emit('typing', { conversationId: conversation, typing: true, internal: true });
    const refused = await contact.emit('typing', {
      conversationId: conversation,
      typing: true,
      internal: true,
    });
    await until(() => agent.heard.length === 1);
    await contact.emit('unwatch', {});

    expect(told).toEqual({ data: { told: true } });
    expect(agent.heard).toMatchObject([{ internal: true, author: { name: 'The agent' } }]);
    expect(refused.error.code).toBe('invalid_input');
    expect(contact.heard).toEqual([]);
    for (const client of [contact, agent]) client.close();
  });

  it('is told no more when it comes too often, and keeps nobody from sending', async () => {
    const contact = await listen(await server.newContact());
    const input = { conversationId: newId('conversation'), typing: true };

    const answers = [];
    for (let i = 0; i < 200; i += 1) answers.push(await contact.emit('typing', input));
    const sent = await contact.emit('watch', { after: null });
    contact.close();

    expect(answers[0].error.code).toBe('not_found');
    expect(answers.at(-1)).toEqual({ data: { told: false } });
    expect(sent.error).toBeUndefined();
  });
});

describe('viewing', () => {
  it('is told to agents who watch and to nobody else, and writes nothing', async () => {
    const [contact, agent, owner] = await Promise.all([
      listen(who.contact),
      listen(who.agent),
      server.signIn('owner').then(listen),
    ]);
    const heard: ViewingNews[] = [];
    const missed: unknown[] = [];
    owner.socket.on('viewing', (news) => heard.push(news));
    contact.socket.on('viewing', (news) => missed.push(news));
    const before = await server.installation.rows();

    const told = await agent.emit('viewing', { conversationId: conversation, viewing: true });
    const refused = await contact.emit('viewing', { conversationId: conversation, viewing: true });
    const nowhere = await agent.emit('viewing', { conversationId: newId('conversation'), viewing: true });
    await until(() => heard.length === 1);
    await contact.emit('unwatch', {});

    expect(told).toEqual({ data: { told: true } });
    expect(heard).toMatchObject([
      { conversationId: conversation, viewing: true, author: { type: 'agent', name: 'The agent' } },
    ]);
    expect([refused.error.code, nowhere.error.code, missed]).toEqual(['forbidden', 'not_found', []]);
    expect(await server.installation.rows()).toEqual(before);
    for (const client of [contact, agent, owner]) client.close();
  });
});
