import { type Event, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let admin: Caller;
let agent: Caller;
let key: Caller;
let bound: Caller;
beforeAll(async () => {
  server = await startTestServer();
  [admin, agent] = [await server.signIn('admin'), await server.signIn('agent')];
  [key, bound] = [server.key(null), server.key('shop')];
});
afterAll(() => server.stop());

const PATH = '/v1/canned-replies';
const create = (as: Caller, body: object) => server.call(PATH, { as, body });
const list = async (as: Caller) => (await server.call(PATH, { as })).body.data;

describe('a canned reply', () => {
  it('is written by administrators and read by agents, and the log hears of each change', async () => {
    const made = await create(admin, { name: ' Shipping ', text: 'Hello {{contact.name|there}}' });
    const path = `${PATH}/${made.body.id}`;
    const changed = await server.call(path, { as: admin, method: 'PATCH', body: { text: 'Hi' } });
    const same = await server.call(path, { as: admin, method: 'PATCH', body: { text: 'Hi' } });
    const read = await list(agent);
    const gone = await server.call(path, { as: admin, method: 'DELETE' });

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ siteId: null, name: 'Shipping', text: 'Hello {{contact.name|there}}' });
    expect(same.body).toEqual(changed.body);
    expect(read).toContainEqual(changed.body);
    expect(gone.body).toEqual({ id: made.body.id });
    expect(await list(agent)).not.toContainEqual(changed.body);
    const feed = await server.call('/v1/events?types=canned_reply.updated', { as: key });
    const told = feed.body.data.filter(
      (event: Event) => 'cannedReplyId' in event && event.cannedReplyId === made.body.id,
    );
    expect(told.map(({ change }: { change: string }) => change)).toEqual(['created', 'updated', 'deleted']);
  });

  it('sent twice is one, and its id is no other’s', async () => {
    const body = { id: newId('cannedReply'), name: 'Twice', text: 'Once' };

    const answers = [await create(admin, body), await create(admin, body)];
    const other = await create(admin, { ...body, text: 'Something else' });

    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    expect(other.body.error.code).toBe('conflict');
  });

  it('of one site is for that site; a key of another neither sees nor changes it', async () => {
    const { body: foreign } = await create(key, { site: 'other', name: 'Other', text: 'Other' });
    const { body: common } = await create(key, { name: 'All', text: 'All' });
    const { body: own } = await create(bound, { site: 'shop', name: 'Shop', text: 'Shop' });
    const rows = await list(bound);

    expect(rows).toContainEqual(own);
    expect(rows).toContainEqual(common);
    expect(rows).not.toContainEqual(foreign);
    for (const { id } of [foreign, common]) {
      const options = { as: bound, method: 'PATCH', body: { text: 'Mine' } };
      expect((await server.call(`${PATH}/${id}`, options)).body.error.code).toBe('not_found');
    }
    const taken = { as: bound, method: 'PATCH', body: { site: null } };
    expect((await server.call(`${PATH}/${own.id}`, taken)).body.error.code).toBe('not_found');
  });

  it('is refused without a name, without words, and to whom it is not given to write', async () => {
    const { event } = await server.installation.rows();
    const contact = await server.newContact();

    const answers = [
      await create(admin, { text: 'No name' }),
      await create(admin, { name: 'No words', text: ' ' }),
      await create(agent, { name: 'Not an admin', text: 'x' }),
      await create(contact, { name: 'A contact', text: 'x' }),
      await create(admin, { site: 'nowhere', name: 'x', text: 'x' }),
    ];

    expect(answers.map(({ body }) => body.error.code)).toEqual([
      'invalid_input',
      'invalid_input',
      'forbidden',
      'forbidden',
      'not_found',
    ]);
    // The contact's own coming is all that was written.
    expect((await server.installation.rows()).event).toHaveLength((event?.length ?? 0) + 1);
  });
});
