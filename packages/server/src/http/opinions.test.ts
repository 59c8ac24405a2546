/** Votes and reactions: one a person, right under any crowd. */
import type { TopicMessage } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { topicsOf } from '../testing/topics.js';

let server: TestServer;
let agent: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  // Two hundred voters come from one address.
  server = await startTestServer({ rateSession: 1000, rateAddress: 3000 });
  agent = await server.signIn('agent');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

const textsOf = (messages: TopicMessage[]) => messages.map(({ text }) => text);

describe('votes and reactions', () => {
  it('count one a person, and can be changed and taken back', async () => {
    const { post, at, read, path } = newTopic();
    const [author, voter] = [await server.newContact(), await server.newContact()];
    const { id } = await post(author, 'Vote for me');
    const vote = (value: number, as: Caller = voter) =>
      server.call(at(id, '/vote'), { as, method: 'PUT', body: { value } });

    await vote(1);
    expect((await vote(1)).body).toMatchObject({ vote: 1, votes: { up: 1, down: 0 } });
    expect((await vote(-1)).body).toMatchObject({ vote: -1, votes: { up: 0, down: 1 } });
    await server.call(at(id, '/reactions/heart'), { as: voter, method: 'PUT' });
    const { body: twice } = await server.call(at(id, '/reactions/heart'), { as: voter, method: 'PUT' });
    expect(twice).toMatchObject({ chosen: ['heart'], reactions: { heart: 1 } });
    const own = await server.call(`${path}/own?site=shop&ids=${id}`, { as: voter });
    expect(own.body.opinions).toEqual([{ messageId: id, vote: -1, chosen: ['heart'] }]);
    await server.call(at(id, '/reactions/heart'), { as: voter, method: 'DELETE' });
    await server.call(at(id, '/vote'), { as: voter, method: 'DELETE' });
    expect((await read()).data[0]).toMatchObject({ votes: { up: 0, down: 0 }, reactions: {} });
    expect((await vote(1, author)).body.error.code).toBe('forbidden');
    const odd = await server.call(at(id, '/reactions/dynamite'), { as: voter, method: 'PUT' });
    expect(odd.body.error.code).toBe('invalid_input');
  });

  it('are right when two hundred people at once each try twice', async () => {
    const { post, at, read } = newTopic();
    const { id } = await post(server.key('shop'), 'Vote for me');
    const voters = await contacts(200);
    const put = (as: Caller, tail: string, body?: object) =>
      server.call(at(id, tail), { as, method: 'PUT', ...(body && { body }) });

    await Promise.all(
      voters.flatMap((as, i) => [
        put(as, '/vote', { value: i % 4 === 0 ? -1 : 1 }),
        put(as, '/vote', { value: i % 4 === 0 ? -1 : 1 }),
        put(as, '/reactions/heart'),
        put(as, '/reactions/heart'),
      ]),
    );

    expect((await read()).data[0]).toMatchObject({ votes: { up: 150, down: 50 }, reactions: { heart: 200 } });
  });

  it('decide the order of `top`', async () => {
    const { post, at, read } = newTopic();
    const ids: string[] = [];
    for (const text of ['Low', 'High', 'Middle']) ids.push((await post(server.key('shop'), text)).id);
    const voters = await contacts(3);
    const vote = (as: Caller | undefined, id: string | undefined, value: number) =>
      server.call(at(id ?? '', '/vote'), { as: as ?? agent, method: 'PUT', body: { value } });
    await vote(voters[0], ids[1], 1);
    await vote(voters[1], ids[1], 1);
    await vote(voters[0], ids[2], 1);
    await vote(voters[2], ids[0], -1);

    expect(textsOf((await read('sort=top')).data)).toEqual(['High', 'Middle', 'Low']);
  });
});

const contacts = (number: number): Promise<Caller[]> =>
  Promise.all(Array.from({ length: number }, () => server.newContact()));
