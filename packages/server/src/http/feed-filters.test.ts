/** The feed for who wants only some of it, and for who would rather wait than ask again. */
import type { Event, EventPage } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

let server: TestServer;
let key: Caller;
let agent: Caller;
let here: Caller;
let there: Caller;

beforeEach(async () => {
  server = await startTestServer();
  key = server.key(null);
  agent = await server.signIn('agent');
  here = await server.newContact();
  there = await server.newContact('other');
});
afterEach(() => server.stop());

async function converse(as: Caller, { team, texts }: { team?: string; texts: string[] }): Promise<string> {
  const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat' } });
  const path = `/v1/conversations/${body.id}`;
  if (team) await server.call(path, { as: agent, method: 'PATCH', body: { teamId: team } });
  for (const text of texts) await server.call(`${path}/messages`, { as, body: { text } });
  return body.id;
}

const ask = async (query: string, as = key): Promise<EventPage> =>
  (await server.call(`/v1/events?${query}`, { as })).body;
const codeOf = async (query: string, as = key) =>
  (await server.call(`/v1/events?${query}`, { as })).body.error?.code;
const textsOf = (events: Event[]) =>
  events.flatMap((event) => (event.type === 'message.created' ? event.message.text : []));

/** All pages, a few events at a time. */
async function walk(query: string, limit = 2): Promise<Event[]> {
  const events: Event[] = [];
  for (let after = ''; ; ) {
    const page = await ask(`${query}&limit=${limit}${after}`);
    events.push(...page.data);
    after = `&after=${page.cursor}`;
    if (!page.more) return events;
  }
}

describe('the feed with a filter', () => {
  it('has what is of a site, a type, a team, a kind, and everything of that in order', async () => {
    await converse(here, { team: 'sales', texts: ['a', 'b', 'c'] });
    await converse(here, { team: 'marketing', texts: ['d'] });
    await converse(here, { texts: ['e'] });
    await converse(there, { team: 'sales', texts: ['f'] });
    const all = await walk('', 100);
    const only = (...types: string[]) => all.filter(({ type }) => types.includes(type));

    expect(await walk('site=shop')).toEqual(all.filter(({ siteId }) => siteId === server.siteId));
    expect(await walk('types=message.created')).toEqual(only('message.created'));
    expect(await walk('types=contact.created,conversation.created')).toEqual(
      only('contact.created', 'conversation.created'),
    );
    expect(textsOf(await walk('teams=sales'))).toEqual(['a', 'b', 'c', 'f']);
    expect(textsOf(await walk('teams=sales,marketing&site=shop'))).toEqual(['a', 'b', 'c', 'd']);
    expect(await walk('kinds=chat')).toEqual(all);
    expect(textsOf(await walk('kinds=discussion'))).toEqual([]);
    expect(await walk('types=contact.created&teams=sales')).toEqual(only('contact.created'));
  });

  it('tells of an erasure whatever the team was', async () => {
    const { contactId } = here as Caller & { contactId: string };
    await converse(here, { team: 'sales', texts: ['a'] });
    await server.call(`/v1/contacts/${contactId}`, { as: key, method: 'DELETE' });

    const types = (await walk('teams=marketing')).map(({ type }) => type);

    expect(types.slice(-2)).toEqual(['conversation.erased', 'contact.erased']);
  });

  it('is bounded in what it looks through, and goes on where it was', async () => {
    const id = await converse(here, { texts: ['first'] });
    // Another 2,500 events, of which none is wanted.
    const row = `'agent.created', '2026-01-01T00:00:00.000Z', 'agent', 'agt_x', null, null, null, 'agt_x', null`;
    const { cursor } = await ask('limit=1000');
    const head = Number.parseInt(cursor.slice(1), 36);
    const values = Array.from({ length: 2500 }, (_, i) => `(${head + 1 + i}, 'evt_${i}', ${row})`);
    await server.installation.run(`insert into event values ${values.join()}`);
    await server.installation.run(`update log_head set cursor = ${head + 2500}`);
    await server.call(`/v1/conversations/${id}/messages`, { as: here, body: { text: 'last' } });

    const page = await ask(`types=message.created&after=${cursor}`);

    expect([page.data, page.more]).toEqual([[], true]);
    expect(textsOf(await walk('types=message.created'))).toEqual(['first', 'last']);
  });

  it('is refused for what there is not, and for a site of somebody else', async () => {
    expect(await codeOf('types=message.sent')).toBe('invalid_input');
    expect(await codeOf('types=')).toBe('invalid_input');
    expect(await codeOf('kinds=letter')).toBe('invalid_input');
    expect(await codeOf('teams=Sales!')).toBe('invalid_input');
    expect(await codeOf('wait=31')).toBe('invalid_input');
    expect(await codeOf('site=nowhere')).toBe('not_found');
    expect(await codeOf('site=other', server.key('shop'))).toBe('not_found');
    expect(await codeOf('site=other', here)).toBe('not_found');
    expect(await codeOf('site=shop', here)).toBeUndefined();
  });
});

describe('the feed that waits', () => {
  const end = async () => (await ask('limit=1000')).cursor;

  it('answers as soon as something happens that is wanted', async () => {
    const id = await converse(here, { texts: [] });
    const after = await end();
    let answered = false;
    const waiting = ask(`after=${after}&types=message.created&wait=20`).then((page) => {
      answered = true;
      return page;
    });
    await server.newContact();
    expect(answered).toBe(false);

    await server.call(`/v1/conversations/${id}/messages`, { as: here, body: { text: 'At last' } });

    const page = await waiting;
    expect(textsOf(page.data)).toEqual(['At last']);
    expect(page.more).toBe(false);
  });

  it('answers with nothing when the time is over, and passes over what was not wanted', async () => {
    const after = await end();
    const waiting = ask(`after=${after}&types=rating.created&wait=1`);
    await server.newContact();

    const page = await waiting;

    expect(page).toEqual({ data: [], cursor: await end(), more: false });
  });

  it('answers at once when there is something, and to customers', async () => {
    const after = await end();
    await server.newContact();
    const page = await ask(`after=${after}&wait=30`);
    const own = await ask(`after=${page.cursor}&wait=30`, here);

    expect([page.data.length, own.data.length]).toEqual([1, 0]);
  });

  it('lets the server stop', async () => {
    const after = await end();
    const waiting = fetch(`${server.url}/v1/events?after=${after}&wait=30`, { headers: key.headers });
    await until(async () => (await server.call('/livez')).status === 200);

    const stopping = server.server.stop();

    expect((await waiting).status).toBe(200);
    await stopping;
  });
});
