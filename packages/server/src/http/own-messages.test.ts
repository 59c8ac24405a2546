/** What authors are told of their own messages, what everybody is told of earlier words, and nothing beyond that. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { topicsOf } from '../testing/topics.js';

let server: TestServer;
let moderator: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  server = await startTestServer();
  moderator = await server.signIn('moderator');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

const decide = (decision: string, id: string, more: object = {}) =>
  server.call('/v1/moderation/decisions', {
    as: moderator,
    body: { site: 'shop', messageIds: [id], decision, ...more },
  });
const change = (as: Caller, path: string, text: string) =>
  server.call(path, { as, method: 'PATCH', body: { text } });
const tick = () => {
  server.clock.now = new Date(server.clock.now.getTime() + 1000);
};
const ownOf = async (path: string, as: Caller) =>
  (await server.call(`${path}/own?site=shop`, { as })).body.messages;
const textsOf = (messages: { text: string }[]) => messages.map(({ text }) => text);

describe('the author of a message', () => {
  it('is told why it was refused, and may ask once to look again', async () => {
    const { post, path, at } = newTopic();
    const author = await server.newContact();
    const byRule = await post(author, 'Written by a program', { trap: 'http://x' });
    tick();
    const byPerson = await post(author, 'Off the point');
    await decide('reject', byPerson.id);

    expect(byRule).toMatchObject({ status: 'rejected', refusal: 'robot', appeal: 'open' });
    expect(byPerson).toMatchObject({ status: 'published', refusal: null, appeal: null });
    await server.call(at(byPerson.id, '/appeal'), { as: author, body: { text: 'It was not' } });
    const own = await ownOf(path, author);

    expect(own).toMatchObject([
      { id: byPerson.id, refusal: 'moderator', appeal: 'made' },
      { id: byRule.id, refusal: 'robot', appeal: 'open' },
    ]);
    expect(await ownOf(path, await server.newContact())).toEqual([]);
  });

  it('is told nothing of what waits but that it waits: not even that they are muted', async () => {
    const { post } = newTopic();
    const author = await server.newContact();
    await post(author, 'Hello');
    await server.call(`/v1/moderation/contacts/${author.contactId}/sanction`, {
      as: moderator,
      method: 'PUT',
      body: { kind: 'mute', until: null },
    });

    const held = await post(author, 'Hello again, everybody');

    expect(held).toMatchObject({ status: 'pending', refusal: null, appeal: null });
    expect(JSON.stringify(held)).not.toMatch(/mute|rule/);
  });

  it('is told where it goes on in private, with the team that the site says, and cannot appeal', async () => {
    await server.changeDiscussion({ privateTeam: 'customer-service' });
    const { post, path, at, topic } = newTopic();
    const author = await server.newContact();
    const shown = await post(author, 'My order A-12345 is lost');
    const held = await post(author, 'See a.com b.com c.com');

    const links = [];
    for (const { id } of [shown, held]) {
      const { body } = await server.call(at(id, '/private'), { as: author, body: {} });
      links.push(body.conversationId);
      const appealed = await server.call(at(id, '/appeal'), { as: author, body: { text: 'Why?' } });
      expect(appealed.body.error.code).toBe('conflict');
    }

    expect(await ownOf(path, author)).toMatchObject([
      { id: held.id, refusal: null, appeal: null, privateConversationId: links[1] },
      { id: shown.id, stub: 'private', text: '', appeal: null, privateConversationId: links[0] },
    ]);
    const chat = await server.call(`/v1/conversations/${links[0]}`, { as: author });
    expect(chat.body.teamId).toBe('customer-service');
    expect((await topic()).rules.privateTeamId).toBe('customer-service');
    const nobody = server.changeDiscussion({ privateTeam: 'nobody' });
    await expect(nobody).rejects.toThrow('There is no team "nobody".');
    await server.changeDiscussion({ privateTeam: null });
  });
});

describe('what a message said before', () => {
  const historyOf = async (path: string) => (await server.call(path, { as: server.nobody })).body;

  it('is told to everybody where everybody could read it, and without what is personal', async () => {
    const { post, at } = newTopic();
    const author = await server.newContact();
    const { id } = await post(author, 'Teh saddle');
    await change(author, at(id), 'The saddle, call me: 0171 2345678');
    tick();

    await change(author, at(id), 'The saddle');

    expect(textsOf((await historyOf(at(id, '/history'))).data)).toEqual(['Teh saddle']);
    const all = await server.call(at(id, '/revisions'), { as: moderator });
    expect(all.body.data).toHaveLength(2);
  });

  it('is not told when nobody had read it, nor once a moderator has put other words there', async () => {
    const { post, at, path } = newTopic();
    await server.call(`${path}?site=shop`, {
      as: moderator,
      method: 'PATCH',
      body: { moderation: 'before' },
    });
    const author = await server.newContact();
    const waiting = await post(author, 'Never read');
    await change(author, at(waiting.id), 'Read once approved');
    expect((await historyOf(at(waiting.id, '/history'))).error.code).toBe('not_found');
    await decide('approve', waiting.id);
    expect((await historyOf(at(waiting.id, '/history'))).data).toEqual([]);

    await server.call(`${path}?site=shop`, { as: moderator, method: 'PATCH', body: { moderation: 'after' } });
    const { id } = await post(author, 'Rude');
    await change(author, at(id), 'Rude still');
    await decide('approve', id, { text: 'Polite' });

    expect((await historyOf(at(id, '/history'))).data).toEqual([]);
  });

  it('goes with the message', async () => {
    const { post, at } = newTopic();
    const author = await server.newContact();
    const gone = [];
    for (const text of ['Deleted', 'Refused', 'In private']) {
      const { id } = await post(author, `${text}, first`);
      await post(moderator, 'An answer', { parentId: id });
      await change(author, at(id), text);
      gone.push(id);
    }
    const [deleted = '', refused = '', moved = ''] = gone;

    await server.call(at(deleted), { as: author, method: 'DELETE' });
    await decide('reject', refused);
    await server.call(at(moved, '/private'), { as: author, body: {} });

    for (const id of gone) expect((await historyOf(at(id, '/history'))).error.code).toBe('not_found');
  });
});
