/** The pages of the feed as the company's programs walk along them. */
import { type Event, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let key: Caller;

beforeAll(async () => {
  server = await startTestServer();
  key = server.key(null);
});
afterAll(() => server.stop());

const ask = (query: string, as = key) => server.call(`/v1/events?${query}`, { as });

describe('a page of the feed', () => {
  it('shows a message as its conversation does, with the name of whoever wrote it', async () => {
    const contact = await server.newContact();
    const agent = await server.signIn('agent');
    const { body: conversation } = await server.call('/v1/conversations', {
      as: contact,
      body: { kind: 'chat' },
    });
    await server.call('/v1/me', { as: contact, method: 'PATCH', body: { name: 'Ada' } });
    const path = `/v1/conversations/${conversation.id}/messages`;
    for (const as of [contact, agent, key]) await server.call(path, { as, body: { text: 'Hello' } });

    const { body } = await ask('limit=1000');

    const told = (body.data as Event[]).flatMap((event) => ('message' in event ? event.message : []));
    const { body: shown } = await server.call(path, { as: key });
    expect(told).toEqual(shown.data);
    expect(told.map(({ author }) => author.name)).toEqual(['Ada', expect.any(String), expect.any(String)]);
  });

  it('names the next one in a header, with the same wishes, and the last one names none', async () => {
    const first = await ask('limit=1&site=shop');

    const link = /^<(\?[^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1];

    expect(new URLSearchParams(link)).toEqual(
      new URLSearchParams({ limit: '1', site: 'shop', after: first.body.cursor }),
    );
    expect((await ask(`limit=2000&after=${first.body.cursor}`)).headers.get('link')).toBeNull();
  });

  it('is as long as it was asked for, however many pieces it is read in', async () => {
    const { contactId } = (await server.newContact()) as Caller & { contactId: string };
    const { body: before } = await ask('limit=2000');
    const head = Number.parseInt(before.cursor.slice(1), 36);
    const ids = Array.from({ length: LIMITS.eventsMax + 700 }, () => newId('event'));
    const rows = ids.map(
      (id, index) =>
        `(${head + index + 1}, '${id}', 'contact.updated', '2026-01-01T00:00:00.000Z', 'system', 'x', ` +
        `'${server.siteId}', null, '${contactId}', '${contactId}', null)`,
    );
    await server.installation.run(`insert into event values ${rows.join(',')}`);
    await server.installation.run(`update log_head set cursor = ${head + ids.length}`);

    for (const as of [key, server.key('shop')]) {
      const { body: full } = await ask(`limit=${LIMITS.eventsMax}&after=${before.cursor}`, as);
      const { body: rest } = await ask(`limit=${LIMITS.eventsMax}&after=${full.cursor}`, as);
      const idsOf = (data: Event[]) => data.map(({ id }) => id);
      expect(idsOf(full.data)).toEqual(ids.slice(0, LIMITS.eventsMax));
      expect(idsOf(rest.data)).toEqual(ids.slice(LIMITS.eventsMax));
      expect([full.more, rest.more]).toEqual([true, false]);
    }
  });
});
